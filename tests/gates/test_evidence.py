"""ACCESSIBILITY.md and what it is made of: every criterion once, nothing named that is not there, nothing stale."""

import ast
import re
from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import pairwise

import pytest

from e2e.checks.conditions import CONDITIONS
from e2e.checks.registry import STATIC
from tests.evidence.criteria import Criterion, criteria, looks
from tests.evidence.writing import BROWSERS, READERS, UNTESTED, document
from webapp.config import ROOT
from webapp.evidence import PROOF, Proof, read

A = [
    "1.1.1",
    "1.2.1",
    "1.2.2",
    "1.2.3",
    "1.3.1",
    "1.3.2",
    "1.3.3",
    "1.4.1",
    "1.4.2",
    "2.1.1",
    "2.1.2",
    "2.1.4",
    "2.2.1",
    "2.2.2",
    "2.3.1",
    "2.4.1",
    "2.4.2",
    "2.4.3",
    "2.4.4",
    "2.5.1",
    "2.5.2",
    "2.5.3",
    "2.5.4",
    "3.1.1",
    "3.2.1",
    "3.2.2",
    "3.2.6",
    "3.3.1",
    "3.3.2",
    "3.3.7",
    "4.1.2",
]
AA = [
    "1.2.4",
    "1.2.5",
    "1.3.4",
    "1.3.5",
    "1.4.3",
    "1.4.4",
    "1.4.5",
    "1.4.10",
    "1.4.11",
    "1.4.12",
    "1.4.13",
    "2.4.5",
    "2.4.6",
    "2.4.7",
    "2.4.11",
    "2.5.7",
    "2.5.8",
    "3.1.2",
    "3.2.3",
    "3.2.4",
    "3.3.3",
    "3.3.4",
    "3.3.8",
    "4.1.3",
]
AAA = [
    "1.4.6",
    "1.4.8",
    "1.4.9",
    "2.1.3",
    "2.2.3",
    "2.2.4",
    "2.2.6",
    "2.3.2",
    "2.3.3",
    "2.4.8",
    "2.4.9",
    "2.4.10",
    "2.4.12",
    "2.4.13",
    "2.5.5",
    "2.5.6",
    "3.1.3",
    "3.1.4",
    "3.1.5",
    "3.2.5",
    "3.3.5",
    "3.3.6",
    "3.3.9",
]
"""Those of WCAG 2.2, level AAA without the eight that the document leaves out, and says why."""
YEAR = timedelta(days=366)
CHECKS = {*STATIC, *CONDITIONS, "tab-forward", "tab-back"}

each_criterion = pytest.mark.parametrize("item", criteria(), ids=lambda item: item.number)


@cache
def functions(file: str) -> frozenset[str]:
    """The tests of a file."""
    path = ROOT / file
    if not path.is_file():
        return frozenset()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def unfounded(item: Criterion, proof: Proof) -> list[str]:
    """What is wrong with what is said of a criterion."""
    faults = [f"no test {test}" for test in item.tests if test.split("::")[-1] not in functions(test.split("::")[0])]
    faults += [f"no check {check}" for check in item.checks if check not in CHECKS]
    faults += [
        f"looked more than a year before the proof: {look.day}" for look in item.looked if proof.day - look.day > YEAR
    ]
    if item.nothing and not item.shown:
        faults.append("nothing shows that there is nothing")
    if not (item.shown or item.looked or item.open or item.fails):
        faults.append("nothing stands for it, and nothing is open")
    return faults


def claims(text: str, proof: Proof) -> list[str]:
    """Sentences that name a screen reader or browser that the proof has not, outside of what was not tested."""
    parts = re.split(r"^## ", text, flags=re.MULTILINE)
    told = " ".join((proof.reader, *proof.browsers, proof.chromium))
    lines = [line for part in parts if not part.startswith(UNTESTED) for line in part.splitlines()]
    names = re.compile(rf"\b({'|'.join((*READERS, *BROWSERS))})\b")
    # Names of tests say what they are for, not what has been done.
    return [
        line for line in lines for name in names.findall(re.sub(r"`[^`]*`|\([^)]*\)", "", line)) if name not in told
    ]


@pytest.mark.parametrize(("level", "numbers"), [("A", A), ("AA", AA), ("AAA", AAA)])
def test_every_criterion_is_there_once(level: str, numbers: list[str]) -> None:
    assert [item.number for item in criteria() if item.level == level] == numbers
    assert (len(A), len(AA), len(AAA)) == (31, 24, 23)
    assert len({item.name for item in criteria()}) == len(criteria())


@each_criterion
def test_what_stands_for_a_criterion_is_there(item: Criterion) -> None:
    assert unfounded(item, read(PROOF)) == []


@pytest.mark.parametrize(
    ("planted", "fault"),
    [
        ({"tests": ("tests/gates/test_evidence.py::test_nothing",)}, "no test"),
        ({"tests": ("tests/gates/test_nothing.py::test_nothing",)}, "no test"),
        ({"checks": ("nothing",)}, "no check"),
        ({"nothing": "There is none.", "tests": (), "checks": (), "axe": False}, "nothing shows"),
        ({"tests": (), "checks": (), "axe": False, "looked": (), "open": (), "fails": ()}, "nothing stands for it"),
    ],
)
def test_what_is_not_there_is_found(planted: dict[str, object], fault: str) -> None:
    assert any(fault in told for told in unfounded(replace(criteria()[0], **planted), read(PROOF)))  # type: ignore[arg-type]


def test_a_look_counts_for_a_year_before_the_proof() -> None:
    """Not before today: no test may fail by the calendar alone."""
    proof = read(PROOF)
    (item, look), *_others = looks(criteria())
    assert unfounded(item, replace(proof, day=look.day + YEAR)) == []
    assert unfounded(item, replace(proof, day=look.day + YEAR + timedelta(days=1)))


def test_the_document_is_what_the_generator_writes() -> None:
    text = (ROOT / "ACCESSIBILITY.md").read_text(encoding="utf-8")
    assert text == document(criteria(), read(PROOF)), "make evidence"


def test_no_sentence_claims_what_the_proof_has_not() -> None:
    proof = read(PROOF)
    assert claims(document(criteria(), proof), proof) == []
    for name in ("NVDA", "Safari"):
        assert claims(f"## A\nIt was tested with {name} 2026.\n", proof)
        assert not claims(f"## {UNTESTED}\n{name}\n", proof)


def test_no_word_makes_a_look_more_than_it_is() -> None:
    text = "\n".join(look.what for _item, look in looks(criteria()))
    assert not re.search(r"\b(audit|independent|expert|user test|certif)", text, re.IGNORECASE)


def test_the_parts_are_in_the_order_of_their_numbers() -> None:
    numbers = [tuple(map(int, item.number.split("."))) for item in criteria()]
    assert all(one < other for one, other in pairwise(numbers))
