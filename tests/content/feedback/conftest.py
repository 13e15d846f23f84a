"""A store with its tables, and messages in it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy import Engine

from tests.smtp import Inbox, listening
from webapp.store.db import open_store
from webapp.store.migrations import migrate

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@pytest.fixture(scope="package")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a store with its tables."""
    path = tmp_path_factory.mktemp("feedback") / "site.db"
    engine = open_store(f"sqlite:///{path}")
    migrate(engine)
    engine.dispose()
    return path


@pytest.fixture
def engine(empty: Path, tmp_path: Path) -> Iterator[Engine]:
    engine = open_store(f"sqlite:///{copyfile(empty, tmp_path / 'site.db')}")
    yield engine
    engine.dispose()


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    """A server of e-mail."""
    with listening() as found:
        yield found
