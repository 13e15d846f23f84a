"""Projects: what organisations do together, where and when."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from webapp.content.sources import Source, gather, merge_sources
from webapp.content.subjects import Link, Place, Some
from webapp.content.texts import Body
from webapp.store.queries import network


@dataclass(frozen=True, slots=True)
class Project:
    """A project with all that the store knows of it, and others (`neighbours`) of the same organisations."""

    members: Some
    funder: Link | None
    countries: Some
    neighbours: Some
    follows: tuple[Link, ...]
    followed_by: Link | None
    body: Body
    own_sources: tuple[Source, ...]
    sources: tuple[Source, ...]


def project(session: Session, place: Place, body: Body) -> Project:
    """All that the store knows of the project at a place; `body` is its text."""
    own = gather(network.project(session, place.ref), place.locale)[0][-1]
    return Project(
        members=place.group("members"),
        funder=place.single("funder"),
        countries=place.group("countries"),
        neighbours=place.group("neighbours"),
        follows=place.group("earlier").links,
        followed_by=place.single("later"),
        body=body,
        own_sources=own,
        sources=merge_sources(own, body.sources),
    )
