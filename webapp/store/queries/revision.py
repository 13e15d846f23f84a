"""The content revision: one number that moves with every change, and invalidates everything rendered."""

import secrets

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.store.models import Revision


def current(session: Session) -> Revision:
    """The one row of the revision; made if the store is new."""
    row = session.scalar(select(Revision))
    if row is None:
        row = Revision(id=1, number=0, seed_digest="", store=secrets.token_hex(8))
        session.add(row)
    return row


def number(session: Session) -> int:
    """The content revision; 0 for a store that was never filled."""
    return session.scalar(select(Revision.number)) or 0


def seed_digest(session: Session) -> str | None:
    """The digest of the seed that was loaded last."""
    return session.scalar(select(Revision.seed_digest))


def bump(session: Session) -> int:
    """Say that the content has changed; the new revision."""
    row = current(session)
    row.number += 1
    return row.number
