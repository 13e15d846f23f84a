"""Searching, choosing, ordering and turning pages in the lists: what changes, what stays, and what is said of it."""

import re
from collections.abc import Callable
from itertools import product

import pytest
from playwright.sync_api import Page, expect

from e2e.browsing import Visitors
from e2e.listening import FOCUSED, Ears
from e2e.pages import CountriesPage, DirectoryPage, OrganisationsPage, ProjectsPage
from e2e.server import Site
from e2e.wanted import Shown, look_up
from e2e.words import LOCALES, Words
from tests.proving import WHOLE

some_languages = pytest.mark.parametrize(
    ("grown_page", "grown_words"),
    [(True, "fr"), (False, "nl"), (True, "es")][: 3 if WHOLE else 2],
    ids=["fr", "nl-no-script", "es"][: 3 if WHOLE else 2],
    indirect=True,
)
STEPS: dict[type[DirectoryPage], list[dict[str, object]]] = {
    OrganisationsPage: [
        {"chosen": {"region": "africa", "status": "current"}},
        {"chosen": {"region": "africa"}, "sort": "country"},
        {"chosen": {"region": "africa"}, "sort": "country", "text": "DE"},
        {"sort": "kind"},
    ],
    CountriesPage: [{"sort": "region"}, {"chosen": {"relation": "organisations"}}],
    ProjectsPage: [{"sort": "newest", "chosen": {"status": "current"}}, {"text": "œuvre de"}, {"sort": "newest"}],
}
"""What is chosen in turn; the list has several pages in the end."""
EACH = {kind.ref.partition(":")[2]: kind for kind in STEPS}
some_lists = pytest.mark.parametrize(
    ("name", "grown_words"), list(zip(EACH, LOCALES[1:], strict=True)), indirect=["grown_words"]
)
"""Each list, each in another language; English is that of most other tests."""
each_list = (
    pytest.mark.parametrize(("name", "grown_words"), list(product(EACH, LOCALES)), indirect=["grown_words"])
    if WHOLE
    else some_lists
)


def expect_update(shown: DirectoryPage, said: list[str], wanted: Shown, focus: str, **differs: object) -> None:
    """The list is in the state, which was said once; the focus is where it belongs; nothing is busy or failed."""
    assert shown.page.evaluate(FOCUSED) == focus
    assert said == [wanted.status]
    expect(shown.status).to_have_text(wanted.status)
    expect(shown.results).to_have_attribute("aria-busy", "false")
    expect(shown.busy).to_be_hidden()
    expect(shown.failed).to_be_hidden()
    shown.expect_state(wanted, **differs)


@pytest.mark.prove
@each_list
def test_an_update_changes_what_it_should_and_nothing_else(live_page: Page, grown_words: Words, name: str) -> None:
    kind = EACH[name]
    shown = kind.open(live_page, grown_words)
    shown.expect_state(shown.look_up())
    ears = Ears(live_page)
    ways: list[tuple[str, Callable[[], None]]] = [
        ("filter-submit", shown.button.click),
        ("filter-q", lambda: shown.text.press("Enter")),
    ]
    wanted = shown.look_up()
    for place, step in enumerate(STEPS[kind]):
        wanted = shown.look_up(**step)
        shown.fill_in(wanted)
        focus, submit = ways[place % 2]
        with ears.update() as said:
            submit()
        expect_update(shown, said, wanted, focus)
    shown.text.fill("half ty")
    shown.field("sort").select_option(index=0)
    turned = wanted
    half = {"text": ["half ty"], "form": {**wanted.form, "sort": shown.look_up().form["sort"]}}
    for link in ("Next page", "Previous page"):
        turned = look_up(grown_words, wanted.next if link == "Next page" else turned.previous)
        with ears.update() as said:
            shown.page_link(link).click()
        expect_update(shown, said, turned, "results-heading", **half)
        expect(shown.count).to_be_in_viewport()


@some_lists
def test_without_a_script_the_form_and_the_links_do_the_same(
    grown_visitors: Visitors, grown_words: Words, name: str
) -> None:
    with grown_visitors.shared(java_script_enabled=False) as page:
        kind = EACH[name]
        shown = kind.open(page, grown_words)
        wanted = shown.look_up()
        for step in STEPS[kind]:
            wanted = shown.look_up(**step)
            shown.fill_in(wanted)
            shown.button.click()
            expect_arrival(shown, wanted, address=wanted.submitted)
        for link in ("Next page", "Previous page"):
            wanted = look_up(grown_words, wanted.next if link == "Next page" else wanted.previous)
            shown.page_link(link).click()
            expect_arrival(shown, wanted)


def expect_arrival(shown: DirectoryPage, wanted: Shown, **differs: object) -> None:
    """A whole page in the state, and the heading of the results in view."""
    shown.expect_state(wanted, **differs)
    expect(shown.results.locator(":target")).to_have_text(wanted.count)
    expect(shown.count).to_be_in_viewport()
    expect(shown.status).to_be_empty()


