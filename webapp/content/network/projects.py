"""Projects: what organisations do together, where and when."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from webapp.content import subjects, texts
from webapp.content.subjects import Link
from webapp.content.texts import Body, Source
from webapp.i18n.cldr import Moment
from webapp.store.models import Project as ProjectRow
from webapp.store.queries import network


@dataclass(frozen=True, slots=True)
class Dates:
    """When a project was: `when` is a moment, `since` and `until` a span."""

    since: Moment | None
    until: Moment | None
    when: Moment | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A project in a list."""

    link: Link
    dates: Dates


@dataclass(frozen=True, slots=True)
class Project:
    """A project with all that the store knows of it."""

    dates: Dates
    members: tuple[Link, ...]
    funder: Link | None
    countries: tuple[Link, ...]
    follows: tuple[Link, ...]
    followed_by: Link | None
    body: Body
    own_sources: tuple[Source, ...]
    sources: tuple[Source, ...]


def project(session: Session, ref: str, locale: str) -> Project:
    """All that the store knows of a project."""
    row = network.project(session, ref)
    members = network.members(session, ref, locale)
    countries = network.project_countries(session, ref, locale)
    earlier = network.predecessors(session, ref)
    singles = [other for other in (row.funder, row.followed_by) if other]
    links = subjects.links(session, locale, [*members, *countries, *earlier, *singles])
    body = texts.body(session, ref, locale)
    own = texts.cited(session, [row.statement], locale)
    return Project(
        dates=_dates(row),
        members=tuple(links[member] for member in members),
        funder=links[row.funder] if row.funder else None,
        countries=tuple(links[country] for country in countries),
        follows=tuple(links[other] for other in earlier),
        followed_by=links[row.followed_by] if row.followed_by else None,
        body=body,
        own_sources=own,
        sources=texts.merge_sources(own, body.sources),
    )


def listing(session: Session, locale: str) -> tuple[Entry, ...]:
    """All projects in the order of the language."""
    rows = network.projects(session, locale)
    links = subjects.links(session, locale, [row.ref for row in rows])
    return tuple(Entry(links[row.ref], _dates(row)) for row in rows)


def _dates(row: ProjectRow) -> Dates:
    return Dates(*(Moment.parse(value) if value else None for value in (row.since, row.until, row.when)))
