"""Faults are planted one at a time; the suite finds at least 95 of 100, and those that it misses are named."""

import re
from collections.abc import Callable

import pytest

from e2e.faults.catalogue import FAULTS
from e2e.faults.conftest import LEAST
from e2e.faults.looking import Fault
from e2e.faults.running import Runner
from tests.proving import WHOLE

SAMPLE = (
    "id-twice",
    "label-missing",
    "language-link-translated",
    "outline-none",
    "focus-under-the-notice",
    "text-faint-in-dark",
)
"""One of several kinds, which together take seconds."""
PLANTED = FAULTS if WHOLE else tuple(fault for fault in FAULTS if fault.id in SAMPLE)


@pytest.mark.prove
@pytest.mark.parametrize("fault", PLANTED, ids=lambda fault: fault.id)
def test_a_fault_is_looked_for(runner: Runner, fault: Fault, record_property: Callable[[str, object], None]) -> None:
    outcome = runner.outcome(fault)
    record_property("fault", fault.id)
    record_property("caught", outcome.caught)
    print(f"{fault.id}: {outcome.caught or 'missed'}: {outcome.said[:300]}")
    assert WHOLE or outcome.caught


@pytest.mark.prove
def test_the_suite_finds_most_faults(runner: Runner) -> None:
    outcomes = [runner.outcome(fault) for fault in PLANTED]
    assert not {place: said for place, said in runner.clean.items() if said}
    missed = {outcome.fault.id: outcome.fault.missed for outcome in outcomes if not outcome.caught}
    assert len(outcomes) - len(missed) >= LEAST * len(outcomes), f"missed: {missed}"


def test_the_catalogue_is_in_order() -> None:
    """At least 100 faults, each with an id of its own, a sentence and a criterion."""
    assert len(FAULTS) >= 100
    assert len({fault.id for fault in FAULTS}) == len(FAULTS)
    for fault in FAULTS:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", fault.id), fault.id
        assert fault.says[0].isupper(), fault.id
        assert fault.says.endswith("."), fault.id
        assert re.fullmatch(r"\d\.\d\.\d{1,2}|[ACH]-\d\d", fault.criterion), fault.id
        assert fault.changes, fault.id
