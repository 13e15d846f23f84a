"""Counts the states in which a browser was looked into."""

from collections.abc import Iterator

import pytest

from tests.proving import WHOLE

LOOKED = pytest.StashKey[set[str]]()


@pytest.fixture
def looked(request: pytest.FixtureRequest) -> Iterator[None]:
    """Counts the state of a test that has looked into a browser and found nothing wrong."""
    yield
    if not request.session.testsfailed:
        request.config.stash.setdefault(LOOKED, set()).add(request.node.nodeid)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """The long proof says how much it has seen."""
    if WHOLE and (looked := config.stash.get(LOOKED, None)):
        terminalreporter.write_line(f"What a browser holds was compared with the register in {len(looked)} states.")
