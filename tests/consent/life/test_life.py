"""The life-cycle of consent, over HTTP: whatever people, browsers, the operator and the calendar do, and in any order.

`oracle.py` says what is promised, without any of the code that keeps it; `invariants.py` says it in sentences.
"""

from pathlib import Path
from random import randrange
from shutil import copyfile

import pytest

from tests.consent.life.invariants import INVARIANTS
from tests.consent.life.machine import Life
from tests.consent.life.running import STEPS, live, told
from tests.proving import WHOLE

PARTS = 10 if WHOLE else 1
LIVES = 270 if WHOLE else 10
LEAST = 10_000 if WHOLE else 300
"""Steps of each part, which has a store and lives of its own."""
FIRST = randrange(10**6) * PARTS if WHOLE else 1


@pytest.mark.prove
@pytest.mark.parametrize("part", range(PARTS))
def test_what_is_promised_holds_at_every_step_of_every_life(
    filled_store: Path, tmp_path: Path, pytestconfig: pytest.Config, part: int
) -> None:
    store = tmp_path / "life.db"
    copyfile(filled_store, store)
    world = live(store, LIVES, FIRST + part)
    assert len(INVARIANTS) >= 15
    assert Life.steps >= LEAST
    assert set(world.ledger.looked) <= set(INVARIANTS)
    if WHOLE:
        assert min(world.ledger.looked[name] for name in INVARIANTS) > 100 / PARTS, told(world)
        plugins = pytestconfig.pluginmanager
        with plugins.getplugin("capturemanager").global_and_fixture_disabled():
            plugins.getplugin("terminalreporter").write_line(f"\n{told(world)}")


def test_a_life_has_many_steps() -> None:
    assert LIVES * STEPS > LEAST
