"""Projects: what organisations do together, where and when."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from webapp.content import subjects, texts
from webapp.content.subjects import Link
from webapp.content.texts import Body, Source
from webapp.i18n.cldr import Moment
from webapp.store.queries import network


@dataclass(frozen=True, slots=True)
class Project:
    """A project; `when` is a moment, `since` and `until` a span."""

    id: str
    since: Moment | None
    until: Moment | None
    when: Moment | None
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
        id=ref.partition(":")[2],
        since=Moment.parse(row.since) if row.since else None,
        until=Moment.parse(row.until) if row.until else None,
        when=Moment.parse(row.when) if row.when else None,
        members=tuple(links[member] for member in members),
        funder=links[row.funder] if row.funder else None,
        countries=tuple(links[country] for country in countries),
        follows=tuple(links[other] for other in earlier),
        followed_by=links[row.followed_by] if row.followed_by else None,
        body=body,
        own_sources=own,
        sources=texts.merge_sources(own, body.sources),
    )
