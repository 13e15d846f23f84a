"""Who sits at the table of a picture, and what connects those who do."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import CTE, ColumnElement, Row, ScalarSelect, Select, case, func, literal, null, or_, select, union
from sqlalchemy import union_all as joined
from sqlalchemy.orm import Session

from webapp.store.models import Citation, Project, ProjectMember, Relation, Source
from webapp.store.queries.network import AFFILIATED, related

TAKES_PART, FUNDS = "takes-part-in", "funds"
"""What connects an organisation with a project; other words are relations of the store."""
MOST_SEATS = 40
MOST_NEAR = 24
"""So many sit at the table of the whole network, and at that of one organisation."""

Columns = Row[*tuple[Any, ...]]


class Seats(NamedTuple):
    """References of those who sit at a table, and how many there would be if it were long enough."""

    refs: Any
    total: ScalarSelect[Any]


def within_two_steps(hearts: Collection[str]) -> Seats:
    """Everything within two steps of these organisations; if it is too much, what has most connections."""
    ends = _ends()
    first = select(ends.c.other).where(ends.c.seat.in_(hearts))
    second = select(ends.c.other).where(ends.c.seat.in_(first))
    found = union(select(ends.c.seat.label("ref")).where(ends.c.seat.in_(hearts)), first, second).cte("seats_found")
    return _first(found, ends, case((found.c.ref.in_(hearts), 0), else_=1), MOST_SEATS)


def near(ref: ColumnElement[str]) -> Seats:
    """An organisation, those it has relations with, its projects, and the others who take part in these.

    If it is too much: first what it is itself connected with, of that what has most connections.
    """
    ends = _ends()
    own = select(ends.c.other).where(ends.c.seat == ref)
    projects = union(
        select(ProjectMember.project).where(ProjectMember.organisation == ref),
        select(Project.ref).where(Project.funder == ref),
    )
    partners = select(ProjectMember.organisation).where(ProjectMember.project.in_(projects))
    found = union(select(ends.c.seat.label("ref")).where(ends.c.seat == ref), own, partners).cte("seats_found")
    step = case((found.c.ref == ref, 0), (found.c.ref.in_(own), 1), else_=2)
    return _first(found, ends, step, MOST_NEAR)


def _ends() -> CTE:
    """Every connection from both its ends: seat, other."""
    pairs: list[tuple[Any, Any, Any]] = [
        (Relation.subject, Relation.object, None),
        (ProjectMember.organisation, ProjectMember.project, None),
        (Project.funder, Project.ref, Project.funder.is_not(None)),
    ]
    both = [pair for one, other, there in pairs for pair in ((one, other, there), (other, one, there))]
    parts = [select(one.label("seat"), other.label("other")) for one, other, _there in both]
    return joined(
        *(part if there is None else part.where(there) for part, (*_, there) in zip(parts, both, strict=True))
    ).cte("seat_ends")


def _first(found: CTE, ends: CTE, step: ColumnElement[int], most: int) -> Seats:
    refs = (
        select(found.c.ref)
        .join(ends, ends.c.seat == found.c.ref)
        .group_by(found.c.ref)
        .order_by(step, func.count().desc(), found.c.ref)
        .limit(most)
    )
    return Seats(refs, select(func.count()).select_from(found).scalar_subquery())


def of_organisation(session: Session, ref: str, most: int, seats: Collection[str]) -> Sequence[Columns]:
    """The relations that `related` finds, with how many there are of their sort, and whatever connects the seats.

    Rows of id, relation, subject, object, since, until, when, holds_for, total, source: each once for every source.
    What connects an organisation with a project (TAKES_PART, FUNDS) has neither id nor source. `total` is None for a
    relation that only connects seats.
    """
    own = related(ref, most)
    return _connections(session, select(own.c.id, own.c.total), seats)


def of_networks(
    session: Session, centre: str, affiliates: Collection[str], seats: Collection[str]
) -> Sequence[Columns]:
    """As of_organisation: the affiliations of these organisations to a centre, and whatever connects the seats."""
    own = select(Relation.id, literal(1).label("total")).where(
        Relation.object == centre, Relation.relation == AFFILIATED, Relation.subject.in_(affiliates)
    )
    return _connections(session, own, seats)


def _connections(session: Session, wanted: Select[Any, Any], seats: Collection[str]) -> Sequence[Columns]:
    own = wanted.subquery()
    nothing = [null().label(name) for name in ("since", "until", "when", "holds_for")]
    relations = (
        select(Relation.id, Relation.relation, Relation.subject, Relation.object)
        .add_columns(Relation.since, Relation.until, Relation.when, Relation.holds_for, own.c.total, Relation.position)
        .outerjoin(own, own.c.id == Relation.id)
        .where(or_(own.c.id.is_not(None), Relation.subject.in_(seats) & Relation.object.in_(seats)))
    )
    members = (
        select(null().label("id"), literal(TAKES_PART), ProjectMember.organisation, ProjectMember.project)
        .add_columns(*nothing, null().label("total"), ProjectMember.position)
        .where(ProjectMember.organisation.in_(seats), ProjectMember.project.in_(seats))
    )
    funders = (
        select(null().label("id"), literal(FUNDS), Project.funder, Project.ref)
        .add_columns(*nothing, null().label("total"), literal(0))
        .where(Project.funder.in_(seats), Project.ref.in_(seats))
    )
    rows = joined(relations, members, funders).subquery().c
    statement: Select[*tuple[Any, ...]] = (
        select(*(column for column in rows if column.name != "position"), Source)
        .outerjoin(Citation, Citation.statement == rows.id)
        .outerjoin(Source, Source.key == Citation.source)
        .order_by(rows.position, rows.id, rows.subject, rows.object, Citation.position)
    )
    return session.execute(statement).all()
