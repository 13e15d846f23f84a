"""Adds up what long proofs have recorded; a test that failed, was left out, or is there no more, counts for nothing."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from pathlib import Path

from webapp.evidence import Proof

BEGUN, PASSED, FAILED, SKIPPED = "begun", "passed", "failed", "skipped"
FAULTS, JOURNEYS, STATES, OTHER = "faults", "journeys", "states", "other"
PLACES = {
    "e2e/faults/": FAULTS,
    "e2e/screenreader/test_planted.py": FAULTS,
    "e2e/screenreader/": JOURNEYS,
    "e2e/states/": STATES,
}
"""Which part of the proof a test belongs to; the first place in which it lies decides."""
PARTS: Mapping[str, tuple[str, ...]] = {
    STATES: ("states", "axe", "checks", "chromium", "templates", "locales"),
    FAULTS: ("faults", "caught", "missed"),
    JOURNEYS: ("journeys", "runs", "reader", "browsers", "said"),
}
"""The figures of each part, as `Proof` names them."""
MOST_NAMED = 10


class RefusedError(Exception):
    """No figures can be written; its text says why."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a test that has passed told of itself: pairs of a name and a value, in the order in which it told them."""

    day: date
    pairs: tuple[tuple[str, object], ...]

    def groups(self, first: str) -> Iterable[dict[str, object]]:
        """What was told of each fault or journey: a name that comes again begins the next one."""
        group: dict[str, object] = {}
        for name, value in (*self.pairs, ("", None)):
            if name in group or not name:
                if first in group:
                    yield group
                group = {}
            group[name] = value


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a run says of itself: versions, how many own checks there are, and kinds of pages in which languages."""

    axe: str = ""
    checks: int = 0
    chromium: str = ""
    templates: int = 0
    locales: tuple[str, ...] = ()


@dataclass
class Record:
    """What several runs together say.

    `outcomes`: the latest of each test. `passed`: by test, what it told each time, since it failed last.
    `surroundings`: what the last run said of itself.
    """

    outcomes: dict[str, str] = field(default_factory=dict)
    passed: dict[str, list[Told]] = field(default_factory=lambda: defaultdict(list))
    surroundings: Surroundings = Surroundings()

    @property
    def failed(self) -> list[str]:
        """Tests that failed, or began and never ended."""
        return sorted(test for test, outcome in self.outcomes.items() if outcome in (FAILED, BEGUN))

    def of(self, wanted: Collection[str]) -> "Record":
        """What is recorded of tests that there are, and of files of tests that could not be read."""
        kept = {test: outcome for test, outcome in self.outcomes.items() if test in wanted or "::" not in test}
        passed = {test: self.passed[test] for test in kept if kept[test] == PASSED}
        return Record(kept, passed, self.surroundings)


def part_of(test: str) -> str:
    """The part of the proof that a test belongs to."""
    return next((part for place, part in PLACES.items() if test.startswith(place)), OTHER)


def read(folder: Path) -> Record:
    """What is recorded in a folder, in the order of time."""
    lines = [json.loads(line) for path in folder.glob("*.jsonl") for line in path.read_text("utf-8").splitlines()]
    record = Record()
    for line in sorted(lines, key=lambda line: str(line["at"])):
        if "test" not in line:
            told = {name: value for name, value in line.items() if name != "at"}
            record.surroundings = Surroundings(**told | {"locales": tuple(line["locales"])})
            continue
        test, outcome = line["test"], line["outcome"]
        record.outcomes[test] = outcome
        # A file that could not be read has been read since.
        record.outcomes.pop(test.partition("::")[0] if "::" in test else "", None)
        if outcome == PASSED:
            pairs = tuple((name, value) for name, value in line.get("told", ()))
            record.passed[test].append(Told(datetime.fromisoformat(line["at"]).date(), pairs))
        elif outcome != BEGUN:
            record.passed.pop(test, None)
    return record


def figures(record: Record) -> Proof:
    """The figures of all that has passed, whether it is all there is or not."""
    by_part: dict[str, list[list[Told]]] = {part: [] for part in PARTS}
    for test, times in record.passed.items():
        if record.outcomes[test] == PASSED and (part := part_of(test)) in PARTS:
            by_part[part].append(times)
    # Of several times that a test has passed, the last one counts; a journey is gone through several times.
    last = {part: [times[-1] for times in tests] for part, tests in by_part.items()}
    days = {part: min(told.day for told in tolds) for part, tolds in last.items() if tolds}
    caught = _caught(last[FAULTS])
    missed = tuple(sorted(name for name, found in caught.items() if not found))
    gone = [group for times in by_part[JOURNEYS] for told in times for group in told.groups("journey")]
    runs = Counter((group["journey"], group["language"]) for group in gone)
    around = record.surroundings
    return Proof(
        day=max(days.values(), default=date.min),
        axe=around.axe,
        checks=around.checks,
        states=sum(_number(value) for told in last[STATES] for name, value in told.pairs if name == "states"),
        templates=around.templates,
        locales=around.locales,
        chromium=around.chromium,
        faults=len(caught),
        caught=len(caught) - len(missed),
        missed=missed,
        journeys=len({journey for journey, _language in runs}),
        # As often as the journey that was gone through least often, in one of its languages.
        runs=min(runs.values(), default=0),
        reader=_only_one({str(group["reader"]) for group in gone}),
        browsers=tuple(sorted({str(group["browser"]) for group in gone})),
        said=sum(_number(group["said"]) for group in gone),
        days=days,
    )


def add_up(record: Record, wanted: Collection[str], older: Proof) -> tuple[Proof, list[str]]:
    """The figures of the last long proof, and what must be said of them.

    `wanted` are the tests of the long proof as they are now. A part of which not every test has passed keeps its older
    figures and their day. Raises `RefusedError` if a test has failed, if nothing is whole, or if a whole part tells no
    figures.
    """
    found = record.of(wanted)
    if found.failed:
        raise RefusedError(f"The proof has failed: {_named(found.failed)}")
    new = figures(found)
    values = {item.name: getattr(older, item.name) for item in fields(Proof)}
    days, remarks = dict(older.days), []
    for part, names in PARTS.items():
        there = sorted(test for test in wanted if part_of(test) == part)
        lacking = [test for test in there if found.outcomes.get(test) != PASSED]
        if lacking or not there:
            since = f"stay those of {days[part]}" if part in days else "are not there"
            why = f"has not passed in all: {_named(lacking)}" if there else "has no tests"
            remarks.append(f"The figures for {part} {since}, since this part {why}")
            continue
        if not getattr(new, names[0]):
            raise RefusedError(f"All tests for {part} have passed, but none of them told any figures.")
        values |= {name: getattr(new, name) for name in names}
        days[part] = new.days[part]
    if len(remarks) == len(PARTS):
        raise RefusedError("\n".join(remarks))
    return Proof(**values | {"days": days, "day": max(days.values())}), remarks


def _caught(tolds: list[Told]) -> dict[str, bool]:
    """Each planted fault, and whether it was caught wherever it was planted."""
    caught: dict[str, bool] = {}
    for told in tolds:
        for group in told.groups("fault"):
            name = str(group["fault"])
            caught[name] = caught.get(name, True) and bool(group["caught"])
    return caught


def _only_one(readers: set[str]) -> str:
    if len(readers) > 1:
        raise RefusedError(f"The journeys were gone through with several screen readers: {', '.join(sorted(readers))}")
    return "".join(readers)


def _number(value: object) -> int:
    assert isinstance(value, int)
    return value


def _named(tests: list[str]) -> str:
    rest = len(tests) - MOST_NAMED
    return ", ".join(tests[:MOST_NAMED]) + (f" and {rest} more" if rest > 0 else "")
