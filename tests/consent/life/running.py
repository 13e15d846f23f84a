"""Runs many lives on one site; as a program, on a store that is named."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

import webapp
from tests.consent.life.invariants import INVARIANTS
from tests.consent.life.machine import Life
from tests.consent.life.site import served
from tests.consent.life.world import World

STEPS = 50
"""Of one life, at most."""


@contextmanager
def summer_time() -> Iterator[None]:
    """The clock of the computer changes with the seasons: whatever takes local time for UTC is wrong."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Europe/Amsterdam"
    time.tzset()
    try:
        yield
    finally:
        os.environ.pop("TZ")
        if before is not None:
            os.environ["TZ"] = before
        time.tzset()


def live(store: Path, lives: int, number: int) -> World:
    """So many lives on a store, which they change; always the same ones for a number.

    The store stays from one life to the next, so a failure is not made shorter: it would not be the same one.
    """
    how = settings(
        max_examples=lives,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )
    with summer_time(), served(store) as site:
        Life.world = World(site)
        Life.steps = 0
        try:
            run_state_machine_as_test(seed(number)(Life), settings=how)
        except Exception as error:
            raise AssertionError(f"lives {number}, {Life.world.ledger.first}") from error
        return Life.world


def told(world: World) -> str:
    """What was done, in a sentence, and how often each invariant was looked at."""
    looked = ", ".join(f"{name} {world.ledger.looked[name]:,}" for name in INVARIANTS)
    return f"{Life.steps:,} steps of consent, {len(INVARIANTS)} invariants: {looked}"


if __name__ == "__main__":
    file, lives, number = sys.argv[1:]
    world = live(Path(file), int(lives), int(number))
    sys.stdout.write(f"{webapp.__file__}\n{told(world)}\n")
