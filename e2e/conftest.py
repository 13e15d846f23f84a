"""A served site and a browser for all tests; a watched page for each."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from e2e.browsing import Visitors, launch
from e2e.judging import AXE, Axe
from e2e.server import Site, serving
from e2e.words import LOCALES, Words
from tests import system
from tests.proving import WHOLE

GENERATED = 600
JUDGED = pytest.StashKey[Axe]()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site, served by the real server."""
    with serving(tmp_path_factory.mktemp("site")) as served:
        yield served


@pytest.fixture(scope="session")
def grown_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site with so many generated organisations that its lists have many pages."""
    with serving(tmp_path_factory.mktemp("grown"), generated=GENERATED) as served:
        yield served


@pytest.fixture(scope="session")
def axe(request: pytest.FixtureRequest) -> Axe:
    """Judges pages by the rules of axe-core."""
    if not AXE.exists():
        pytest.skip(system.missing().get("npm", "npm's packages are missing. With a network: make test"))
    return request.config.stash.setdefault(JUDGED, Axe(AXE.read_text(encoding="utf-8")))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is marked `in_turn` runs in so many languages, each test in other ones than the one before it."""
    if WHOLE:
        return
    turns: dict[tuple[str, str], int] = {}
    left_out = set()
    for item in items:
        mark = item.get_closest_marker("in_turn")
        if mark and isinstance(item, pytest.Function):
            (most,) = mark.args
            turn = turns.setdefault((str(item.path), item.originalname), len(turns)) * most
            given = item.callspec.params
            place = LOCALES.index(given["words"] if "words" in given else given["grown_words"])
            if (place - turn) % len(LOCALES) >= most:
                left_out.add(item)
    config.hook.pytest_deselected(items=[item for item in items if item in left_out])
    items[:] = [item for item in items if item not in left_out]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """The long proof says how much it has seen."""
    if WHOLE and (axe := config.stash.get(JUDGED, None)):
        terminalreporter.write_line(f"axe judged {axe.judged} combinations of page, state, language, width and scheme.")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives browsers; there can be only one."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One browser for all tests."""
    path = system.find_chromium()
    if path is None:
        pytest.skip(system.remedy(system.CHROMIUM))
    launched = launch(playwright, path)
    yield launched
    launched.close()


@pytest.fixture(scope="session")
def visitors(browser: Browser, site: Site) -> Visitors:
    """Gives pages that fail on what a visitor should never meet."""
    return Visitors(browser, site.origin)


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def page(request: pytest.FixtureRequest, visitors: Visitors) -> Iterator[Page]:
    """A page, with JavaScript and without."""
    with visitors.shared(java_script_enabled=request.param) as shared:
        yield shared


@pytest.fixture
def plain_page(visitors: Visitors) -> Iterator[Page]:
    """A page with JavaScript."""
    with visitors.shared(java_script_enabled=True) as shared:
        yield shared


@pytest.fixture
def new_page(visitors: Visitors) -> Iterator[Page]:
    """A page in a browser that has never been on the site."""
    with visitors.new() as fresh:
        yield fresh


@pytest.fixture
def probed_page(visitors: Visitors) -> Iterator[Page]:
    """A page into which a test may put scripts and styles of its own, past the site's policy."""
    with visitors.shared(bypass_csp=True) as shared:
        yield shared


@pytest.fixture(scope="session")
def grown_visitors(browser: Browser, grown_site: Site) -> Visitors:
    """Gives such pages on the site with generated data."""
    return Visitors(browser, grown_site.origin)


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def grown_page(request: pytest.FixtureRequest, grown_visitors: Visitors) -> Iterator[Page]:
    """A page on the site with generated data, with JavaScript and without."""
    with grown_visitors.shared(java_script_enabled=request.param) as shared:
        yield shared


@pytest.fixture
def live_page(grown_visitors: Visitors) -> Iterator[Page]:
    """A page with JavaScript on the site with generated data, in a browser that has never been there."""
    with grown_visitors.new() as fresh:
        yield fresh


@pytest.fixture
def failing_page(grown_visitors: Visitors) -> Iterator[Page]:
    """Such a page whose requests for a part of a page may fail."""
    with grown_visitors.new(may_fail=True) as fresh:
        yield fresh


@pytest.fixture(params=LOCALES)
def grown_words(request: pytest.FixtureRequest, grown_site: Site) -> Words:
    """The words of each language, on the site with generated data."""
    return grown_site.words(request.param)


@pytest.fixture(params=LOCALES)
def words(request: pytest.FixtureRequest, site: Site) -> Words:
    """The words of each language."""
    return site.words(request.param)
