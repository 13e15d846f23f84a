"""Sites of their own: one that tests may change, and one that a whole file reads."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copyfile

import pytest

from tests.proving import WHOLE
from tests.views.consent.browser import HOST, Browser, Site

Make = Callable[..., Site]
FEW = 8
"""So many cases of a test are always tried; of the others every third one, unless nothing is left to samples."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out some cases of the tests in this folder that have very many."""
    seen, kept, left = Counter[str](), list[pytest.Item](), list[pytest.Item]()
    for item in items:
        test = item.nodeid.partition("[")[0]
        seen[test] += 1
        sampled = not WHOLE and item.path.parent == Path(__file__).parent and seen[test] > FEW and seen[test] % 3
        (left if sampled else kept).append(item)
    items[:] = kept
    config.hook.pytest_deselected(items=left)


@pytest.fixture
def make_site(filled_store: Path, tmp_path: Path) -> Iterator[Make]:
    """Makes sites on one copy of the store, each with the settings that are changed."""
    path, made = tmp_path / "consent.db", []
    copyfile(filled_store, path)

    def make(**changes: object) -> Site:
        made.append(Site(path, **changes))
        return made[-1]

    yield make
    for site in made:
        close(site)


@pytest.fixture(scope="package")
def lasting_site(filled_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site behind `site`: to make one takes longer than most tests do."""
    path = tmp_path_factory.mktemp("consent") / "site.db"
    copyfile(filled_store, path)
    site = Site(path)
    yield site
    close(site)


@pytest.fixture
def site(lasting_site: Site) -> Site:
    """A site that a test may change: nobody has been on it, and no text has been shown."""
    lasting_site.forget()
    return lasting_site


@pytest.fixture
def plain_site(make_site: Make) -> Site:
    """A site without HTTPS, where cookies have no prefix and can be stored for other paths and domains as well."""
    return make_site(site_url=f"http://{HOST}")


@pytest.fixture
def browser(site: Site) -> Browser:
    """Somebody who has never been on it."""
    return site.browser()


@pytest.fixture(scope="module")
def read_site(filled_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site that the tests of a file only read."""
    path = tmp_path_factory.mktemp("consent") / "read.db"
    copyfile(filled_store, path)
    site = Site(path)
    yield site
    close(site)


def close(site: Site) -> None:
    """Let go of the store."""
    recorder = site.app.extensions.get("recorder")
    if recorder is not None:
        recorder.close()
    site.engine.dispose()
