"""What visitors are promised about their choice, in plain words, with nothing of the code that keeps the promise."""

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

PREFERENCES, STATISTICS = "preferences", "statistics"
BOTH = frozenset((PREFERENCES, STATISTICS))
CHOICE, SETTINGS, REMEMBERED, VISIT = (f"samenspraak_{name}" for name in ("choice", "settings", "remembered", "visit"))
PURPOSES = {REMEMBERED: PREFERENCES, VISIT: STATISTICS}
"""Of what needs consent: what it is for."""
ORDER = ("language", "theme", "contrast", "size", "spacing", "layout")
_WHOLE = re.compile(r"\d+\.\d+\.\d{8}\.(?:-|[a-z]+(?:_[a-z]+)*)\.[0-9a-f]{8}\.([0-9a-f]{32})(?:\.despite)?")
Look = dict[str, str]
"""The reading settings that are not as usual."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a visitor decided on a day, under which version of the purposes, having read which text."""

    at: date
    granted: frozenset[str]
    policy: int
    text: str
    number: str | None = None
    despite: bool = False

    @property
    def ends(self) -> date:
        """The same day six months later, or the last day of that month."""
        year, month = (self.at.year, self.at.month + 6) if self.at.month <= 6 else (self.at.year + 1, self.at.month - 6)
        return date(year, month, min(self.at.day, monthrange(year, month)[1]))

    @property
    def written(self) -> str:
        """As the cookie has it, but for the number of a receipt."""
        granted = "_".join(sorted(self.granted)) or "-"
        number = f".{self.number}" if self.number else ""
        return f"1.{self.policy}.{self.at:%Y%m%d}.{granted}.{self.text}{number}{'.despite' if self.despite else ''}"


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a question: notice or form, in a language, in whose name, about which purposes."""

    kind: str
    locale: str
    name: str
    policy: int


@dataclass(slots=True)
class Proof:
    """What a receipt has to say."""

    at: datetime
    policy: int
    locale: str
    text: str
    granted: frozenset[str]
    withdrawn: frozenset[str]
    ended: datetime | None = None
    renewed: frozenset[str] = frozenset()


@dataclass
class Known:
    """What is known of all cookies, receipts and wordings, however they came about.

    `meaning` is what each value of a choice means, `visits` when each number of a visit was made (by the value of its
    cookie), `looks` what each value of settings means; a value that is in none of them means nothing. `recorded` are
    the wordings that the site can show again.
    """

    meaning: dict[str, Decision] = field(default_factory=dict)
    visits: dict[str, datetime] = field(default_factory=dict)
    looks: dict[str, Look] = field(default_factory=dict)
    proofs: dict[str, Proof] = field(default_factory=dict)
    recorded: set[Wording] = field(default_factory=set)
    wordings: dict[Wording, str] = field(default_factory=dict)

    def choice(self, values: Iterable[str], today: date, policy: int) -> Decision | None:
        """The choice that counts; of several the least."""
        found = [self.meaning[value] for value in values if value in self.meaning]
        counting = [one for one in found if one.policy == policy and one.at <= today < one.ends]
        return min(counting, key=lambda one: (len(one.granted), one.at), default=None)

    def numbers(self, values: Iterable[str]) -> set[str]:
        """The receipts that cookies name in full, whether or not they mean anything today."""
        found = (_WHOLE.fullmatch(value) for value in values)
        return {match[1] for match in found if match}

    def visit(self, values: Sequence[str], now: datetime) -> str | None:
        """The number of the visit that is under way; the first, if something else was put beside it."""
        made = ((value, self.visits.get(value)) for value in values)
        under_way = (value for value, start in made if start and start <= now < start + timedelta(minutes=30))
        return next(under_way, None)

    def read(self, short: str, locale: str, name: str, policy: int) -> Wording | None:
        """The words that go by a fingerprint, if they are about today's purposes and anybody can tell them now."""
        found = next((wording for wording, known in self.wordings.items() if known == short), None)
        if found is None or found.policy != policy:
            return None
        asked_now = (found.locale, found.name) == (locale, name)
        return found if asked_now or found in self.recorded else None

    def look(self, session: Sequence[str], remembered: Sequence[str], granted: Iterable[str]) -> Look:
        """The reading settings of a page: those of the session, or else what may be remembered."""
        for values in (session, remembered if PREFERENCES in granted else ()):
            if len(values) == 1 and values[0]:
                return self.looks.get(values[0], {})
        return {}


def effective(choice: Decision | None, *, signal: bool) -> frozenset[str]:
    """What may be stored and read: the signal counts as a refusal, unless consent was given in spite of it."""
    return choice.granted if choice and (choice.despite or not signal) else frozenset()


def state(choice: Decision | None, *, signal: bool) -> str:
    """What pages differ by."""
    if choice is None:
        return "nothing" if signal else "due"
    return "something" if choice.granted else "nothing"


def midnight(day: date) -> datetime:
    """The first moment of a day."""
    return datetime.combine(day, time(tzinfo=UTC))


def spelled(look: Look) -> str:
    """Settings as a cookie has them."""
    return "&".join(f"{name}={look[name]}" for name in ORDER if name in look)
