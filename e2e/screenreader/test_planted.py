"""Faults planted one at a time into what the site answers: each must be heard as a failure of a journey."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, Route

from e2e.screenreader.conftest import Listen
from e2e.screenreader.hearing import Heard, NotHeardError
from e2e.screenreader.journeys import arriving, errors, lists, pages
from e2e.screenreader.reader import Chromium
from e2e.server import Site

pytestmark = pytest.mark.prove


@dataclass(frozen=True)
class Fault:
    """A pattern of the HTML with what takes its place, the journey that must fail, and the key after which it does."""

    journey: Callable[[Heard], None]
    key: str
    pattern: str
    instead: str


STATUS = r'<div id="site-status"([^>]*)>(.*?)</div>'
ANSWERED = r'(<div id="site-status" data-hx-swap-oob="innerHTML">).*?</div>'
FAULTS = {
    "no-skip-link": Fault(arriving.find_by_keyboard, "open", r'<a class="skip-link".*?</a>', ""),
    "skip-link-to-nowhere": Fault(arriving.find_by_keyboard, "Return", r'href="#main-content"', 'href="#nothing"'),
    "heading-by-bold": Fault(arriving.arrive, "h", r"<h2([^>]*)>(.*?)</h2>", r"<p><b\1>\2</b></p>"),
    "heading-of-another-level": Fault(arriving.arrive, "h", r"<h2([^>]*)>(.*?)</h2>", r"<h3\1>\2</h3>"),
    "page-in-another-language": Fault(arriving.arrive, "open", r'<html lang="nl"', '<html lang="en"'),
    "languages-without-lang": Fault(arriving.switch_language, "m", r' lang="\w\w" hreflang=', " hreflang="),
    "landmark-in-english": Fault(arriving.go_by_landmarks, "m", r'(id="site-nav-label" hidden>)[^<]*', r"\1Main menu"),
    "navigation-as-div": Fault(arriving.go_by_landmarks, "m", r'<nav class="site-nav"(.*?)</nav>', r"<div\1</div>"),
    "no-status": Fault(arriving.find_by_keyboard, "Return", r' role="status"', ""),
    "status-twice": Fault(
        arriving.find_by_keyboard,
        "Return",
        STATUS,
        r'<div id="site-status"\1>\2</div><div id="site-again"\1>\2 \2</div>',  # Orca says the same words once.
    ),
    "status-without-number": Fault(arriving.find_by_keyboard, "Return", ANSWERED, r"\1De lijst is bijgewerkt.</div>"),
    "no-label": Fault(arriving.find_by_keyboard, "e", r'<label for="filter-q"', "<label"),
    "no-hint": Fault(arriving.find_by_keyboard, "e", r' aria-describedby="filter-q-hint"', ""),
    "td-for-th": Fault(pages.meet_an_organisation, "t", r'<th scope="col"([^>]*)>(.*?)</th>', r"<td\1>\2</td>"),
    "no-caption": Fault(pages.meet_an_organisation, "t", r"<caption.*?</caption>", ""),
    "chatter": Fault(lists.narrow, "open", r"(<main [^>]*>)", r'\1<p role="alert">Welkom!</p>'),
    "fault-apart-from-its-field": Fault(
        errors.mistype, "Return", r'aria-describedby="receipt-number-fault ', 'aria-describedby="'
    ),
}
PATIENCE_S = 4.0


@contextmanager
def planted(page: Page, fault: Fault) -> Iterator[list[str]]:
    """Plants a fault into each page and part of a page; gives the addresses of those in which it found a place."""
    places: list[str] = []

    def spoil(route: Route) -> None:
        answer = route.fetch()
        if "text/html" not in answer.headers.get("content-type", ""):
            route.fulfill(response=answer)
            return
        text, count = re.subn(fault.pattern, fault.instead, answer.text(), flags=re.DOTALL)
        places.extend([route.request.url] * count)
        route.fulfill(response=answer, body=text)

    page.context.route("**/*", spoil)
    try:
        yield places
    finally:
        page.context.unroute_all(behavior="ignoreErrors")


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_heard(
    listen: Listen, site: Site, fault: str, record_property: Callable[[str, object], None]
) -> None:
    planned = FAULTS[fault]
    with listen(f"with a fault: {fault}", site, "nl", "chromium") as heard:
        browser = heard.reader.browser
        assert isinstance(browser, Chromium)
        heard.patience = PATIENCE_S
        record_property("fault", fault)
        with planted(browser.page, planned) as places, pytest.raises(NotHeardError) as caught:
            planned.journey(heard)
        assert places, f"the fault found no place: {caught.value}"
        assert str(caught.value).startswith(f"After {planned.key}"), caught.value
        record_property("caught", "a journey with Orca")
