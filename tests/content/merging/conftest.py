"""A store of a few messages, made once."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest

from tests.content.merging.desk import Desk
from tests.content.merging.small import make_store
from webapp.store.db import open_store


@pytest.fixture(scope="session")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a store of a few messages in which nothing was done yet; copy it, or take back what was done."""
    path = tmp_path_factory.mktemp("translating") / "small.db"
    make_store(f"sqlite:///{path}").dispose()
    return path


@pytest.fixture
def desk(small_store: Path, tmp_path: Path) -> Iterator[Desk]:
    """A translator with a store that may be changed."""
    copyfile(small_store, tmp_path / "own.db")
    engine = open_store(f"sqlite:///{tmp_path / 'own.db'}")
    yield Desk(engine)
    engine.dispose()
