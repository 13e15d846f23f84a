"""A screen reader with a browser, as one thing that can be operated and listened to."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

from playwright.sync_api import Page, Playwright

from e2e.screenreader.browsers import raise_window, start_chromium, start_firefox
from e2e.screenreader.desktop import Desktop
from e2e.screenreader.marionette import Marionette
from e2e.screenreader.orca import Orca

MOST_TRIES = 3
BEGUN_S = 8.0


class Browser(Protocol):
    """What a journey needs of a browser, beside the keyboard."""

    version: str

    def open(self, url: str) -> None:
        """Go to an address."""

    def run(self, function: str, argument: object = None) -> object:
        """What a JavaScript function says of the page."""

    def forget(self) -> None:
        """Delete all cookies."""

    def wait(self, seconds: float) -> None:
        """Let it go on for so long."""


class Chromium:
    """Chromium, which Playwright has joined."""

    def __init__(self, page: Page) -> None:
        self.page = page
        browser = page.context.browser
        self.version = f"Chromium {browser.version if browser else '?'}"

    def open(self, url: str) -> None:
        """Go to an address."""
        self.page.goto(url)

    def run(self, function: str, argument: object = None) -> object:
        """What a JavaScript function says of the page."""
        return self.page.evaluate(function, argument)

    def forget(self) -> None:
        """Delete all cookies."""
        self.page.context.clear_cookies()

    def wait(self, seconds: float) -> None:
        """Let it go on for so long; meanwhile whatever stands between it and the site does its work."""
        self.page.wait_for_timeout(seconds * 1000)


class Firefox:
    """Firefox, as Debian has it."""

    def __init__(self, port: int) -> None:
        self.commands = Marionette(port)
        self.version = f"Firefox {self.commands.version}"

    def open(self, url: str) -> None:
        """Go to an address."""
        self.commands.send("WebDriver:Navigate", url=url)

    def run(self, function: str, argument: object = None) -> object:
        """What a JavaScript function says of the page."""
        script = f"return ({function})(arguments[0])"
        return self.commands.send("WebDriver:ExecuteScript", script=script, args=[argument])

    def forget(self) -> None:
        """Delete all cookies of the site that is open."""
        self.commands.send("WebDriver:DeleteAllCookies")

    def wait(self, seconds: float) -> None:
        """Let it go on for so long."""
        time.sleep(seconds)


class Reader:
    """Orca and a browser on one desktop."""

    def __init__(self, desktop: Desktop, orca: Orca, browser: Browser) -> None:
        self.desktop = desktop
        self.orca = orca
        self.browser = browser

    @property
    def versions(self) -> Mapping[str, str]:
        """Which programs these are, for the record."""
        return {"browser": self.browser.version, "reader": f"Orca {self.orca.version}"}

    def begin(self, url: str, title: str) -> None:
        """Go to a page until Orca tells of it by its title: of the first one after its start, it may miss the end.

        Raises TimeoutError if it tells of none.
        """
        since = self.orca.mark()

        def told() -> bool:
            return any(said.text.startswith(f"Finished loading {title}") for said in self.orca.said(since))

        for _ in range(MOST_TRIES):
            self.browser.open(url)
            with suppress(TimeoutError):
                self.desktop.wait_until("the end of the first page", told, BEGUN_S)
                break
        else:
            raise TimeoutError(f"Orca does not tell of {url}")
        self.orca.quiet()

    def press(self, key: str) -> None:
        """Press a key, by its name in X: `Tab`, `Return`, `h`, `shift+Tab`, `alt+Left`."""
        self.desktop.run("xdotool", "key", "--clearmodifiers", key)

    def type(self, words: str) -> None:
        """Type into what has the focus."""
        self.desktop.run("xdotool", "type", "--delay", "12", words)


@contextmanager
def chromium(folder: Path, path: str, playwright: Playwright) -> Iterator[Reader]:
    """Orca with Chromium, until the end of the block; the folder is new."""
    with Desktop(folder) as desktop:
        orca = Orca(desktop)
        address = start_chromium(desktop, path)
        raise_window(desktop, "chromium")
        joined = playwright.chromium.connect_over_cdp(address)
        context = joined.contexts[0]
        context.set_default_timeout(15_000)
        _settle(orca)
        yield Reader(desktop, orca, Chromium(context.pages[0]))
        joined.close()


@contextmanager
def firefox(folder: Path, path: str) -> Iterator[Reader]:
    """Orca with Firefox, until the end of the block; the folder is new."""
    with Desktop(folder) as desktop:
        orca = Orca(desktop)
        port = start_firefox(desktop, path)
        raise_window(desktop, "firefox")
        browser = Firefox(port)
        _settle(orca)
        yield Reader(desktop, orca, browser)
        browser.commands.close()


def _settle(orca: Orca) -> None:
    orca.quiet(0.5)
