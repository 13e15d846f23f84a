"""What people and programs do to the cookies of a device."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from tests.consent.life.oracle import BOTH, PREFERENCES, STATISTICS, Decision

NUMBER = "0123456789abcdef" * 2
WORSE = (
    "",
    "yes",
    "accept",
    "1",
    "1.1.20270831",
    "1.1.20271301.-.deadbeef",
    "1.1.20270831.-.DEADBEEF",
    f"1.1.20270831.-.deadbeef.{NUMBER}",
    f"1.1.20270831.marketing.deadbeef.{NUMBER}",
    f"1.1.20270831.statistics_preferences.deadbeef.{NUMBER}",
    f"1.1.20270831.statistics_statistics.deadbeef.{NUMBER}",
    "1.1.20270831.statistics.deadbeef",
    f"1.1.20270831.statistics.deadbeef.{NUMBER}.despite.despite",
    f"1.1.20270831.statistics.deadbeef.{NUMBER[1:]}",
    "%00",
    "a" * 3000,
)
"""Values that mean nothing, whatever the day."""

Change = Callable[[str, Decision, int], tuple[str, Decision | None]]
"""From a value, what it may mean, and a number of days: another value, and what that one means if anything."""


def _spelled(decision: Decision) -> tuple[str, Decision | None]:
    return decision.written, decision


CHANGES: Mapping[str, Change] = {
    "cut": lambda value, _decision, pick: (value[: -1 - pick % 5], None),
    "other version": lambda value, _decision, pick: (f"{pick % 3 * 2}{value[1:]}", None),
    "zero": lambda value, _decision, _pick: (f"0{value}", None),
    "worse": lambda _value, _decision, pick: (WORSE[pick % len(WORSE)], None),
    "upper case": lambda value, _decision, _pick: (value.upper().replace("-", "_"), None),
    "other purposes": lambda _value, decision, pick: _spelled(replace(decision, policy=decision.policy + (-1) ** pick)),
    "future": lambda _value, decision, pick: _spelled(replace(decision, at=decision.at + timedelta(days=1 + pick))),
    "ancient": lambda _value, decision, pick: _spelled(replace(decision, at=decision.at - timedelta(180 + pick % 9))),
    "forged": lambda _value, decision, pick: _spelled(
        replace(decision, granted=frozenset({PREFERENCES, STATISTICS} if pick % 2 else {STATISTICS}), number=NUMBER)
    ),
    "lesser": lambda _value, decision, _pick: _spelled(
        replace(decision, granted=frozenset(), number=None, despite=False)
    ),
}


def some(today: date, policy: int) -> Decision:
    """A choice to tamper with, on a device that has none."""
    return Decision(today, BOTH, policy, "deadbeef", NUMBER)
