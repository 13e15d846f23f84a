"""What the last long proof has seen of the accessibility of this site; the statement says nothing else.

`proof.json` is written by `make evidence`, from what `make prove` has recorded.
"""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

PROOF = Path(__file__).with_name("proof.json")


@dataclass(frozen=True, slots=True)
class Proof:
    """The figures of a proof.

    `day` is when its last part ended. `states` page states (of `templates` kinds of pages, in `locales`) were judged by
    `axe` (a version) and by checks of our own. `faults` were planted one at a time, `caught` of them were found.
    `journeys` were gone through with `reader` (a name and a version) in `browsers` (each a name and a version), `runs`
    times each.
    """

    day: date
    axe: str
    states: int
    templates: int
    locales: tuple[str, ...]
    faults: int
    caught: int
    reader: str
    browsers: tuple[str, ...]
    journeys: int
    runs: int


@cache
def proof() -> Proof:
    """The last proof."""
    found = json.loads(PROOF.read_text(encoding="utf-8"))
    return Proof(
        **found
        | {
            "day": date.fromisoformat(found["day"]),
            "locales": tuple(found["locales"]),
            "browsers": tuple(found["browsers"]),
        }
    )
