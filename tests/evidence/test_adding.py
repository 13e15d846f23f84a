"""Adding up: what was recorded becomes figures, and what does not suffice becomes none."""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from tests.evidence.adding import RefusedError, add_up, figures, part_of, read
from webapp.evidence import Proof

AROUND = {"axe": "4.14.1", "checks": 47, "chromium": "Chromium 140.0", "templates": 21, "locales": ["en", "nl"]}
PAGES, OTHERS = "e2e/states/test_states.py::test_one[en]", "e2e/states/test_all.py::test_two"
PLANTED, HEARD = "e2e/faults/test_faults.py::test_them", "e2e/screenreader/test_heard.py::test_notice[nl]"
AMISS = "e2e/screenreader/test_planted.py::test_a_planted_fault_is_heard[no-lang]"
ELSEWHERE = "tests/test_facts.py::test_facts"
ALL = {PAGES, OTHERS, PLANTED, HEARD, ELSEWHERE}
OLDER = Proof(
    day=date(2025, 1, 2),
    axe="4.0.0",
    states=5,
    templates=3,
    locales=("en",),
    faults=2,
    caught=1,
    reader="Orca 40",
    browsers=("Chromium 100",),
    journeys=1,
    runs=1,
    missed=("an old one",),
    days={"states": date(2025, 1, 1), "faults": date(2025, 1, 2), "journeys": date(2025, 1, 2)},
)
STATES = [("states", 7)]
FAULTS = [("fault", "no label"), ("caught", "names"), ("fault", "no lang"), ("caught", "")]


def journey(name: str = "notice", language: str = "nl", **differs: object) -> list[tuple[str, object]]:
    """What a journey tells."""
    told = {"browser": "Chromium 140.0", "reader": "Orca 43.1", "said": 9} | differs
    return [("journey", name), ("language", language), *told.items()]


class Folder:
    """Files of records, each line a minute after the one before."""

    def __init__(self, path: Path, day: str = "2026-11-23") -> None:
        self.path = path
        self.day = day
        self._minutes = 0

    def run(self, *lines: tuple[str, str, object], **around: object) -> None:
        """A run of tests: the name of each, its outcome, and what it told."""
        self._write([{**AROUND, **around}])
        for test, outcome, told in lines:
            self._write([{"test": test, "outcome": "begun"}])
            self._write([{"test": test, "outcome": outcome, "seconds": 1.0, "told": told}])

    def begin(self, test: str) -> None:
        """A test that never ends."""
        self._write([{"test": test, "outcome": "begun"}])

    def _write(self, lines: Iterable[dict[str, object]]) -> None:
        for line in lines:
            self._minutes += 1
            at = f"{self.day}T{self._minutes // 60:02}:{self._minutes % 60:02}:00+00:00"
            # As it happens with several processes, lines lie in several files.
            path = self.path / f"{self._minutes % 3}.jsonl"
            with path.open("a", encoding="utf-8") as file:
                file.write(json.dumps({"at": at, **line}) + "\n")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def whole(folder: Folder) -> None:
    """A run in which all is well."""
    folder.run(
        (PAGES, "passed", STATES),
        (OTHERS, "passed", [("states", 3), ("states", 2)]),
        (PLANTED, "passed", FAULTS),
        (HEARD, "passed", journey() + journey("filter") + journey("filter", "en", browser="Firefox 140.0")),
        (ELSEWHERE, "passed", []),
    )


def test_all_that_passed_is_added_up(folder: Folder) -> None:
    whole(folder)
    proof, remarks = add_up(read(folder.path), ALL, OLDER)
    day = date(2026, 11, 23)
    assert remarks == []
    assert proof == Proof(
        day=day,
        axe="4.14.1",
        states=12,
        templates=21,
        locales=("en", "nl"),
        faults=2,
        caught=1,
        missed=("no lang",),
        reader="Orca 43.1",
        browsers=("Chromium 140.0", "Firefox 140.0"),
        journeys=2,
        runs=1,
        said=27,
        checks=47,
        chromium="Chromium 140.0",
        days={"states": day, "faults": day, "journeys": day},
    )


@pytest.mark.parametrize(
    ("test", "part"),
    [
        (PAGES, "states"),
        (OTHERS, "states"),
        (PLANTED, "faults"),
        (HEARD, "journeys"),
        (AMISS, "faults"),
        (ELSEWHERE, "other"),
        ("e2e/test_pages.py::test_it", "other"),
        ("tests/evidence/test_adding.py::test_it", "other"),
    ],
)
def test_a_test_belongs_to_a_part_by_its_place(test: str, part: str) -> None:
    assert part_of(test) == part


@pytest.mark.parametrize("test", [PAGES, HEARD, ELSEWHERE])
def test_a_failure_is_named_and_nothing_is_written(folder: Folder, test: str) -> None:
    whole(folder)
    folder.run((test, "failed", []))
    with pytest.raises(RefusedError) as refused:
        add_up(read(folder.path), ALL, OLDER)
    assert str(refused.value) == f"The proof has failed: {test}"


def test_many_failures_are_not_all_named(folder: Folder) -> None:
    tests = [f"e2e/test_many.py::test_it[{number:02}]" for number in range(14)]
    folder.run(*((test, "failed", []) for test in tests))
    with pytest.raises(RefusedError, match=r"\[09\] and 4 more$"):
        add_up(read(folder.path), tests, OLDER)


def test_what_failed_and_passed_since_has_passed(folder: Folder) -> None:
    folder.run((PAGES, "failed", [("states", 100)]))
    whole(folder)
    assert add_up(read(folder.path), ALL, OLDER)[0].states == 12


