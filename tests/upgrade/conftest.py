"""The earlier store after `content load` with today's code and files."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy import Engine

from tests.upgrade.earlier import command, restore
from webapp.store.db import open_store


@pytest.fixture(scope="package")
def upgraded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the upgraded store; copy it to change it."""
    path = restore(tmp_path_factory.mktemp("upgrade") / "site.db")
    command(path, "content", "load")
    return path


@pytest.fixture
def own(upgraded: Path, tmp_path: Path) -> Path:
    """A copy of the upgraded store that a test may change."""
    return Path(copyfile(upgraded, tmp_path / "site.db"))


@pytest.fixture(scope="package")
def engine(upgraded: Path) -> Iterator[Engine]:
    """The upgraded store, to be read."""
    engine = open_store(f"sqlite:///{upgraded}")
    yield engine
    engine.dispose()
