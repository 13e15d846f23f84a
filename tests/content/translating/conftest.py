"""A tiny store for all tests of the package; each takes back what it changed."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.content.translating.site import made, tried


@pytest.fixture(scope="session")
def tiny_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A store with two pages and few texts; use it with `tried`."""
    engine = made(tmp_path_factory.mktemp("tiny") / "site.db")
    yield engine
    engine.dispose()


@pytest.fixture
def site(tiny_store: Engine) -> Iterator[Session]:
    """A session on the tiny store, whose changes are taken back after the test."""
    with tried(tiny_store) as session:
        yield session
