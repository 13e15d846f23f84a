"""A browser that tells of everything that a visitor's browser would silently put up with."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    Response,
    ViewportSize,
)

ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Chromium's sandbox refuses to run as root, which is who runs tests in containers.
    *([] if os.geteuid() else ["--no-sandbox"]),
]
PHONE = ViewportSize(width=320, height=640)
DESKTOP = ViewportSize(width=1280, height=800)


def launch(playwright: Playwright, path: str) -> Browser:
    """Chromium, without what it would fetch for itself."""
    return playwright.chromium.launch(executable_path=path, args=ARGUMENTS)


class Watch:
    """Notes errors in the console, violations of the Content-Security-Policy, and requests that go astray.

    Only a whole page may answer with an error, and with `may_fail` also what htmx asks for, which a test then spoils.
    """

    def __init__(self, context: BrowserContext, origin: str, *, may_fail: bool = False) -> None:
        self._origin = origin
        self._may_fail = may_fail
        self._faults: list[str] = []
        context.on("console", self._console)
        context.on("weberror", lambda error: self._faults.append(f"page error: {error.error}"))
        context.on("request", self._request)
        context.on("response", self._response)
        context.on("requestfailed", self._failed)

    def check(self) -> None:
        """Fail for what has been noted."""
        assert not self._faults, "\n".join(self._faults)

    def forget(self) -> None:
        """Begin anew."""
        self._faults.clear()

    def _console(self, message: ConsoleMessage) -> None:
        # Failed requests are told by `_response` and `_failed`, which know which ones were to be expected.
        expected = ("Failed to load resource", *(["htmx: htmx:error"] if self._may_fail else []))
        if message.type in ("error", "warning") and not message.text.startswith(expected):
            self._faults.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if f"{parts.scheme}://{parts.netloc}" != self._origin:
            self._faults.append(f"request to another host: {request.url}")

    def _response(self, response: Response) -> None:
        request = response.request
        if response.status >= 400 and not (request.is_navigation_request() or self._spoilt(request)):
            self._faults.append(f"{response.status}: {response.url}")

    def _failed(self, request: Request) -> None:
        # What a page was still loading is given up when the visitor goes on.
        if request.failure != "net::ERR_ABORTED" and not self._spoilt(request):
            self._faults.append(f"{request.failure}: {request.url}")

    def _spoilt(self, request: Request) -> bool:
        return self._may_fail and "hx-request" in request.headers


class Visitors:
    """Gives each test a page. Opening one is slow, so tests that ask for the same kind share it, one after another."""

    def __init__(self, browser: Browser, origin: str) -> None:
        self._browser = browser
        self._origin = origin
        self._shared: dict[tuple[tuple[str, object], ...], tuple[Page, Watch]] = {}

    @contextmanager
    def new(self, *, may_fail: bool = False, **options: Any) -> Iterator[Page]:
        """A page in a context of its own, with nothing stored; it fails for what is noted by its end."""
        page, watch = self._open(options, may_fail=may_fail)
        try:
            yield page
        finally:
            page.context.close()
        watch.check()

    @contextmanager
    def shared(self, **options: Any) -> Iterator[Page]:
        """A page that other tests have used before, as good as new; it fails for what is noted by its end."""
        key = tuple(sorted(options.items()))
        if key not in self._shared or self._shared[key][0].is_closed():
            self._shared[key] = self._open(options)
        page, watch = self._shared[key]
        try:
            yield page
            watch.check()
        finally:
            self._make_new(page, watch)

    def _open(self, options: dict[str, Any], *, may_fail: bool = False) -> tuple[Page, Watch]:
        context = self._browser.new_context(base_url=self._origin, viewport=DESKTOP, **options)
        context.set_default_timeout(10_000)
        return context.new_page(), Watch(context, self._origin, may_fail=may_fail)

    def _make_new(self, page: Page, watch: Watch) -> None:
        page.goto("about:blank")
        page.context.clear_cookies()
        page.set_viewport_size(DESKTOP)
        page.emulate_media(color_scheme="null", forced_colors="null", contrast="null")
        watch.forget()