@pytest.mark.prove
@pytest.mark.parametrize(
    ("grown_page", "grown_words"),
    [(True, "en"), (True, "fr"), (True, "es"), (False, "nl")] if WHOLE else [(True, "fr"), (False, "nl")],
    indirect=True,
)
def test_the_way_back_and_forth_leads_through_exactly_the_same_states(grown_page: Page, grown_words: Words) -> None:
    shown = OrganisationsPage.open(grown_page, grown_words)
    states = [shown.state()]
    for step in STEPS[OrganisationsPage][1:3]:
        wanted = shown.look_up(**step)
        shown.fill_in(wanted)
        shown.button.click()
        expect(grown_page).to_have_title(wanted.title)
        states.append(shown.state())
    turned = look_up(grown_words, wanted.next)
    shown.page_link("Next page").click()
    expect(grown_page).to_have_title(turned.title)
    states.append(shown.state())
    shown.text.fill("half ty")
    for state in reversed(states[:-1]):
        grown_page.go_back()
        expect_again(shown, state)
    shown.field("sort").select_option(index=2)
    for state in states[1:]:
        grown_page.go_forward()
        expect_again(shown, state)
    shown.text.fill("half ty")
    grown_page.reload()
    expect_again(shown, states[-1])


def expect_again(shown: DirectoryPage, state: dict[str, object]) -> None:
    """The list is in a state that it was in before, and nothing is said of it."""
    expect(shown.page).to_have_title(str(state["title"]))
    shown.page.wait_for_load_state()
    assert shown.state() == state
    expect(shown.status).to_be_empty()


@some_languages
def test_what_fits_nothing_can_be_loosened(grown_page: Page, grown_words: Words) -> None:
    shown = OrganisationsPage.open(grown_page, grown_words)
    wanted = shown.look_up(chosen={"region": "africa", "country": "country:NL"}, text="de")
    shown.fill_in(wanted)
    shown.button.click()
    expect(grown_page).to_have_title(wanted.title)
    expect(shown.count).to_have_text(wanted.count)
    expect(shown.entries).to_have_count(0)
    expect(shown.downloads).to_have_count(0)
    looser = shown.look_up(chosen={"region": "africa"}, text="de")
    shown.looser("country").click()
    expect_arrival(shown, looser)


def test_the_files_are_those_of_the_state(live_page: Page, grown_site: Site) -> None:
    words = grown_site.words("en")
    shown = OrganisationsPage.open(live_page, words)
    ears = Ears(live_page)
    wanted = shown.look_up(chosen={"region": "africa"}, sort="country")
    shown.fill_in(wanted)
    with ears.update():
        shown.button.click()
    with ears.update():
        shown.page_link("Next page").click()
    query = wanted.address.partition("?")[2]
    links = [link.get_attribute("href") for link in shown.downloads.all()]
    assert links == [f"{shown.path}{suffix}?{query}" for suffix in (".csv", ".json")]
    answer = live_page.request.get(links[1] or "")
    assert answer.ok
    assert str(wanted.results.total) in wanted.count
    assert len(answer.json()["entries"]) == wanted.results.total


@pytest.mark.prove
@pytest.mark.in_turn(1)
def test_updates_leave_nothing_on_the_device(live_page: Page, grown_words: Words) -> None:
    shown = OrganisationsPage.open(live_page, grown_words)
    ears = Ears(live_page)
    shown.fill_in(shown.look_up(chosen={"region": "asia"}, text="de"))
    with ears.update():
        shown.button.click()
    with ears.update():
        shown.page_link("Next page").click()
    assert live_page.context.storage_state(indexed_db=True) == {"cookies": [], "origins": []}
    assert live_page.evaluate("() => [localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_a_text_that_does_not_count_is_marked_until_it_is_mended(live_page: Page, grown_site: Site) -> None:
    shown = OrganisationsPage.open(live_page, grown_site.words("fr"))
    live_page.goto(f"{shown.path}?q={'x' * 101}")
    expect(shown.text).to_have_attribute("aria-invalid", "true")
    expect(shown.text).to_have_accessible_description(re.compile("100"))
    ears = Ears(live_page)
    shown.text.fill("de")
    with ears.update():
        shown.text.press("Enter")
    expect(shown.text).to_have_attribute("aria-invalid", "false")


def test_the_same_once_more_is_no_new_place_to_go_back_to(live_page: Page, grown_site: Site) -> None:
    shown = OrganisationsPage.open(live_page, grown_site.words("en"))
    ears = Ears(live_page)
    shown.text.fill("de")
    with ears.update():
        shown.button.click()
    before = live_page.evaluate("history.length")
    with ears.update():
        shown.button.click()
    assert live_page.evaluate("history.length") == before
    live_page.go_back()
    shown.expect_state(shown.look_up())
