"""The sources that what the site says rests on."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from webapp.i18n.cldr import HoldsFor
from webapp.i18n.text import Text, text
from webapp.store.models import Source as SourceRow
from webapp.store.queries import texts


@dataclass(frozen=True, slots=True)
class Source:
    """A source: `title` knows its language; `holds_for` is the date of what it says, None if it has none."""

    key: str
    title: Text
    publisher: str
    url: str
    holds_for: HoldsFor


def source(row: SourceRow, locale: str) -> Source:
    """A source as a page in the language shows it."""
    return Source(row.key, text(row.title, row.lang, locale), row.publisher, row.url, HoldsFor.parse(row.holds_for))


def cited_about(session: Session, refs: Collection[str], locale: str) -> dict[str, tuple[Source, ...]]:
    """The sources of all that is stated about each of these subjects, in the order of the sources page."""
    found: dict[str, list[Source]] = {ref: [] for ref in refs}
    made: dict[str, Source] = {}
    for ref, row in texts.cited_about(session, refs):
        if ref in found:
            found[ref].append(made.setdefault(row.key, source(row, locale)))
    return {ref: tuple(sources) for ref, sources in found.items()}


def gather(rows: Iterable[Row[*tuple[Any, ...]]], locale: str) -> list[tuple[Any, ...]]:
    """Rows that end in a source, or None, and repeat themselves for each of them: each once, with all its sources."""
    found: dict[tuple[Any, ...], tuple[Source, ...]] = {}
    for *columns, row in rows:
        key = tuple(columns)
        found[key] = (*found.get(key, ()), *([source(row, locale)] if row else []))
    return [(*columns, sources) for columns, sources in found.items()]


def all_sources(session: Session, locale: str) -> tuple[Source, ...]:
    """Every source of the site."""
    return tuple(source(row, locale) for row in texts.sources(session))


def merge_sources(*groups: Iterable[Source]) -> tuple[Source, ...]:
    """Sources of several parts of a page, each once."""
    return tuple({item.key: item for group in groups for item in group}.values())
