"""A store with its tables and nothing in them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from webapp.store.db import open_store
from webapp.store.migrations import migrate


@pytest.fixture
def empty_store(tmp_path: Path) -> Iterator[Engine]:
    engine = open_store(f"sqlite:///{tmp_path / 'empty.db'}")
    migrate(engine)
    yield engine
    engine.dispose()
