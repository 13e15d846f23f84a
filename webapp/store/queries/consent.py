"""Receipts and the texts that visitors were shown."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from webapp.store.models import Receipt, ShownText


def receipt(session: Session, number_hash: str) -> Receipt | None:
    """The receipt under the hash of its number."""
    return session.get(Receipt, number_hash)


def end(session: Session, number_hash: str, at: datetime) -> None:
    """Say that a consent has ended; one that had ended before keeps its time."""
    session.execute(
        update(Receipt)
        .where(Receipt.number_hash == number_hash, Receipt.withdrawn_at.is_(None))
        .values(withdrawn_at=at)
    )


def purge(session: Session, before: datetime) -> int:
    """Delete the receipts from before a time; how many there were."""
    found = session.scalars(delete(Receipt).where(Receipt.at < before).returning(Receipt.number_hash))
    return len(found.all())


def text(session: Session, text_hash: str) -> ShownText | None:
    """The text under its hash."""
    return session.get(ShownText, text_hash)


def texts_like(session: Session, short: str) -> Sequence[ShownText]:
    """The texts whose hash begins so."""
    return session.scalars(select(ShownText).where(ShownText.hash.startswith(short, autoescape=True))).all()


def versions(session: Session, locale: str) -> Sequence[ShownText]:
    """The texts of one language, the newest first."""
    return session.scalars(
        select(ShownText).where(ShownText.locale == locale).order_by(ShownText.since.desc(), ShownText.hash)
    ).all()
