"""What can be counted, and how a batch of it is written."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sqlalchemy.orm import Session

from webapp.consent.purposes import STATISTICS
from webapp.store.models import Dropped, PageView
from webapp.store.queries import statistics

VIEWS = "views"
INTERACTIONS = "interactions"


@dataclass(frozen=True, slots=True)
class View:
    """A page was shown in a language on a day (UTC), to a reader who came from a class of places."""

    family: ClassVar = VIEWS
    visit: ClassVar[str | None] = None
    consent: ClassVar[str | None] = None
    day: date
    page: str
    locale: str
    referrer: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something was used in a visit: hashes of its number and of the receipt of the consent, which is not stored.

    `consent` is what that consent is known by on this day.
    """

    family: ClassVar = INTERACTIONS
    day: date
    visit: str
    receipt: str
    kind: str
    detail: str
    locale: str
    consent: str


Item = View | Event


def save(session: Session, items: Sequence[Item], dropped: Mapping[tuple[date, str], int]) -> None:
    """Count views, keep the events whose consent holds in this transaction, and count what was dropped (day, family).

    An event whose consent has ended is gone: it is not kept, and it is not among what was dropped.
    """
    views = Counter((item.day, item.page, item.locale, item.referrer) for item in items if isinstance(item, View))
    statistics.add(session, PageView, views)
    events = [item for item in items if isinstance(item, Event)]
    if events:
        consents = statistics.consents(session, {event.receipt for event in events})
        allowed = {number for number, granted in consents.items() if STATISTICS in granted.split()}
        statistics.add_events(
            session,
            [
                (event.visit, event.day, event.kind, event.detail, event.locale, event.consent)
                for event in events
                if event.receipt in allowed
            ],
        )
    statistics.add(session, Dropped, dropped)
