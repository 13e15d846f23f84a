"""The glossary: each word in every language of the site, and what it means."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from webapp.content import subjects, texts
from webapp.content.subjects import Link
from webapp.content.texts import Source
from webapp.i18n.text import Text, text
from webapp.store.models import Name
from webapp.store.queries import network


@dataclass(frozen=True, slots=True)
class Word:
    """A term in one language, with other words for it in use."""

    lang: str
    name: Text
    acronym: str | None
    also: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the glossary; `anchor` is its place on the page."""

    link: Link
    anchor: str
    definition: Text
    own: Word | None
    others: tuple[Word, ...]
    sources: tuple[Source, ...]


def terms(session: Session, locale: str, locales: tuple[str, ...]) -> tuple[Term, ...]:
    """All terms in the order of the language."""
    links = subjects.of_kind(session, locale, "term")
    contexts = [f"{link.ref}/definition" for link in links]
    definitions = texts.messages(session, contexts, locale)
    cited = texts.cited_by(session, contexts, locale)
    names: dict[str, list[Name]] = {}
    for name in network.names_of_kind(session, "term:"):
        names.setdefault(name.ref, []).append(name)
    found = []
    for link, context in zip(links, contexts, strict=True):
        words = {word.lang: word for word in _words(names[link.ref], locale)}
        others = tuple(words[lang] for lang in locales if lang in words and lang != locale)
        anchor = link.path.partition("#")[2]
        found.append(Term(link, anchor, definitions[context], words.get(locale), others, cited[context]))
    return tuple(found)


def _words(names: list[Name], locale: str) -> list[Word]:
    return [
        Word(
            name.lang,
            text(name.name, name.lang, locale),
            name.acronym,
            tuple(
                text(also.name, also.lang, locale) for also in names if also.form == "also" and also.lang == name.lang
            ),
        )
        for name in names
        if name.form == "official"
    ]
