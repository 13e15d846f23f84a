"""What the last long proof has seen of the accessibility of this site; the statement says nothing else.

`proof.json` is written by `make evidence`, from what `make prove` has recorded.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

PROOF = Path(__file__).with_name("proof.json")


@dataclass(frozen=True, slots=True)
class Proof:
    """The figures of a proof.

    `day` is when its last part ended; `days` has the day of each part, by name: `states`, `faults`, `journeys`. A part
    that was never proven is not in it, and its figures are 0. `states` page states (of `templates` kinds of pages, in
    `locales`) were judged by `axe` (a version) and by so many `checks` of our own, in `chromium` (a name and a
    version). `faults` were planted one at a time, `caught` of them were found, `missed` were not. `journeys` were gone
    through with `reader` (a name and a version) in `browsers` (each a name and a version), `runs` times or more each,
    in each of their languages; `said` sentences were compared with what was expected.
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
    said: int = 0
    missed: tuple[str, ...] = ()
    chromium: str = ""
    checks: int = 0
    days: Mapping[str, date] = field(default_factory=dict)


def read(path: Path) -> Proof:
    """The figures of a file."""
    found = json.loads(path.read_text(encoding="utf-8"))
    lists = {name: tuple(found[name]) for name in ("locales", "browsers", "missed")}
    days = {part: date.fromisoformat(day) for part, day in found["days"].items()}
    return Proof(**found | lists | {"day": date.fromisoformat(found["day"]), "days": days})


def write(proof: Proof) -> str:
    """The text of a file with these figures."""
    return json.dumps(asdict(proof), default=date.isoformat, ensure_ascii=False, indent=2) + "\n"


@cache
def proof() -> Proof:
    """The last proof."""
    return read(PROOF)
