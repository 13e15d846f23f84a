"""What connects organisations and projects, as it is fetched once for a page: its list of relations and its picture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from webapp.content.sources import Source, gather
from webapp.content.subjects import Link, Place
from webapp.i18n.cldr import HoldsFor, Moment
from webapp.store.queries import picture
from webapp.store.queries.around import CENTRE, MOST


class Connection(NamedTuple):
    """A row of `store.queries.picture` with all its sources; `total` is None if it only connects others."""

    id: str | None
    relation: str
    subject: str
    object: str
    since: str | None
    until: str | None
    when: str | None
    holds_for: str | None
    total: int | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """How two organisations are connected; `inverse` if the one that a page is about is the object.

    `listed` if it is one of the first of its sort: those the page lists. Others only connect seats of its picture.
    """

    id: str
    relation: str
    inverse: bool
    listed: bool
    subject: Link
    object: Link
    since: Moment | None
    until: Moment | None
    when: Moment | None
    holds_for: HoldsFor | None
    sources: tuple[Source, ...]

    @property
    def other(self) -> Link:
        """The other side."""
        return self.subject if self.inverse else self.object


def of_organisation(session: Session, place: Place) -> tuple[Connection, ...]:
    """The relations of the organisation at a place, of each sort the first; and what connects those around it."""
    return _gathered(picture.of_organisation(session, place.ref, MOST, _seats(place)), place)


def of_networks(session: Session, place: Place) -> tuple[Connection, ...]:
    """The affiliations to CNV that the page on the networks lists, and what connects those in its picture."""
    affiliates = [link.ref for link in place.group("affiliates").links]
    return _gathered(picture.of_networks(session, CENTRE, affiliates, _seats(place)), place)


def relation(row: Connection, ref: str, links: Mapping[str, Link]) -> Relation:
    """A connection of two organisations on the page of `ref`."""
    return Relation(
        id=(row.id or "").partition(":")[2],
        relation=row.relation,
        inverse=row.object == ref,
        listed=row.total is not None and ref in (row.subject, row.object),
        subject=links[row.subject],
        object=links[row.object],
        since=Moment.perhaps(row.since),
        until=Moment.perhaps(row.until),
        when=Moment.perhaps(row.when),
        holds_for=HoldsFor.parse(row.holds_for) if row.holds_for else None,
        sources=row.sources,
    )


def _seats(place: Place) -> list[str]:
    return [link.ref for link in place.group("seats").links]


def _gathered(rows: Sequence[Any], place: Place) -> tuple[Connection, ...]:
    return tuple(Connection(*row) for row in gather(rows, place.locale))
