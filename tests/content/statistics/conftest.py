"""A store with its tables and nothing in them, and recorders on it that end with the test."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.content.statistics.making import NOW
from webapp.content.statistics.recorder import Recorder
from webapp.store.db import open_store
from webapp.store.migrations import migrate

Recorders = Callable[..., Recorder]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_store(f"sqlite:///{tmp_path / 'site.db'}")
    migrate(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def make_recorder(engine: Engine) -> Iterator[Recorders]:
    """`make_recorder(size=…, clock=…)`: it tries again soon."""
    made: list[Recorder] = []

    def make(size: int = 1000, clock: Callable[[], datetime] = lambda: NOW, on: Engine = engine) -> Recorder:
        made.append(Recorder(on, clock, size, pause=0.01))
        return made[-1]

    yield make
    for recorder in made:
        recorder.close()


@pytest.fixture
def recorder(make_recorder: Recorders) -> Recorder:
    assert NOW.tzinfo is UTC
    return make_recorder()
