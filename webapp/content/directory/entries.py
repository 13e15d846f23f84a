"""The entries of a list in a state: a page of them, and what to loosen where there are none."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from webapp.content.directory.fields import Field
from webapp.content.directory.state import TEXT, State
from webapp.content.network.countries import Partnership
from webapp.content.sources import Source, cited_about, merge_sources
from webapp.content.subjects import Link
from webapp.i18n.cldr import REGIONS, HoldsFor, Moment, region_name
from webapp.i18n.collation import sort_key
from webapp.i18n.text import Text, text
from webapp.store.queries import directory

PAGE = 25
"""Entries on a page."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An organisation, country or project in a list; what does not belong to its kind is None or 0."""

    link: Link
    sources: tuple[Source, ...]
    kind: Text | None = None
    country: Link | None = None
    code: str | None = None
    region: str | None = None
    partnership: Partnership | None = None
    organisations: int = 0
    projects: int = 0
    countries: int = 0


@dataclass(frozen=True, slots=True)
class Looser:
    """A filter to leave out, the state without it, and how many entries that finds."""

    name: str
    state: State
    total: int


@dataclass(frozen=True, slots=True)
class Results:
    """A page of a list: entries `first` to `last` of `total`, of which `former` belong to the past.

    `previous` and `next` are the states of the pages before and after, if there are any. `begun` is false if the page
    was to begin with an entry that is not in the list, so that it begins with the first.
    """

    state: State
    entries: tuple[Entry, ...]
    total: int
    former: int
    first: int
    previous: State | None
    next: State | None
    sources: tuple[Source, ...]
    looser: tuple[Looser, ...]
    begun: bool = True

    @property
    def last(self) -> int:
        """The place of the last entry on this page, from 1."""
        return self.first + len(self.entries) - 1


def results(session: Session, state: State, fields: dict[str, Field], locale: str, most: int | None = PAGE) -> Results:
    """The page that a state asks for; `most` entries, or all that follow."""
    search = state.search(locale, ranks(state, fields, locale))
    rows = directory.entries(session, search, most)
    if not rows:
        return Results(state, (), 0, 0, 0, None, None, (), _looser(session, state, locale))
    shown, rest = rows[:most], rows[most:] if most else []
    begun = state.start is None or rows[0].ref == state.start
    before = rows[0].before
    kinds = {choice.key: choice.label for choice in fields["kind"].choices} if "kind" in fields else {}
    cited = cited_about(session, [row.ref for row in shown], locale)
    return Results(
        state=state if begun else state.at(None),
        entries=tuple(_entry(row, kinds, cited[row.ref], locale) for row in shown),
        total=rows[0].total,
        former=rows[0].former_total,
        first=before + 1,
        previous=state.at(rows[0].previous if most and before > most else None) if before else None,
        next=state.at(rest[0].ref) if rest else None,
        sources=merge_sources(*cited.values()),
        looser=(),
        begun=begun,
    )


def ranks(state: State, fields: dict[str, Field], locale: str) -> dict[str, int]:
    """The order of kinds or regions by their names, where the list is ordered by them."""
    if state.sort.key == "kind":
        return {choice.key: place for place, choice in enumerate(fields["kind"].choices)}
    if state.sort.key == "region":
        names = sorted(REGIONS, key=lambda region: sort_key(region_name(region, locale), locale))
        return {region: place for place, region in enumerate(names)}
    return {}


def _looser(session: Session, state: State, locale: str) -> tuple[Looser, ...]:
    names = [*state.chosen, *([TEXT] if state.text else [])]
    states = [state.without(name) for name in names]
    totals = directory.counts(session, [other.search(locale, {}) for other in states])
    found = zip(names, states, totals, strict=True)
    return tuple(Looser(name, other, total) for name, other, total in found if total)


def _entry(row: Row[*tuple[Any, ...]], kinds: dict[str, Text], sources: tuple[Source, ...], locale: str) -> Entry:
    columns = row._mapping
    dates = {name: Moment.perhaps(columns.get(name)) for name in ("until", "since", "when")}
    link = Link(row.ref, text(row.name, row.lang, locale), row.path, row.acronym, **dates)
    if "kind" in columns:
        country = Link(row.country, text(row.country_name, locale, locale), row.country_path) if row.country else None
        return Entry(link, sources, kind=kinds[row.kind], country=country, code=row.code)
    if "region" in columns:
        return Entry(
            link,
            sources,
            code=row.code,
            region=region_name(row.region, locale),
            partnership=_partnership(row, sources) if row.partnership else None,
            projects=row.projects,
            organisations=row.organisations,
        )
    return Entry(link, sources, countries=row.countries, organisations=row.organisations)


def _partnership(row: Row[*tuple[Any, ...]], sources: tuple[Source, ...]) -> Partnership:
    return Partnership(
        row.partnership.partition(":")[2], Moment.perhaps(row.since), HoldsFor.parse(row.holds_for), sources
    )
