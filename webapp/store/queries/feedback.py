"""What visitors have sent with the form for problems."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, or_, select, update
from sqlalchemy.orm import Session

from webapp.store.models import Feedback


def exists(session: Session, number: int) -> bool:
    """Whether there is a message with this number."""
    return session.get(Feedback, number) is not None


def has_come(session: Session, digest: str, since: datetime) -> bool:
    """Whether the same was sent since a time."""
    return session.scalar(select(Feedback.number).where(Feedback.digest == digest, Feedback.at >= since)) is not None


def newest(session: Session, most: int) -> Sequence[Feedback]:
    """The newest messages, the newest first."""
    return session.scalars(select(Feedback).order_by(Feedback.at.desc(), Feedback.number).limit(most)).all()


def count(session: Session) -> int:
    """How many messages there are."""
    return session.scalar(select(func.count()).select_from(Feedback)) or 0


def is_due(session: Session, before: datetime) -> bool:
    """Whether there is a message that has not gone out and was not tried since a time."""
    return session.scalar(select(Feedback.number).where(*_due(before)).limit(1)) is not None


def take_due(session: Session, before: datetime, now: datetime) -> Feedback | None:
    """The oldest such message: marked as tried now, so that no other process takes it too."""
    oldest = select(Feedback).where(*_due(before)).order_by(Feedback.at, Feedback.number).limit(1)
    found = session.scalar(oldest.with_for_update(skip_locked=True))
    if found is not None:
        found.tried_at = now
        session.flush()
        session.expunge(found)
    return found


def mark_sent(session: Session, number: int, now: datetime) -> None:
    """Say that a message has gone out."""
    session.execute(update(Feedback).where(Feedback.number == number).values(sent_at=now))


def remove(session: Session, number: int) -> bool:
    """Delete a message; whether there was one."""
    found = session.scalars(delete(Feedback).where(Feedback.number == number).returning(Feedback.number))
    return bool(found.all())


def purge(session: Session, before: datetime) -> int:
    """Delete the messages from before a time; how many there were."""
    found = session.scalars(delete(Feedback).where(Feedback.at < before).returning(Feedback.number))
    return len(found.all())


def _due(before: datetime) -> tuple[ColumnElement[bool], ...]:
    return Feedback.sent_at.is_(None), or_(Feedback.tried_at.is_(None), Feedback.tried_at < before)
