"""What statistics let go of: events of a visit whose consent is withdrawn, single events after a day, old counts."""

from collections import Counter
from collections.abc import Collection
from datetime import date

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from webapp.consent.choice import add_months
from webapp.consent.periods import RAW_DAYS, STATISTICS_MONTHS
from webapp.content.consent import receipts
from webapp.content.feedback import keeping
from webapp.store.db import reading, wipe, writing
from webapp.store.models import Interaction
from webapp.store.queries import statistics

assert RAW_DAYS == 1, "what follows adds up each day when it is over"


def forget_visit(session: Session, visit: str) -> None:
    """Delete what is kept of a visit, by the hash of its number.

    To be called in the transaction that ends the consent, after it: then no event of this consent can follow.
    """
    statistics.forget(session, visit)


def forget_consents(session: Session, tags: Collection[str]) -> None:
    """Delete what is kept with a consent and not added up yet, whichever visit it was in; as `forget_visit`."""
    statistics.forget_consents(session, tags)


def keep_tidy(engine: Engine, today: date, *, whole: bool) -> bool:
    """Do what is due on a day (UTC), with the lock of the store only if something is. `whole`: look at all counts.

    False if what was deleted is still in the log of the store, because somebody was reading: try again.
    """
    if not whole:
        with reading(engine) as session:
            if not statistics.has_events(session, today):
                return True
    with writing(engine) as session:
        tidy(session, today)
    return wipe(engine)


def tidy(session: Session, today: date) -> None:
    """Add up the events of earlier days than today (UTC) and delete them; delete whatever has been kept long enough.

    That is counts, receipts, and what visitors sent with the form for problems.

    Whoever does this twice, or at the same time as another process, counts nothing twice.
    """
    rows = statistics.take_events(session, today)
    statistics.write_anew(session)
    statistics.add(session, Interaction, Counter(tuple(row) for row in rows))
    statistics.purge(session, add_months(today, -STATISTICS_MONTHS))
    receipts.purge(session, today)
    keeping.purge(session, today)
