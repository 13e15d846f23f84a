"""The choice of a visitor, as one cookie keeps it."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from webapp.consent import purposes
from webapp.consent.periods import CHOICE_MONTHS
from webapp.consent.purposes import OPTIONAL

VERSION = 1
"""Of the form that the cookie is written in."""
NOTHING = "-"

_WRITTEN = re.compile(
    r"(?P<version>\d{1,3})\.(?P<policy>\d{1,4})\.(?P<at>\d{8})\.(?P<granted>-|[a-z]+(?:_[a-z]+)*)\.(?P<text>[0-9a-f]{8})"
    r"(?:\.(?P<receipt>[0-9a-f]{32})(?P<despite>\.despite)?)?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What was granted and on which day (UTC), and the short hash of the text that the visitor was shown.

    A consent has the number of its receipt. A refusal grants nothing and holds nothing that tells one visitor from
    another. `despite` says that the browser sent the signal against tracking when consent was given.
    """

    at: date
    granted: frozenset[str]
    text: str
    receipt: str | None = None
    despite: bool = False

    @property
    def ends(self) -> date:
        """The first day on which it no longer counts: the same for consent and refusal (CNIL 2020-092)."""
        return add_months(self.at, CHOICE_MONTHS)


def encode(choice: Choice) -> str:
    """The value of the cookie."""
    granted = "_".join(sorted(choice.granted)) or NOTHING
    parts = [str(VERSION), str(purposes.POLICY), f"{choice.at:%Y%m%d}", granted, choice.text]
    if choice.granted:
        parts += [choice.receipt or "", *(["despite"] if choice.despite else [])]
    return ".".join(parts)


def decode(value: str, today: date) -> Choice | None:
    """The choice in a cookie; None if it is damaged, not ours, of the future, too old, or about other purposes."""
    found = _WRITTEN.fullmatch(value)
    if not found or int(found["version"]) != VERSION or int(found["policy"]) != purposes.POLICY:
        return None
    try:
        at = date.fromisoformat(found["at"])
    except ValueError:
        return None
    names = [] if found["granted"] == NOTHING else found["granted"].split("_")
    granted = frozenset(names)
    if not granted.issubset(OPTIONAL) or names != sorted(granted) or bool(granted) != bool(found["receipt"]):
        return None
    choice = Choice(at, granted, found["text"], found["receipt"], bool(found["despite"]))
    return choice if at <= today < choice.ends and encode(choice) == value else None


def decode_all(values: Sequence[str], today: date) -> Choice | None:
    """The choice in all cookies of that name: of several, which a browser may hold for several paths, the least."""
    found = [choice for value in values if (choice := decode(value, today))]
    return min(found, key=lambda choice: (len(choice.granted), choice.at), default=None)


def receipts_in(values: Sequence[str]) -> list[str]:
    """The numbers of all receipts that cookies of that name hold, also of a choice that does not count any more."""
    found = (_WRITTEN.fullmatch(value) for value in values)
    return list(dict.fromkeys(match["receipt"] for match in found if match and match["receipt"]))


def add_months(day: date, months: int) -> date:
    """The same day so many calendar months later, or the last one of that month: 31 August gives 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
