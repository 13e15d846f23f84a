"""A served site and a browser for all tests; a watched page for each."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from e2e.browsing import Visitors, launch
from e2e.server import Site, serving
from e2e.words import LOCALES, Words
from tests import system


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site, served by the real server."""
    with serving(tmp_path_factory.mktemp("site")) as served:
        yield served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    path = system.find_chromium()
    if path is None:
        pytest.skip(system.remedy(system.CHROMIUM))
    with sync_playwright() as playwright:
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


@pytest.fixture(params=LOCALES)
def words(request: pytest.FixtureRequest, site: Site) -> Words:
    """The words of each language."""
    return site.words(request.param)
