"""What is noted of visits, with consent and no longer than it."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs

from tests.consent.life.browser import Exchange
from tests.consent.life.oracle import CHOICE, STATISTICS, VISIT, Decision, Known
from tests.consent.life.site import Site

Event = tuple[Any, ...]
_VISIT = re.compile(r"([0-9a-f]{32})\.(\d+)")


class Visits:
    """Of each visit, by the hash of its number, what the store may have, and the receipt of the consent to it."""

    def __init__(self, site: Site, known: Known, holds: Callable[..., None]) -> None:
        self._site = site
        self._known = known
        self._holds = holds
        self.events: dict[str, dict[Event, str]] = {}

    def used(self, one: Exchange) -> set[tuple[str, str, str]]:
        """What statistics may note of a request: kind, detail, language."""
        ref, locale = self._site.refs.get(one.path, ("", ""))
        if not ref or one.status != 200:
            return set()
        used = set()
        asked = parse_qs(one.query).get("q")
        if ref == "page:organisations" and asked:
            used.add(("filter", "q", locale))
            if asked == ["zzzz"]:
                used.add(("nothing-found", ref, locale))
        before, spoken = self._site.refs.get(one.referrer, ("", ""))
        if before == ref and spoken != locale:
            used.add(("language", f"{spoken}>{locale}", locale))
        return used

    def is_new(self, value: str, at: datetime) -> bool:
        found = _VISIT.fullmatch(value)
        if not found or int(found[2]) != int(at.timestamp()) or value in self._known.visits:
            return False
        self._known.visits[value] = at
        return True

    def forget(self, one: Exchange, *, again: bool) -> None:
        """After a choice nothing is left of the consents before it; nor of this visit, unless allowed `again`."""
        numbers, first = self._known.numbers(one.values(CHOICE)), one.at.date() - timedelta(days=2)
        sent = {self._known.visit([value], one.at) for value in one.values(VISIT)} - {None}
        visits = set() if again else {hashed(value[:32]) for value in sent if value}
        for visit, noted in self.events.items():
            gone = [event for event, number in noted.items() if number in numbers and event[0] >= first]
            if not gone and visit not in visits:
                continue
            for event in list(noted) if visit in visits else gone:
                del noted[event]
            left = self._site.events(visit) - noted.keys()
            self._holds("forgotten", not left, (visit, left))

    def note(self, value: str, choice: Decision, used: set[tuple[str, str, str]], one: Exchange) -> None:
        """What was used is in the store, if its consent is."""
        visit, today = hashed(value[:32]), one.at.date()
        noted = self.events.setdefault(visit, {})
        proof = self._known.proofs.get(choice.number or "")
        if proof and proof.ended is None and STATISTICS in proof.granted:
            # Whatever languages it is used in, it is used once.
            before = {event[:3] for event in noted}
            noted.update({(today, *what): choice.number or "" for what in used if (today, *what[:2]) not in before})
        rows = self._site.events(visit)
        self._holds("noted", rows <= noted.keys(), (rows, noted))
        self._holds("noted", {row for row in noted if row[0] == today} <= rows, (rows, noted))


def hashed(number: str) -> str:
    """What the store knows a number by."""
    return sha256(number.encode()).hexdigest()