def test_what_never_ended_has_failed(folder: Folder) -> None:
    whole(folder)
    folder.begin(PLANTED)
    with pytest.raises(RefusedError, match="test_them"):
        add_up(read(folder.path), ALL, OLDER)


def test_a_file_of_tests_that_could_not_be_read_has_failed_until_it_was_read(folder: Folder) -> None:
    whole(folder)
    name = PAGES.partition("::")[0]
    folder.run((name, "failed", []))
    with pytest.raises(RefusedError, match=f"{name}$"):
        add_up(read(folder.path), ALL, OLDER)
    folder.run((PAGES, "passed", STATES))
    assert add_up(read(folder.path), ALL, OLDER)[0].states == 12


def test_a_test_that_passed_again_counts_once(folder: Folder) -> None:
    whole(folder)
    folder.run((PAGES, "passed", [("states", 8)]), (PLANTED, "passed", FAULTS), axe="4.15.0")
    proof, _remarks = add_up(read(folder.path), ALL, OLDER)
    assert (proof.states, proof.faults, proof.axe) == (13, 2, "4.15.0")


def test_a_test_that_is_there_no_more_counts_for_nothing(folder: Folder) -> None:
    whole(folder)
    folder.run(("e2e/test_states.py::test_one[xx]", "failed", []), ("e2e/test_gone.py::test", "passed", STATES))
    assert add_up(read(folder.path), ALL, OLDER)[0].states == 12


@pytest.mark.parametrize("outcome", ["skipped", None])
def test_a_part_that_is_not_whole_keeps_its_figures_and_their_day(folder: Folder, outcome: str | None) -> None:
    folder.run((PAGES, "passed", STATES), (OTHERS, "passed", STATES), (PLANTED, "passed", FAULTS))
    if outcome:
        folder.run((HEARD, outcome, []))
    proof, [remark] = add_up(read(folder.path), ALL, OLDER)
    assert remark.startswith("The figures for journeys stay those of 2025-01-02")
    assert remark.endswith(HEARD)
    assert (proof.states, proof.reader, proof.journeys) == (14, "Orca 40", 1)
    assert proof.days == {
        "states": date(2026, 11, 23),
        "faults": date(2026, 11, 23),
        "journeys": date(2025, 1, 2),
    }


def test_what_was_never_proven_has_no_day(folder: Folder) -> None:
    folder.run((PAGES, "passed", STATES), (OTHERS, "passed", STATES))
    older = Proof(OLDER.day, "", 0, 0, (), 0, 0, "", (), 0, 0)
    proof, remarks = add_up(read(folder.path), {PAGES, OTHERS, HEARD}, older)
    assert dict(proof.days) == {"states": date(2026, 11, 23)}
    assert [remark.partition(",")[0] for remark in remarks] == [
        "The figures for faults are not there",
        "The figures for journeys are not there",
    ]


@pytest.mark.parametrize("wanted", [set(), {ELSEWHERE}, ALL])
def test_nothing_recorded_is_refused(folder: Folder, wanted: set[str]) -> None:
    with pytest.raises(RefusedError, match="states"):
        add_up(read(folder.path), wanted, OLDER)


@pytest.mark.parametrize(("test", "part"), [(PAGES, "states"), (PLANTED, "faults"), (HEARD, "journeys")])
def test_a_part_that_passes_and_tells_nothing_is_refused(folder: Folder, test: str, part: str) -> None:
    folder.run((test, "passed", []))
    with pytest.raises(RefusedError, match=f"All tests for {part} have passed"):
        add_up(read(folder.path), {test}, OLDER)


def test_a_fault_is_caught_if_it_is_caught_everywhere(folder: Folder) -> None:
    other = "e2e/faults/test_more.py::test_more"
    folder.run((PLANTED, "passed", FAULTS), (other, "passed", [("fault", "no label"), ("caught", "")]))
    assert figures(read(folder.path)).missed == ("no label", "no lang")


def test_a_journey_with_a_fault_is_a_fault_and_no_journey(folder: Folder) -> None:
    told = [("fault", "no status"), *journey("with a fault: no status"), ("caught", "by ear")]
    folder.run((AMISS, "passed", told), (HEARD, "passed", journey()))
    proof = figures(read(folder.path))
    assert (proof.faults, proof.caught, proof.journeys, proof.said) == (1, 1, 1, 9)


def test_runs_are_those_of_the_journey_that_was_gone_through_least_often_since_it_failed(folder: Folder) -> None:
    twice = "e2e/screenreader/test_heard.py::test_notice[en]"
    for outcome in ("passed", "failed", "passed", "passed"):
        folder.run((HEARD, outcome, journey()), (twice, "passed", journey(language="en")))
    proof = figures(read(folder.path))
    assert (proof.journeys, proof.runs, proof.said) == (1, 2, 6 * 9)


def test_two_screen_readers_are_refused(folder: Folder) -> None:
    folder.run((HEARD, "passed", journey() + journey("filter", reader="Orca 44")))
    with pytest.raises(RefusedError, match=r"Orca 43\.1, Orca 44"):
        figures(read(folder.path))


def test_a_day_is_that_of_the_oldest_result(folder: Folder, tmp_path: Path) -> None:
    folder.run((PAGES, "passed", STATES))
    folder.day = "2026-11-25"
    folder.run((OTHERS, "passed", STATES))
    assert figures(read(tmp_path)).days == {"states": date(2026, 11, 23)}
