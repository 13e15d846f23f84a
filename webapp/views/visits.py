"""The visit of a request: a random number of half an hour, which only exists with consent to statistics."""

from collections.abc import Collection
from datetime import timedelta

from flask import current_app
from sqlalchemy.orm import Session

from webapp.consent.purposes import STATISTICS
from webapp.consent.receipt import day_tag
from webapp.consent.register import VISIT
from webapp.consent.visit import decode
from webapp.content.statistics.forgetting import forget_consents, forget_visit, hand_on
from webapp.views.device import device, now


def is_under_way() -> bool:
    """Whether the device of this request has the number of a visit."""
    return VISIT.name in device().cookies


def follow(session: Session, granted: Collection[str], numbers: Collection[str], number: str | None) -> None:
    """Have what was noted follow a choice, in the transaction that keeps it.

    While statistics are granted, what was noted with the consents of these receipts and is not added up yet belongs to
    the new receipt, whose number is `number`: whoever withdraws that consent finds all visits before it too.

    If they are not granted any more, it is deleted; and what was noted during this visit, stored or waiting to be. If
    the device names several visits, that of each: one may have been put there to hide another.
    """
    if STATISTICS in granted and number is not None:
        own = _tags(number)
        hand_on(session, {tag: new for ended in numbers for tag, new in zip(_tags(ended), own, strict=True)})
        return
    tags = [tag for ended in numbers for tag in _tags(ended)]
    recorder = current_app.extensions["recorder"]
    recorder.forget("", tags)
    forget_consents(session, tags)
    for value in device().cookies.get(VISIT.name, ()):
        visit = decode(value, now())
        if visit is not None:
            recorder.forget(visit.hash)
            forget_visit(session, visit.hash)


def _tags(number: str) -> list[str]:
    """What the consent of a receipt is known by on the days that may not be added up yet."""
    return [day_tag(number, now().date() - timedelta(days)) for days in (0, 1, 2)]
