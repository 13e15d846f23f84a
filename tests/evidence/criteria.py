"""The criteria of WCAG 2.2 as `criteria/` has them, one file for each principle, each with what stands for it.

tests: FILE::FUNCTION. checks: own checks of pages (`e2e/checks/registry.py`), which are made in every state. axe:
whether rules of axe-core judge it. looked: what the makers of the site looked at, with the day. nothing: why the site
has nothing that it applies to; tests or checks show that. fails: what is known not to hold. open: what is not known, or
not tested.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

FOLDER = Path(__file__).parent / "criteria"
PRINCIPLES = ("Perceivable", "Operable", "Understandable", "Robust")
Level = Literal["A", "AA", "AAA"]


@dataclass(frozen=True, slots=True)
class Look:
    """Something that a maker of the site looked at."""

    day: date
    what: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion, and what stands for it."""

    number: str
    name: str
    level: Level
    tests: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    axe: bool = False
    looked: tuple[Look, ...] = ()
    nothing: str = ""
    fails: tuple[str, ...] = ()
    open: tuple[str, ...] = ()

    @property
    def principle(self) -> str:
        """The principle that it belongs to."""
        return PRINCIPLES[int(self.number[0]) - 1]

    @property
    def shown(self) -> bool:
        """Whether a program shows that it is met, or that there is nothing to meet it with."""
        return bool(self.tests or self.checks or self.axe)

    @property
    def address(self) -> str:
        """Where the W3C explains it."""
        slug = re.sub(r"[^a-z]+", "-", self.name.lower()).strip("-")
        return f"https://www.w3.org/WAI/WCAG22/Understanding/{slug}"


@cache
def criteria() -> tuple[Criterion, ...]:
    """All of them, in the order of their numbers."""
    found = [_criterion(item) for path in FOLDER.glob("*.yaml") for item in yaml.safe_load(path.read_text("utf-8"))]
    return tuple(sorted(found, key=lambda item: tuple(map(int, item.number.split(".")))))


def looks(items: Iterable[Criterion]) -> list[tuple[Criterion, Look]]:
    """Everything that was looked at."""
    return [(item, look) for item in items for look in item.looked]


def _criterion(item: dict[str, Any]) -> Criterion:
    lists: dict[str, Any] = {name: tuple(item[name]) for name in ("tests", "checks", "fails", "open") if name in item}
    looked = tuple(Look(**look) for look in item.get("looked", ()))
    return Criterion(**item | lists | {"looked": looked})
