"""What the store dates: texts, events between organisations, projects, cooperation in countries."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, String, bindparam, func, literal, or_, select, union_all
from sqlalchemy.orm import Session

from webapp.store.models import Block, Citation, Message, Partnership, Project, Relation, Source, Translation
from webapp.store.queries.messages import OUTDATED, with_meanings

COOPERATION = "cooperation"
MOST_OF_A_YEAR = 6
"""So many of one year are fetched, in this order of kinds, beside the countries where cooperation began."""
_NOTHING = literal(None, String)


def _dated(rank: int, kind: str, moment: Any, statement: Any, subject: Any, *more: Any) -> Select[*tuple[Any, ...]]:
    """`more`: the other side of a relation, its sort, the end of a project; as far as there are any."""
    other, sort, until = (*more, *[_NOTHING] * 3)[:3]
    return select(
        literal(rank).label("rank"),
        literal(kind).label("kind"),
        moment.label("moment"),
        func.substr(moment, 1, 4).label("year"),
        statement.label("statement"),
        subject.label("subject"),
        other.label("object"),
        sort.label("relation"),
        until.label("until"),
    ).where(moment.is_not(None))


_ALL = union_all(
    _dated(0, "told", Block.moment, Block.id, Block.ref),
    _dated(1, COOPERATION, Partnership.since, Partnership.id, Partnership.country),
    _dated(2, "relation", Relation.when, Relation.id, Relation.subject, Relation.object, Relation.relation),
    _dated(3, "began", Project.since, Project.statement, Project.ref, _NOTHING, _NOTHING, Project.until),
    _dated(4, "ended", Project.until, Project.statement, Project.ref),
    _dated(5, "happened", Project.when, Project.statement, Project.ref),
).subquery()
_OF_A_YEAR: ColumnElement[Any] = _ALL.c.year
_NUMBERED = select(
    _ALL,
    func.row_number()
    .over(
        partition_by=(_OF_A_YEAR, _ALL.c.kind == COOPERATION), order_by=(_ALL.c.rank, _ALL.c.moment, _ALL.c.statement)
    )
    .label("place"),
    func.count().over(partition_by=_OF_A_YEAR).label("total"),
).subquery()
_EVENTS = with_meanings(
    select(
        _NUMBERED.c.year,
        _NUMBERED.c.total,
        _NUMBERED.c.kind,
        _NUMBERED.c.moment,
        _NUMBERED.c.statement,
        _NUMBERED.c.subject,
        _NUMBERED.c.object,
        _NUMBERED.c.relation,
        _NUMBERED.c.until,
        Message.source,
        Translation.text,
        func.coalesce(OUTDATED, False).label("outdated"),
        Source,
    )
    .outerjoin(Message, Message.context == _NUMBERED.c.statement)
    .outerjoin(Translation, (Translation.context == Message.context) & (Translation.locale == bindparam("locale")))
    .outerjoin(Citation, Citation.statement == _NUMBERED.c.statement)
    .outerjoin(Source, Source.key == Citation.source)
    .where(or_(_NUMBERED.c.kind == COOPERATION, _NUMBERED.c.place <= MOST_OF_A_YEAR))
    .order_by(_NUMBERED.c.year, _NUMBERED.c.rank, _NUMBERED.c.moment, _NUMBERED.c.statement, Citation.position)
)


def events(session: Session, locale: str) -> Sequence[Row[*tuple[Any, ...]]]:
    """What is dated, by year and kind, each once for every source.

    A kind is `told` (a text), `cooperation` (with unions in a country), `relation` (something between organisations),
    `began`, `ended` or `happened` (a project that was at a moment).

    Columns: year and how much it has in all (`total`); kind; moment; statement; subject; of relations object and
    relation; until of a project that began; of a text its source (English), text (translation or None) and outdated;
    Source or None.
    """
    return session.execute(_EVENTS, {"locale": locale}).all()
