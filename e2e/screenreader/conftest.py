"""Screen readers for the tests: one with each browser, which goes through many journeys."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from itertools import count

import pytest
from playwright.sync_api import Playwright

from e2e.screenreader.hearing import Heard
from e2e.screenreader.reader import Reader, chromium, firefox
from e2e.server import Site
from tests import system
from tests.proving import WHOLE

collect_ignore_glob = [] if WHOLE else ["test_journeys.py", "test_planted.py"]
"""What only the long proof has time for; `test_arriving.py` stands for it in every run."""

Listen = Callable[[str, Site, str, str], AbstractContextManager[Heard]]


class Readers:
    """Gives a screen reader with a browser: the same as before, or a new one after a test that failed."""

    def __init__(self, factory: pytest.TempPathFactory, playwright: Playwright) -> None:
        self._factory = factory
        self._playwright = playwright
        self._running: dict[str, tuple[Reader, ExitStack]] = {}
        self._numbers = count(1)

    @contextmanager
    def listening(self, browser: str, site: Site) -> Iterator[Reader]:
        """A reader, which has told of a page of the site; it ends with the block if that fails."""
        if new := browser not in self._running:
            stack = ExitStack()
            self._running[browser] = stack.enter_context(self._start(browser)), stack
        reader = self._running[browser][0]
        try:
            if new:
                home = site.words("en").link("page:home")
                reader.begin(site.origin + home.path, f"{home.full} – Samenspraak")
            yield reader
        except BaseException:
            self.stop(browser)
            raise

    def stop(self, browser: str) -> None:
        """End one."""
        self._running.pop(browser)[1].close()

    def stop_all(self) -> None:
        """End all."""
        for browser in list(self._running):
            self.stop(browser)

    def _start(self, browser: str) -> AbstractContextManager[Reader]:
        in_firefox = browser == "firefox"
        path = system.find_firefox() if in_firefox else system.find_chromium()
        if path is None:
            pytest.skip(system.remedy(system.FIREFOX if in_firefox else system.CHROMIUM))
        if system.find_orca() is None:
            pytest.skip(system.remedy(system.ORCA))
        folder = self._factory.mktemp("reader") / "desktop"
        return firefox(folder, path) if in_firefox else chromium(folder, path, self._playwright)


@pytest.fixture(scope="session")
def readers(tmp_path_factory: pytest.TempPathFactory, playwright: Playwright) -> Iterator[Readers]:
    """All screen readers of a run."""
    started = Readers(tmp_path_factory, playwright)
    yield started
    started.stop_all()


@pytest.fixture
def listen(readers: Readers, record_property: Callable[[str, object], None]) -> Listen:
    """Begins a journey: `listen(name, site, locale, browser)`, as a context that gives what is heard."""

    @contextmanager
    def listening(journey: str, site: Site, locale: str, browser: str) -> Iterator[Heard]:
        with readers.listening(browser, site) as reader:
            reader.browser.forget()
            heard = Heard(reader, site.origin, site.words(locale))
            yield heard
        properties = {"journey": journey, "language": locale, **reader.versions, "said": heard.compared}
        for name, value in properties.items():
            record_property(name, value)

    return listening
