"""Organisations: one with all that the store knows of it, and lists."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from webapp.content import texts, words
from webapp.content.network.connections import Connection, Relation, relation
from webapp.content.sources import Source, gather, merge_sources
from webapp.content.subjects import Link, Place, Some
from webapp.content.texts import Body
from webapp.content.words import Words
from webapp.i18n.cldr import HoldsFor, Moment
from webapp.i18n.text import Text
from webapp.store.models import Figure as FigureRow
from webapp.store.queries import network
from webapp.store.queries.around import CENTRE
from webapp.store.queries.network import AFFILIATED


@dataclass(frozen=True, slots=True)
class Entry:
    """An organisation in a list."""

    link: Link
    kind: Text


@dataclass(frozen=True, slots=True)
class Affiliate:
    """An affiliation of an organisation to another one, with its own dates and sources."""

    link: Link
    since: Moment | None
    until: Moment | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A dated number; `measure` says what is counted, `more_than` that it is a lower bound."""

    id: str
    measure: str
    value: int
    more_than: bool
    holds_for: HoldsFor
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The first relations of one sort and direction, and how many there are in all."""

    relations: tuple[Relation, ...]
    total: int

    @property
    def first(self) -> Relation:
        """The first of them, which says what they all are."""
        return self.relations[0]

    @property
    def more(self) -> bool:
        """Whether there are others."""
        return self.total > len(self.relations)


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation, with its relations by what they are, and others (`neighbours`) in its country."""

    kind: Text
    country: Link | None
    until: Moment | None
    words: Words
    figures: tuple[Figure, ...]
    relations: tuple[Group, ...]
    projects: Some
    funded: Some
    neighbours: Some
    body: Body
    sources: tuple[Source, ...]


def organisation(
    session: Session, place: Place, locales: Sequence[str], body: Body, found: Sequence[Connection]
) -> Organisation:
    """All that the store knows of the organisation at a place; `body` is its text, `found` what connects it."""
    figures = gather(network.figures(session, place.ref), place.locale)
    own = [(relation(row, place.ref, place.around), row.total) for row in found if row.total is not None]
    return Organisation(
        kind=body.kind,
        country=place.single("country"),
        until=place.link.until,
        words=words.of_subject(session, place.ref, place.locale, locales),
        figures=_latest_first([_figure(row, sources) for row, sources in figures]),
        relations=_grouped(
            own,
            [link.ref for link in place.group("related").links],
        ),
        projects=place.group("projects"),
        funded=place.group("funded"),
        neighbours=place.group("neighbours"),
        body=body,
        sources=merge_sources(body.sources, *(item[-1] for item in figures), *(item.sources for item, _total in own)),
    )


def responsible(session: Session, place: Place) -> tuple[Entry, ...]:
    """The first organisations for labour and social responsibility, in the order of the language."""
    links = place.group("responsible").links
    kinds = {
        ref: texts.in_language(english, translation, place.locale)
        for ref, english, translation in network.kinds_of(session, [link.ref for link in links], place.locale)
    }
    return tuple(Entry(link, kinds[link.ref]) for link in links)


def affiliates(place: Place, found: Sequence[Connection]) -> tuple[Affiliate, ...]:
    """The first federations that are or were affiliated to CNV, in the order of the language.

    Whoever was affiliated more than once is there for each time.
    """
    rows: dict[str, list[Connection]] = {}
    for row in found:
        if (row.relation, row.object) == (AFFILIATED, CENTRE):
            rows.setdefault(row.subject, []).append(row)
    return tuple(
        Affiliate(link, Moment.perhaps(row.since), Moment.perhaps(row.until), row.sources)
        for link in place.group("affiliates").links
        for row in rows[link.ref]
    )


def _latest_first(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Figures of one measure together, the latest first and those without a date last."""
    measures = list(dict.fromkeys(figure.measure for figure in figures))
    latest = sorted(figures, key=_date_of, reverse=True)
    return tuple(sorted(latest, key=lambda figure: measures.index(figure.measure)))


def _date_of(figure: Figure) -> str:
    moment = figure.holds_for.moment
    return moment.isoformat() if moment else ""


def _grouped(relations: Sequence[tuple[Relation, int]], order: Sequence[str]) -> tuple[Group, ...]:
    """Relations of one sort and direction together, in the order in which each sort comes first.

    `order` has the references of the other sides in the order of the language, which is that of each group.
    """
    places = {ref: place for place, ref in enumerate(order)}
    groups: dict[tuple[str, bool], tuple[list[Relation], int]] = {}
    for item, total in relations:
        groups.setdefault((item.relation, item.inverse), ([], total))[0].append(item)
    return tuple(
        Group(tuple(sorted(members, key=lambda item: places[item.other.ref])), total)
        for members, total in groups.values()
    )


def _figure(row: FigureRow, sources: tuple[Source, ...]) -> Figure:
    return Figure(
        _short(row.id), row.measure, row.value, row.qualifier == "more than", HoldsFor.parse(row.holds_for), sources
    )


def _short(statement: str) -> str:
    return statement.partition(":")[2]
