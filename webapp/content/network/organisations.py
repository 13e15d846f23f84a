"""Organisations: one with all that the store knows of it, and lists."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from webapp.content import subjects, texts, words
from webapp.content.subjects import Link
from webapp.content.texts import Body, Source
from webapp.content.words import Words
from webapp.i18n.cldr import HoldsFor, Moment
from webapp.i18n.text import Text
from webapp.store.models import Figure as FigureRow
from webapp.store.models import Relation as RelationRow
from webapp.store.queries import network


@dataclass(frozen=True, slots=True)
class Entry:
    """An organisation in a list."""

    link: Link
    kind: Text
    group: str


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
class Relation:
    """How an organisation is connected to another one; `inverse` if the other one is the subject."""

    id: str
    relation: str
    inverse: bool
    other: Link
    since: Moment | None
    until: Moment | None
    when: Moment | None
    holds_for: HoldsFor | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation, with its relations by what they are."""

    kind: Text
    country: Link | None
    until: Moment | None
    words: Words
    figures: tuple[Figure, ...]
    relations: tuple[tuple[Relation, ...], ...]
    projects: tuple[Link, ...]
    funded: tuple[Link, ...]
    body: Body
    sources: tuple[Source, ...]


def organisation(session: Session, ref: str, locale: str, locales: Sequence[str]) -> Organisation:
    """All that the store knows of an organisation."""
    row, country = network.organisation(session, ref)
    body = texts.body(session, ref, locale)
    figures = network.figures(session, ref)
    relations = network.relations(session, ref)
    statements = [*(figure.id for figure in figures), *(relation.id for relation in relations)]
    cited = texts.cited_by(session, statements, locale)
    projects = network.projects_with(session, ref, locale)
    others = {item.object if item.subject == ref else item.subject for item in relations}
    links = subjects.links(
        session, locale, others | {project for project, _ in projects} | ({country} if country else set())
    )
    return Organisation(
        kind=texts.message(session, f"kind:{row.kind}/name", locale),
        country=links[country] if country else None,
        until=_moment(row.until),
        words=words.of_subject(session, ref, locale, locales),
        figures=_latest_first([_figure(item, cited[item.id]) for item in figures]),
        relations=_grouped([_relation(item, ref, links, cited[item.id]) for item in relations]),
        projects=tuple(links[project] for project, funded in projects if not funded),
        funded=tuple(links[project] for project, funded in projects if funded),
        body=body,
        sources=texts.merge_sources(body.sources, *cited.values()),
    )


def listing(session: Session, locale: str) -> tuple[Entry, ...]:
    """All organisations in the order of the language."""
    rows = network.organisations(session, locale)
    links = subjects.links(session, locale, [row.ref for row, _ in rows])
    kinds = texts.messages(session, {f"kind:{row.kind}/name" for row, _ in rows}, locale)
    return tuple(Entry(links[row.ref], kinds[f"kind:{row.kind}/name"], group) for row, group in rows)


def affiliates(session: Session, ref: str, locale: str) -> tuple[Relation, ...]:
    """The organisations that are or were affiliated to this one, in the order of the language."""
    rows = network.affiliations_to(session, ref, locale)
    links = subjects.links(session, locale, [row.subject for row in rows])
    cited = texts.cited_by(session, [row.id for row in rows], locale)
    return tuple(_relation(row, ref, links, cited[row.id]) for row in rows)


def _latest_first(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Figures of one measure together, the latest first and those without a date last."""
    measures = list(dict.fromkeys(figure.measure for figure in figures))
    latest = sorted(figures, key=_date_of, reverse=True)
    return tuple(sorted(latest, key=lambda figure: measures.index(figure.measure)))


def _date_of(figure: Figure) -> str:
    moment = figure.holds_for.moment
    return moment.isoformat() if moment else ""


def _grouped(relations: Sequence[Relation]) -> tuple[tuple[Relation, ...], ...]:
    """Relations of one sort and direction together, in the order in which each sort comes first."""
    groups: dict[tuple[str, bool], tuple[Relation, ...]] = {}
    for relation in relations:
        key = (relation.relation, relation.inverse)
        groups[key] = (*groups.get(key, ()), relation)
    return tuple(groups.values())


def _figure(row: FigureRow, sources: tuple[Source, ...]) -> Figure:
    return Figure(
        _short(row.id), row.measure, row.value, row.qualifier == "more than", HoldsFor.parse(row.holds_for), sources
    )


def _relation(row: RelationRow, ref: str, links: dict[str, Link], sources: tuple[Source, ...]) -> Relation:
    inverse = row.object == ref
    return Relation(
        id=_short(row.id),
        relation=row.relation,
        inverse=inverse,
        other=links[row.subject if inverse else row.object],
        since=_moment(row.since),
        until=_moment(row.until),
        when=_moment(row.when),
        holds_for=HoldsFor.parse(row.holds_for) if row.holds_for else None,
        sources=sources,
    )


def _moment(value: str | None) -> Moment | None:
    return Moment.parse(value) if value else None


def _short(statement: str) -> str:
    return statement.partition(":")[2]
