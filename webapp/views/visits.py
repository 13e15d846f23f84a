"""The visit of a request: a random number of half an hour, which only exists with consent to statistics."""

from collections.abc import Collection
from datetime import timedelta

from flask import current_app
from sqlalchemy.orm import Session

from webapp.consent.purposes import STATISTICS
from webapp.consent.receipt import day_tag
from webapp.consent.register import VISIT
from webapp.consent.visit import decode
from webapp.content.statistics.forgetting import forget_consents, forget_visit
from webapp.views.device import device, now


def is_under_way() -> bool:
    """Whether the device of this request has the number of a visit."""
    return VISIT.name in device().cookies


def forget(session: Session, granted: Collection[str], numbers: Collection[str]) -> None:
    """Delete what was noted with the consents of these receipts, stored or waiting to be, if it is not added up yet.

    Also if statistics are granted again: whoever withdraws the new consent could not name the ones before it. If they
    are not, what was noted during this visit is deleted too. If the device names several visits, that of each: one may
    have been put there to hide another.
    """
    recorder = current_app.extensions["recorder"]
    today = now().date()
    tags = [day_tag(number, today - timedelta(days)) for number in numbers for days in (0, 1, 2)]
    recorder.forget("", tags)
    forget_consents(session, tags)
    if STATISTICS in granted:
        return
    for value in device().cookies.get(VISIT.name, ()):
        visit = decode(value, now())
        if visit is not None:
            recorder.forget(visit.hash)
            forget_visit(session, visit.hash)
