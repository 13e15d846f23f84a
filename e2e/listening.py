"""What is said while a page changes in part, as a screen reader takes it from the status element."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, Route, expect

LISTEN = """() => {
  const root = document.documentElement;
  window.heard = [];
  Object.assign(root.dataset, {updates: 0, pending: 0});
  const said = record => [...record.addedNodes, ...(record.type === "characterData" ? [record.target] : [])]
    .map(node => node.textContent).join("").trim();
  new MutationObserver(records => heard.push(...records.map(said).filter(words => words)))
    .observe(document.querySelector("[role=status]"), {childList: true, characterData: true, subtree: true});
  document.addEventListener("htmx:before:request", () => root.dataset.pending++);
  document.addEventListener("htmx:finally:request", () => {
    root.dataset.pending--;
    root.dataset.updates++;
  });
}"""
MOST_WAITS = 500
FOCUSED = "() => document.activeElement.id"


class Ears:
    """Listens to a page until it is left."""

    def __init__(self, page: Page) -> None:
        self._page = page
        page.evaluate(LISTEN)

    @contextmanager
    def update(self) -> Iterator[list[str]]:
        """Waits at the end of the block until its requests have ended; what is said meanwhile comes into the list."""
        root, words = self._page.locator("html"), list[str]()
        before = self._page.evaluate("() => { heard.length = 0; return document.documentElement.dataset.updates; }")
        yield words
        expect(root).not_to_have_attribute("data-updates", before)
        expect(root).to_have_attribute("data-pending", "0")
        # One that follows a link is hidden for a moment.
        expect(self._page.locator("select[aria-hidden]")).to_have_count(0)
        words.extend(self._page.evaluate("() => heard"))


class Held:
    """Requests for a part of a page, held back until they are let go."""

    def __init__(self, page: Page) -> None:
        self.routes: list[Route] = []
        self._page = page
        page.route("**/*", self._hold)

    def wait_for(self, number: int) -> None:
        """Until so many have been made."""
        for _ in range(MOST_WAITS):
            if len(self.routes) >= number:
                return
            self._page.wait_for_timeout(10)
        raise AssertionError(f"{len(self.routes)} requests, not {number}")

    def let_go(self, place: int = 0) -> None:
        """Give one of them its answer."""
        self.routes[place].fallback()

    def _hold(self, route: Route) -> None:
        if "hx-request" in route.request.headers:
            self.routes.append(route)
        else:
            route.fallback()
