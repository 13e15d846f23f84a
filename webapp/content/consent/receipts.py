"""Consents and withdrawals in the store, each with its receipt."""

from collections.abc import Collection
from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from webapp.consent import purposes
from webapp.consent.choice import add_months
from webapp.consent.periods import RECEIPT_MONTHS
from webapp.consent.receipt import Receipt, new_number, number_hash
from webapp.consent.shown import Shown
from webapp.content.consent import texts
from webapp.store.models import Receipt as ReceiptRow
from webapp.store.queries import consent


def give(
    session: Session,
    at: datetime,
    shown: Shown,
    *,
    granted: Collection[str],
    withdrawn: Collection[str],
) -> str:
    """Keep what a visitor decided at a time about these purposes after having read a text.

    The number of the new receipt is returned and is nowhere else.
    """
    texts.record(session, shown, at)
    number = new_number()
    session.add(
        ReceiptRow(
            number_hash=number_hash(number),
            at=_plain(at),
            policy=purposes.POLICY,
            locale=shown.locale,
            text=shown.hash,
            granted=" ".join(sorted(granted)),
            withdrawn=" ".join(sorted(withdrawn)),
        )
    )
    return number


def end(session: Session, number: str, at: datetime, granted: Collection[str]) -> None:
    """Say that a consent has ended by a choice that grants this; nothing for the receipt of a withdrawal."""
    row = consent.receipt(session, number_hash(number))
    if row is not None and row.granted:
        renewed = sorted(set(row.granted.split()).intersection(granted))
        consent.end(session, row.number_hash, _plain(at), " ".join(renewed))


def find(session: Session, number: str) -> Receipt | None:
    """The receipt with this number."""
    row = consent.receipt(session, number_hash(number))
    if row is None:
        return None
    granted, withdrawn, renewed = (tuple(words.split()) for words in (row.granted, row.withdrawn, row.renewed))
    return Receipt(row.at, row.policy, row.locale, row.text, granted, withdrawn, row.withdrawn_at, renewed)


def purge(session: Session, today: date) -> int:
    """Delete the receipts that have been kept for as long as the privacy notice says; how many there were."""
    first = add_months(today, -RECEIPT_MONTHS)
    return consent.purge(session, datetime.combine(first, datetime.min.time()))


def _plain(at: datetime) -> datetime:
    """As the store keeps times: in UTC without saying so, to the second."""
    return at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
