"""A store of a few messages, made once."""

from pathlib import Path

import pytest

from tests.content.merging.small import make_store


@pytest.fixture(scope="session")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a store of a few messages in which nothing was done yet; copy it, or take back what was done."""
    path = tmp_path_factory.mktemp("translating") / "small.db"
    make_store(f"sqlite:///{path}").dispose()
    return path
