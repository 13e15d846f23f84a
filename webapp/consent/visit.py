"""The number of a visit: random, made when something is counted for the first time, and never renewed."""

import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from webapp.consent.periods import VISIT_MINUTES

NUMBER_BYTES = 16
LASTS = timedelta(minutes=VISIT_MINUTES)
_WRITTEN = re.compile(r"([0-9a-f]{32})\.([1-9][0-9]{0,10})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Visit:
    """A random number of 32 hexadecimal digits, and when it was made (UTC, in whole seconds)."""

    number: str
    start: datetime

    @property
    def hash(self) -> str:
        """What the store ties interactions together by: the SHA-256 of the number. The number is on the device only."""
        return sha256(self.number.encode("ascii")).hexdigest()


def new(now: datetime) -> Visit:
    """The number of a visit that begins now."""
    return Visit(secrets.token_hex(NUMBER_BYTES), now.replace(microsecond=0))


def encode(visit: Visit) -> str:
    """The value of the cookie."""
    return f"{visit.number}.{int(visit.start.timestamp())}"


def decode(value: str, now: datetime) -> Visit | None:
    """The visit that a cookie names; None if it is damaged, of the future, or has ended."""
    found = _WRITTEN.fullmatch(value)
    if not found:
        return None
    start = datetime.fromtimestamp(int(found[2]), UTC)
    return Visit(found[1], start) if start <= now < start + LASTS else None
