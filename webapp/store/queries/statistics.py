"""Counts of views and interactions: adding to them, adding them up, forgetting."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Table, delete, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from webapp.store.models import Base, Dropped, Interaction, PageView, Receipt, VisitEvent
from webapp.store.queries.messages import Rows

COUNTED: tuple[type[PageView | Interaction | Dropped], ...] = (PageView, Interaction, Dropped)


def add(session: Session, model: type[PageView | Interaction | Dropped], counts: Mapping[tuple[Any, ...], int]) -> None:
    """Add to the counts of a table, by the values of its key in the order of its columns."""
    table = _table(model)
    names = [column.name for column in table.primary_key]
    # In one order everywhere, or two processes might wait for each other.
    rows = [{**dict(zip(names, key, strict=True)), "count": counts[key]} for key in sorted(counts)]
    if rows:
        adding = _insert(session, table)
        more = {"count": table.c.count + adding.excluded.count}
        session.execute(adding.on_conflict_do_update(index_elements=names, set_=more), rows)


def add_events(session: Session, events: Collection[tuple[str, date, str, str, str, str]]) -> None:
    """Add events of visits (visit, day, kind, detail, locale, consent), in the order in which they happened.

    One that is there already stays as it is: in the language of its first use.
    """
    table = _table(VisitEvent)
    key = len(table.primary_key)
    names = [*(column.name for column in table.primary_key), "locale", "consent"]
    first: dict[tuple[object, ...], tuple[str, date, str, str, str, str]] = {}
    for event in events:
        first.setdefault(event[:key], event)
    rows = [dict(zip(names, event, strict=True)) for event in sorted(first.values())]
    if rows:
        session.execute(_insert(session, table).on_conflict_do_nothing(), rows)


def consents(session: Session, numbers: Collection[str]) -> dict[str, str]:
    """Of these receipts (by the hashes of their numbers) those that have not ended, and what each grants.

    None of them ends before the transaction does: in SQLite because it is the only one that writes, in PostgreSQL
    because the rows are locked.
    """
    rows = session.execute(
        select(Receipt.number_hash, Receipt.granted)
        .where(Receipt.number_hash.in_(numbers), Receipt.withdrawn_at.is_(None))
        .order_by(Receipt.number_hash)
        .with_for_update(read=True)
    )
    return {row.number_hash: row.granted for row in rows}


def forget(session: Session, visit: str) -> None:
    """Delete the events of a visit."""
    session.execute(delete(VisitEvent).where(VisitEvent.visit == visit))


def forget_consents(session: Session, tags: Collection[str]) -> None:
    """Delete the events of consents, by what they are known by on their days."""
    session.execute(delete(VisitEvent).where(VisitEvent.consent.in_(tags)))


def write_anew(session: Session) -> None:
    """Write the events once more, onto pages that hold nothing else; nothing for PostgreSQL.

    SQLite overwrites a row that is deleted, but not the copies that it left in pages while it moved rows between them.
    """
    if session.get_bind().dialect.name == "sqlite":
        table = _table(VisitEvent)
        rows = [dict(row) for row in session.execute(select(table)).mappings()]
        session.execute(delete(table))
        if rows:
            session.execute(insert(table), rows)


def has_events(session: Session, before: date) -> bool:
    """Whether there are events of earlier days than this."""
    return session.scalar(select(VisitEvent.day).where(VisitEvent.day < before).limit(1)) is not None


def take_events(session: Session, before: date) -> Rows:
    """Delete the events of earlier days than this, and return them without their visits: day, kind, detail, locale."""
    return session.execute(
        delete(VisitEvent)
        .where(VisitEvent.day < before)
        .returning(VisitEvent.day, VisitEvent.kind, VisitEvent.detail, VisitEvent.locale)
    ).all()


def purge(session: Session, before: date) -> None:
    """Delete the counts of earlier days than this."""
    for model in COUNTED:
        session.execute(delete(model).where(model.day < before))


def views_by_day(session: Session, since: date) -> Rows:
    """The views of each day (day, count)."""
    return session.execute(
        select(PageView.day, func.sum(PageView.count)).where(PageView.day >= since).group_by(PageView.day)
    ).all()


def views_by_page(session: Session, since: date) -> Rows:
    """The views of each page in each language (locale, page, count)."""
    columns = (PageView.locale, PageView.page)
    return session.execute(
        select(*columns, func.sum(PageView.count)).where(PageView.day >= since).group_by(*columns)
    ).all()


def views_by_referrer(session: Session, since: date) -> Rows:
    """The views by where their readers came from (class of referrer, count)."""
    return session.execute(
        select(PageView.referrer, func.sum(PageView.count)).where(PageView.day >= since).group_by(PageView.referrer)
    ).all()


def interactions(session: Session, since: date) -> Rows:
    """In how many visits things were used (kind, detail, count); one over midnight may count on both days."""
    columns = (Interaction.kind, Interaction.detail)
    return session.execute(
        select(*columns, func.sum(Interaction.count)).where(Interaction.day >= since).group_by(*columns)
    ).all()


def dropped(session: Session, since: date) -> Rows:
    """What there was no room for (kind, count)."""
    return session.execute(
        select(Dropped.kind, func.sum(Dropped.count)).where(Dropped.day >= since).group_by(Dropped.kind)
    ).all()


def _table(model: type[Base]) -> Table:
    table = model.__table__
    assert isinstance(table, Table)
    return table


def _insert(session: Session, table: Table) -> Any:
    """An INSERT that can say what happens to a row that is there: both databases have it, each in its dialect."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    return dialect.insert(table)
