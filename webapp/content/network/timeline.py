"""The timeline of the network: what the store dates, year by year."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from sqlalchemy.orm import Session

from webapp.content import subjects
from webapp.content.inline import Inline, parse, targets
from webapp.content.network.spans import spans
from webapp.content.sources import Source, gather, merge_sources
from webapp.content.subjects import Link
from webapp.content.texts import Mark, chosen
from webapp.i18n.cldr import Moment
from webapp.i18n.collation import sort_key
from webapp.store.queries import timeline
from webapp.store.queries.timeline import COOPERATION, MOST_OF_A_YEAR

MOST = 60
"""So many events are shown; where the store has more, fewer of each year, and at least one."""
TOGETHER = ("merged-into",)
"""Relations that one sentence can tell of several organisations at the same time."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened; `kind` says what (`store.queries.timeline`).

    `subjects` are the organisations, the project or the countries that it is about, in the order of the language; for a
    text of the site (`parts`, `lang`, `mark`) that on whose page it stands. `until`: the end of a project that began.
    `size` is how many rows of the store it tells.
    """

    kind: str
    moment: Moment
    subjects: tuple[Link, ...]
    object: Link | None
    relation: str | None
    until: Moment | None
    parts: Inline
    lang: str | None
    mark: Mark | None
    sources: tuple[Source, ...]
    size: int = 1


@dataclass(frozen=True, slots=True)
class Year:
    """The events of a year in order, and how many more there are (`more`).

    `lanes` says of each lane how a span crosses the year: `begins`, `passes` or `ends`, or "" if none does.
    """

    year: Moment
    events: tuple[Event, ...]
    more: int
    lanes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Years with events, the earliest first; `marked` counts the texts that are not up to date in the language."""

    years: tuple[Year, ...]
    sources: tuple[Source, ...]
    marked: int


def told(session: Session, locale: str) -> Timeline:
    """All that the store dates, in a language."""
    years = {}
    for (year, total), found in groupby(_events(session, locale), key=lambda item: item[0]):
        years[year] = (tuple(_together((event for _, event in found), locale)), total)
    most = _most([len(events) for events, _ in years.values()])
    shown = {year: _in_order(events[:most]) for year, (events, _) in years.items()}
    more = {year: years[year][1] - sum(event.size for event in events) for year, events in shown.items()}
    listed = [event for events in shown.values() for event in events]
    # Where some are left out, arcs would say that there are no others.
    drawn = [] if any(more.values()) else [_span(event) for event in listed if event.until]
    lanes = spans(list(shown), drawn)
    return Timeline(
        tuple(
            Year(Moment(year), events, more[year], crossing)
            for (year, events), crossing in zip(shown.items(), lanes, strict=True)
        ),
        merge_sources(*(event.sources for event in listed)),
        sum(event.mark is not None for event in listed),
    )


def _events(session: Session, locale: str) -> Iterator[tuple[tuple[int, int], Event]]:
    """Each event with its year and how many that has in all."""
    rows = gather(timeline.events(session, locale), locale)
    words = [chosen(row[9], row[10], locale, outdated=row[11]) if row[9] else ("", None, None) for row in rows]
    refs = {ref for row in rows for ref in row[5:7] if ref}.union(*(targets(text) for text, _, _ in words))
    links = subjects.links(session, locale, refs)
    paths = {ref: link.path for ref, link in links.items()}
    for row, (text, lang, mark) in zip(rows, words, strict=True):
        year, total, kind, moment, _, subject, other, relation, until, *_, sources = row
        event = Event(
            kind=kind,
            moment=Moment.parse(moment),
            subjects=(links[subject],),
            object=links[other] if other else None,
            relation=relation,
            until=Moment.perhaps(until),
            parts=parse(text, paths.get),
            lang=lang,
            mark=mark,
            sources=sources,
        )
        yield (int(year), total), event


def _together(events: Iterable[Event], locale: str) -> Iterator[Event]:
    """Events that one sentence tells, as one; they follow each other."""
    kept: dict[tuple[object, ...], list[Event]] = {}
    for place, event in enumerate(events):
        joined = event.kind == COOPERATION or event.relation in TOGETHER
        key = (event.kind, event.moment, event.relation, event.object) if joined else (place,)
        kept.setdefault(key, []).append(event)
    for same in kept.values():
        links = sorted((link for event in same for link in event.subjects), key=lambda link: _place(link, locale))
        sources = merge_sources(*(event.sources for event in same))
        yield replace(same[0], subjects=tuple(links), sources=sources, size=len(same))


def _place(link: Link, locale: str) -> bytes:
    return sort_key(str(link.name), locale)


def _most(counts: Sequence[int]) -> int:
    """How many of each year can be shown."""
    fitting = (most for most in range(MOST_OF_A_YEAR, 1, -1) if sum(min(count, most) for count in counts) <= MOST)
    return next(fitting, 1)


def _in_order(events: Sequence[Event]) -> tuple[Event, ...]:
    """As they happened: of what is dated to the year alone nobody knows when in it, so that it comes first."""
    return tuple(sorted(events, key=lambda event: event.moment.isoformat()))


def _span(event: Event) -> tuple[int, int]:
    assert event.until is not None
    return event.moment.year, event.until.year
