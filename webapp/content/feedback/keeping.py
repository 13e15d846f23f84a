"""Messages of visitors in the store: kept once, listed, deleted in time."""

import secrets
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from sqlalchemy.orm import Session

from webapp.consent.choice import add_months
from webapp.consent.periods import FEEDBACK_MONTHS
from webapp.content.feedback.message import Message
from webapp.store.models import Feedback
from webapp.store.queries import feedback

SAME_MINUTES = 10
"""What is sent again within so many minutes is the same message: a button that was pressed twice, a page sent again."""
NUMBERS = range(100_000, 1_000_000)


def keep(session: Session, message: Message, locale: str, at: datetime) -> int | None:
    """Keep a message that has no faults, and give its number; None if it has come just before.

    In SQLite only one transaction writes, so that the same message is never kept twice. In PostgreSQL two processes
    could do so in the same instant; then somebody reads it twice, and nothing is lost.
    """
    now = plain(at)
    if feedback.has_come(session, message.digest, now - timedelta(minutes=SAME_MINUTES)):
        return None
    number = secrets.choice(NUMBERS)
    while feedback.exists(session, number):
        number = secrets.choice(NUMBERS)
    session.add(
        Feedback(
            number=number,
            at=now,
            locale=locale,
            problem=message.problem,
            page=message.page,
            uses=message.uses,
            email=message.email,
            digest=message.digest,
        )
    )
    return number


def newest(session: Session, most: int) -> tuple[Sequence[Feedback], int]:
    """The newest messages, the newest first, and how many there are in all."""
    return feedback.newest(session, most), feedback.count(session)


def remove(session: Session, number: int) -> bool:
    """Delete a message; whether there was one."""
    return feedback.remove(session, number)


def purge(session: Session, today: date) -> int:
    """Delete the messages that have been kept for as long as the privacy notice says; how many there were."""
    first = add_months(today, -FEEDBACK_MONTHS)
    return feedback.purge(session, datetime.combine(first, datetime.min.time()))


def plain(at: datetime) -> datetime:
    """As the store keeps times: in UTC without saying so, to the second."""
    return at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
