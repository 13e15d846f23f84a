"""The glossary: each word in every language of the site, and what it means."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from webapp.content import subjects, texts, words
from webapp.content.sources import Source
from webapp.content.subjects import Link
from webapp.content.texts import Mark
from webapp.content.words import Words
from webapp.i18n.text import Text


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the glossary; `anchor` is its place on the page."""

    link: Link
    anchor: str
    definition: Text
    mark: Mark | None
    words: Words
    sources: tuple[Source, ...]


def terms(session: Session, locale: str, locales: tuple[str, ...]) -> tuple[Term, ...]:
    """All terms in the order of the language."""
    links = subjects.of_kind(session, locale, "term")
    contexts = [f"{link.ref}/definition" for link in links]
    definitions = texts.cited_messages(session, contexts, locale)
    names = words.of_terms(session, locale, locales)
    return tuple(
        Term(link, link.path.partition("#")[2], definition, mark, names[link.ref], sources)
        for link, (definition, mark, sources) in zip(links, (definitions[context] for context in contexts), strict=True)
    )
