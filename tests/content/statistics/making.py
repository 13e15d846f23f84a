"""What tests of statistics count with."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import Engine, func, insert, select, update
from sqlalchemy.orm import Session

from webapp.content.statistics.forgetting import forget_visit
from webapp.store.db import reading, writing
from webapp.store.models import Base, Dropped, Interaction, PageView, Receipt, ShownText, VisitEvent

NOW = datetime(2026, 3, 31, 12, 0, tzinfo=UTC)
TODAY = NOW.date()
YESTERDAY = TODAY - timedelta(days=1)
TEXT = "f" * 64


def hashed(name: str) -> str:
    return sha256(name.encode()).hexdigest()


def counted(engine: Engine, model: type[PageView | Interaction | Dropped] = PageView) -> int:
    """The sum of a table."""
    with reading(engine) as session:
        return session.scalar(select(func.sum(model.count))) or 0


def rows(engine: Engine, model: type[Base]) -> list[tuple[Any, ...]]:
    """A table, in the order of its key."""
    with reading(engine) as session:
        return [
            tuple(row) for row in session.execute(select(*model.__table__.c).order_by(*model.__table__.primary_key))
        ]


@contextmanager
def locked(engine: Engine) -> Iterator[Session]:
    """Nobody else can write."""
    with writing(engine) as session:
        session.connection()
        yield session


def consent(session: Session, *receipts: str, granted: str = "statistics") -> None:
    """Consents under the hashes of their receipts."""
    at = NOW.replace(tzinfo=None)
    if session.get(ShownText, TEXT) is None:
        session.add(ShownText(hash=TEXT, kind="notice", locale="en", policy=1, since=at, lines={}))
        session.flush()
    for receipt in receipts:
        values = {"number_hash": receipt, "at": at, "policy": 1, "locale": "en", "text": TEXT, "withdrawn": ""}
        session.execute(insert(Receipt).values(**values, granted=granted))


def withdraw(engine: Engine, receipt: str, visit: str) -> None:
    """End a consent, and have its visit forgotten."""
    with writing(engine) as session:
        session.execute(
            update(Receipt).where(Receipt.number_hash == receipt).values(withdrawn_at=NOW.replace(tzinfo=None))
        )
        forget_visit(session, visit)


def use(session: Session, visit: str, day: date, kind: str = "filter", detail: str = "region") -> None:
    """An event in the store."""
    session.add(VisitEvent(visit=visit, day=day, kind=kind, detail=detail, locale="en", consent=""))
