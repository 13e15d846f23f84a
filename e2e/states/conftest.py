"""The servers on which views are found, and pages on them."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Browser, Page

from e2e.browsing import Visitors
from e2e.server import Site, serving
from e2e.states.desk import CREDENTIALS, TOKEN
from e2e.states.product import Seen
from e2e.words import Words
from tests.proving import WHOLE

STATES = pytest.StashKey[int]()
SHARED = ("plain", "answered", "long")
"""Kinds of state after which a browser is as good as new once its cookies are gone."""

Opener = Callable[[Seen], tuple[AbstractContextManager[Page], Words]]


@pytest.fixture(scope="session")
def desk_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site with a page for translators."""
    with serving(tmp_path_factory.mktemp("states"), TRANSLATION_TOKEN=TOKEN) as served:
        yield served


@pytest.fixture(scope="session")
def opener(request: pytest.FixtureRequest, browser: Browser) -> Opener:
    """Gives a page on the server of a view, and the words there. A server is started when it is first asked for."""
    visitors: dict[str, Visitors] = {}
    names = {"site": "site", "grown": "grown_site", "desk": "desk_site"}

    def opened(seen: Seen) -> tuple[AbstractContextManager[Page], Words]:
        place = seen.view.place
        site: Site = request.getfixturevalue(names[place])
        own = visitors.setdefault(place, Visitors(browser, site.origin))
        words = site.words(seen.locale)
        if place == "desk":
            return own.new(http_credentials=CREDENTIALS), words
        return own.shared() if seen.view.kind in SHARED else own.new(may_fail=True), words

    return opened


@pytest.fixture
def count_states(
    request: pytest.FixtureRequest, record_property: Callable[[str, object], None]
) -> Callable[[int], None]:
    """Notes how many states a test has judged."""

    def count(number: int) -> None:
        record_property("states", number)
        request.config.stash[STATES] = request.config.stash.get(STATES, 0) + number

    return count


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """The long proof says how much it has seen."""
    if WHOLE and (states := config.stash.get(STATES, 0)):
        terminalreporter.write_line(f"Axe and the own checks judged {states} states of pages.")
