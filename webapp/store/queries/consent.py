"""Receipts and the texts that visitors were shown."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from webapp.store.models import Receipt, ShownText
from webapp.store.queries.messages import Rows


def receipt(session: Session, number_hash: str) -> Receipt | None:
    """The receipt under the hash of its number."""
    return session.get(Receipt, number_hash)


def end(session: Session, number_hash: str, at: datetime, renewed: str) -> None:
    """Say that a consent has ended, and what of it was granted again; one that had ended before stays as it is."""
    session.execute(
        update(Receipt)
        .where(Receipt.number_hash == number_hash, Receipt.withdrawn_at.is_(None))
        .values(withdrawn_at=at, renewed=renewed)
    )


def purge(session: Session, before: datetime) -> int:
    """Delete the receipts from before a time; how many there were."""
    found = session.scalars(delete(Receipt).where(Receipt.at < before).returning(Receipt.number_hash))
    return len(found.all())


def text(session: Session, text_hash: str) -> ShownText | None:
    """The text under its hash."""
    return session.get(ShownText, text_hash)


def texts_like(session: Session, short: str) -> Sequence[ShownText]:
    """The texts whose hash begins so: two of them, if there are more."""
    return session.scalars(select(ShownText).where(ShownText.hash.startswith(short, autoescape=True)).limit(2)).all()


def versions(session: Session, locale: str, most: int) -> Rows:
    """The newest texts of one language without their words (hash, kind, since), the newest first."""
    return session.execute(
        select(ShownText.hash, ShownText.kind, ShownText.since)
        .where(ShownText.locale == locale)
        .order_by(ShownText.since.desc(), ShownText.hash)
        .limit(most)
    ).all()
