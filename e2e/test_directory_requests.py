"""Requests that come twice, late or never: nothing is said twice, nothing is lost, and all is told in words."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from e2e.listening import FOCUSED, Ears, Held
from e2e.pages import OrganisationsPage
from e2e.server import Site
from e2e.test_directory import expect_update
from e2e.wanted import Shown, look_up
from e2e.words import Words
from tests.proving import WHOLE

FOREIGN = "<!doctype html><html lang=en><title>Welcome</title><section id=results>Please sign in</section></html>"
AFTER_TIMEOUT_MS = 16_000
HISTORY = "() => history.length"

Spoil = Callable[[Route], None]
SPOILT: dict[str, Spoil] = {
    "500": lambda route: route.fulfill(status=500, content_type="text/html", body=FOREIGN),
    "404": lambda route: route.fulfill(status=404, content_type="text/html", body=FOREIGN),
    "foreign": lambda route: route.fulfill(status=200, content_type="text/html", body=FOREIGN),
    "empty": lambda route: route.fulfill(status=200, content_type="text/html", body=""),
    "no content": lambda route: route.fulfill(status=204),
    "refused": lambda route: route.abort("connectionrefused"),
    "broken": lambda route: route.abort("connectionreset"),
}


@pytest.fixture
def shown(live_page: Page, grown_words: Words) -> OrganisationsPage:
    """The list of organisations in each language."""
    return OrganisationsPage.open(live_page, grown_words)


@pytest.fixture
def failing(failing_page: Page, grown_site: Site) -> OrganisationsPage:
    """The list of organisations, whose requests may fail."""
    return OrganisationsPage.open(failing_page, grown_site.words("en"))


@pytest.fixture
def asked(shown: OrganisationsPage) -> Shown:
    """A state that is asked for."""
    return filled_in(shown)


def filled_in(shown: OrganisationsPage) -> Shown:
    wanted = shown.look_up(chosen={"region": "africa"}, text="de", sort="country")
    shown.fill_in(wanted)
    return wanted


@pytest.mark.parametrize("grown_words", ["en"], indirect=True)
@pytest.mark.parametrize("slow", [True, False], ids=["slow", "quick"])
def test_a_double_click_asks_once(shown: OrganisationsPage, asked: Shown, slow: bool) -> None:
    ears = Ears(shown.page)
    turned = look_up(shown.words, asked.next)
    for control, wanted, focus in (
        (shown.button, asked, "filter-submit"),
        (shown.page_link("Next page"), turned, "results-heading"),
    ):
        held = Held(shown.page) if slow else None
        before = shown.page.evaluate(HISTORY)
        with ears.update() as said:
            control.dblclick()
            if held:
                held.wait_for(1)
                shown.page.wait_for_timeout(200)
                held.let_go(-1)
        expect_update(shown, said, wanted, focus)
        assert shown.page.evaluate(HISTORY) == before + 1
        shown.page.unroute_all()


@pytest.mark.prove
@pytest.mark.in_turn(1)
def test_a_slow_answer_is_told_while_it_is_awaited(shown: OrganisationsPage, asked: Shown) -> None:
    ears, held = Ears(shown.page), Held(shown.page)
    expect(shown.busy).to_be_hidden()
    with ears.update() as said:
        shown.button.click()
        held.wait_for(1)
        expect(shown.busy).to_be_visible()
        expect(shown.results).to_have_attribute("aria-busy", "true")
        expect(shown.button).to_be_focused()
        held.let_go()
    expect_update(shown, said, asked, "filter-submit")


@pytest.mark.parametrize("grown_words", ["es"], indirect=True)
def test_as_many_results_as_before_are_said_again(shown: OrganisationsPage, asked: Shown) -> None:
    shown.button.click()
    expect(shown.status).to_have_text(asked.status)
    held = Held(shown.page)
    shown.button.click()
    held.wait_for(1)
    # Browsers tell a screen reader of a change: the same words in the place of the same words are none.
    expect(shown.status).to_be_empty()
    held.let_go()
    expect(shown.status).to_have_text(asked.status)


@pytest.mark.parametrize("grown_words", ["nl"], indirect=True)
def test_a_very_slow_answer_is_said_too(shown: OrganisationsPage, asked: Shown) -> None:
    ears, held = Ears(shown.page), Held(shown.page)
    waiting = shown.words.say("The results are being fetched …")
    with ears.update() as said:
        shown.button.click()
        held.wait_for(1)
        expect(shown.status).to_have_text(waiting)
        expect(shown.busy).to_be_in_viewport()
        held.let_go()
    assert said == [waiting, asked.status]
    expect(shown.status).to_have_text(asked.status)


@pytest.mark.parametrize("grown_words", ["en"], indirect=True)
def test_a_newer_request_ends_an_older_one(shown: OrganisationsPage) -> None:
    ears, held = Ears(shown.page), Held(shown.page)
    older = shown.look_up(chosen={"region": "asia"})
    newer = shown.look_up(chosen={"region": "europe"})
    with ears.update() as said:
        shown.fill_in(older)
        shown.button.click()
        held.wait_for(1)
        shown.fill_in(newer)
        shown.text.press("Enter")
        held.wait_for(2)
        expect(shown.results).to_have_attribute("aria-busy", "true")
        expect(shown.busy).to_be_visible()
        held.let_go(1)
    expect_update(shown, said, newer, "filter-q")
    held.let_go(0)
    shown.page.wait_for_timeout(200)
    expect_update(shown, said, newer, "filter-q")


def fail(shown: OrganisationsPage, ears: Ears, ask: Callable[[], None], meanwhile: Callable[[], None]) -> None:
    """Ask for what cannot be had: that is told once, and nothing else changes, neither the page nor its place."""
    before, entries = shown.state(), shown.page.evaluate(HISTORY)
    with ears.update() as said:
        ask()
        focus = shown.page.evaluate(FOCUSED) or shown.page.evaluate("() => document.activeElement.textContent")
        meanwhile()
    expect(shown.failed).to_be_in_viewport()
    expect(shown.retry).to_be_visible()
    expect(shown.busy).to_be_hidden()
    expect(shown.results).to_have_attribute("aria-busy", "false")
    expect(shown.status).to_have_text(shown.failure)
    assert said == [shown.failure]
    now = shown.page.evaluate(FOCUSED) or shown.page.evaluate("() => document.activeElement.textContent")
    assert now == focus
    assert shown.state() == before
    assert shown.page.evaluate(HISTORY) == entries


def nothing() -> None:
    """Nothing more has to happen."""


def retry(shown: OrganisationsPage, ears: Ears, wanted: Shown) -> None:
    """Once more: now it succeeds, and the focus goes on to the results."""
    with ears.update() as said:
        shown.retry.click()
    expect_update(shown, said, wanted, "results-heading")
    expect(shown.retry).to_be_hidden()


@pytest.mark.prove
@pytest.mark.parametrize("kind", SPOILT if WHOLE else ["500", "foreign", "empty", "refused"])
def test_a_failure_is_told_and_can_be_tried_again(failing: OrganisationsPage, kind: str) -> None:
    wanted, ears = filled_in(failing), Ears(failing.page)
    failing.page.route("**/*", spoiling(kind))
    fail(failing, ears, failing.button.click, nothing)
    fail(failing, ears, failing.retry.click, nothing)
    failing.page.unroute_all()
    retry(failing, ears, wanted)
    turned = look_up(failing.words, wanted.next)
    failing.page.route("**/*", spoiling(kind))
    fail(failing, ears, failing.page_link("Next page").click, nothing)
    failing.page.unroute_all()
    retry(failing, ears, turned)


def spoiling(kind: str) -> Spoil:
    """Spoils what htmx asks for, and that alone."""

    def spoil(route: Route) -> None:
        (SPOILT[kind] if "hx-request" in route.request.headers else Route.fallback)(route)

    return spoil


@pytest.mark.prove
@pytest.mark.in_turn(1)
def test_without_a_connection_it_is_told(failing_page: Page, grown_words: Words) -> None:
    shown = OrganisationsPage.open(failing_page, grown_words)
    wanted, ears = filled_in(shown), Ears(shown.page)
    shown.page.context.set_offline(True)
    fail(shown, ears, lambda: shown.text.press("Enter"), nothing)
    shown.page.context.set_offline(False)
    with ears.update() as said:
        shown.button.click()
    expect_update(shown, said, wanted, "filter-submit")


def test_what_never_answers_is_given_up(failing_page: Page, grown_site: Site) -> None:
    failing_page.clock.install()
    shown = OrganisationsPage.open(failing_page, grown_site.words("en"))
    wanted, ears, held = filled_in(shown), Ears(failing_page), Held(failing_page)

    def wait() -> None:
        held.wait_for(1)
        expect(shown.busy).to_be_visible()
        failing_page.clock.fast_forward(AFTER_TIMEOUT_MS)

    fail(shown, ears, shown.button.click, wait)
    failing_page.unroute_all()
    retry(shown, ears, wanted)
