"""What things are called in each language, with other names in use."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from webapp.i18n.text import Text, text
from webapp.store.models import Name
from webapp.store.queries import network


@dataclass(frozen=True, slots=True)
class Word:
    """A name in one language, with other names for the same thing there."""

    lang: str
    name: Text
    acronym: str | None
    also: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The names of a subject: in the language of the page, if there is one, and in the others."""

    own: Word | None
    others: tuple[Word, ...]

    def __bool__(self) -> bool:
        return bool(self.others or (self.own and self.own.also))


def of_subject(session: Session, ref: str, locale: str, locales: Sequence[str]) -> Words:
    """The names of one subject; the language that it is shown in is left out where nothing is added to its heading."""
    return _words(network.names_of(session, ref), locale, locales)


def of_terms(session: Session, locale: str, locales: Sequence[str]) -> dict[str, Words]:
    """The names of all terms, by reference."""
    names: dict[str, list[Name]] = {}
    for name in network.names_of_kind(session, "term:"):
        names.setdefault(name.ref, []).append(name)
    return {ref: _words(listed, locale, locales) for ref, listed in names.items()}


def _words(names: Sequence[Name], locale: str, locales: Sequence[str]) -> Words:
    words = {name.lang: _word(name, names, locale) for name in names if name.form == "official"}
    order = [*(lang for lang in locales if lang in words), *(lang for lang in words if lang not in locales)]
    return Words(words.get(locale), tuple(words[lang] for lang in order if lang != locale))


def _word(name: Name, names: Sequence[Name], locale: str) -> Word:
    also = tuple(
        text(other.name, name.lang, locale) for other in names if (other.form, other.lang) == ("also", name.lang)
    )
    return Word(name.lang, text(name.name, name.lang, locale), name.acronym, also)
