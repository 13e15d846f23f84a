"""What is known not to be accessible, what nobody has tested, and how far the site meets the standard by all that.

`limits.yaml` is written by people; whatever follows from it and from the proof is worked out here.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

from webapp.evidence import Proof

LIMITS = Path(__file__).with_name("limits.yaml")
STANDARD = "EN 301 549 V3.2.1"
"""The European standard that the law names; for websites it has all criteria of levels A and AA of WCAG 2.1."""
REQUIRED = 50
"""So many criteria these are."""
READERS = ("Orca", "NVDA", "JAWS", "VoiceOver", "TalkBack")
"""The screen readers that most people use who use one."""
VALID_DAYS = 3 * 365
"""So long a check of all criteria says something (Dutch practice: three years)."""
PLAN_DAYS = 183
"""A check that is planned counts if it is as near as this (Dutch practice: six months)."""

Status = Literal["full", "partial", "none"]
"""Fully, partially or not compliant: Implementing Decision (EU) 2018/1523 knows no other words."""
DutchStatus = Literal["A", "B", "C", "D"]
"""What the Netherlands gives a site that has a statement; without one it is E."""


@dataclass(frozen=True, slots=True)
class Limit:
    """Something that is not accessible to everybody, by the criterion of WCAG 2.2 that it touches.

    `met`: the criterion is met all the same. `theirs`: it is content from others, outside of the standard, and of no
    one criterion. `test` fails when it is there no longer.
    """

    id: str
    test: str
    criterion: str | None = None
    level: str = ""
    met: bool = False
    theirs: bool = False

    @property
    def fails(self) -> bool:
        """Whether it keeps the site from meeting the standard."""
        return self.level in ("A", "AA") and not self.met


@dataclass(frozen=True, slots=True)
class Audit:
    """A check of all criteria by somebody who does not make the site."""

    by: str
    day: date


@dataclass(frozen=True, slots=True)
class Known:
    """What people have written down: see `limits.yaml`."""

    prepared: date
    reviewed: date
    audit: Audit | None
    planned: date | None
    untested: tuple[str, ...]
    limits: tuple[Limit, ...]

    @property
    def failing(self) -> int:
        """How many criteria of level A or AA are not met."""
        return len({limit.criterion for limit in self.limits if limit.fails})

    def audited(self, today: date) -> Audit | None:
        """The check of all criteria, if it is not too old."""
        return self.audit if self.audit and today - self.audit.day <= timedelta(VALID_DAYS) else None


@cache
def known() -> Known:
    """What is known today."""
    found = yaml.safe_load(LIMITS.read_text(encoding="utf-8"))
    return Known(
        **found
        | {
            "audit": Audit(**found["audit"]) if found["audit"] else None,
            "untested": tuple(found["untested"]),
            "limits": tuple(Limit(**limit) for limit in found["limits"]),
        }
    )


def status(proof: Proof, known: Known, today: date) -> Status:
    """How far the site meets the standard. Full is only what somebody else has found to be so."""
    if not proof.states or known.failing > REQUIRED / 2:
        return "none"
    return "full" if known.audited(today) and not known.failing else "partial"


def dutch_status(known: Known, today: date) -> DutchStatus:
    """The status that the site would have in the Netherlands (DigiToegankelijk), if a government body ran it."""
    if known.audited(today):
        return "B" if known.failing else "A"
    return "C" if known.planned and today <= known.planned <= today + timedelta(PLAN_DAYS) else "D"


def unheard(proof: Proof) -> tuple[str, ...]:
    """The screen readers that no journey of the proof was made with."""
    return tuple(name for name in READERS if not (proof.journeys and proof.reader.startswith(name)))
