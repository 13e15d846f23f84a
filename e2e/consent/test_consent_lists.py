"""On lists htmx sends the answer: the page stays as it is, the answer has the focus, and no failure goes untold."""

from collections.abc import Iterator
from itertools import product

import pytest
from playwright.sync_api import Browser, Page, expect

from e2e.browsing import Visitors
from e2e.consent.asking import block_cookies
from e2e.listening import FOCUSED, Ears, Held
from e2e.pages import CountriesPage, DirectoryPage, OrganisationsPage, ProjectsPage
from e2e.pages.consent import ANSWERS, Notice
from e2e.server import Site
from e2e.test_directory import expect_update
from e2e.test_directory_requests import HISTORY, SPOILT, spoiling
from e2e.words import LOCALES, Words
from tests.proving import WHOLE

LISTS: list[type[DirectoryPage]] = [OrganisationsPage, CountriesPage, ProjectsPage]


@pytest.fixture
def unlucky(visitors: Visitors) -> Iterator[Page]:
    """A browser that has never been there, whose requests by htmx may fail."""
    with visitors.new(may_fail=True) as page:
        yield page


@pytest.mark.prove
@pytest.mark.parametrize("kind", LISTS if WHOLE else LISTS[:1])
@pytest.mark.parametrize("words", LOCALES if WHOLE else ["fr"], indirect=True)
@pytest.mark.parametrize("answer", ANSWERS if WHOLE else ["refuse"])
def test_an_answer_changes_nothing_else(new_page: Page, words: Words, kind: type[DirectoryPage], answer: str) -> None:
    shown = kind.open(new_page, words)
    new_page.goto(shown.look_up(text="a").address)
    notice, ears = Notice(new_page, words), Ears(new_page)
    shown.text.fill("ab")
    shown.field("sort").select_option(index=1)
    before, entries = shown.state(), new_page.evaluate(HISTORY)
    with ears.update() as said:
        notice.answer(answer).click()
    notice.expect_kept(answer)
    outcome = "accepted" if answer == "accept" else "refused"
    told = words.say(f"Your choice is kept: you {outcome}.")
    assert said == [told]
    expect(shown.status).to_have_text(told)
    assert shown.state() == before
    assert new_page.evaluate(HISTORY) == entries
    expect(shown.failed).to_be_hidden()
    expect(shown.busy).to_be_hidden()
    expect(shown.results).not_to_have_attribute("aria-busy", "true")


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_the_list_goes_on_working(new_page: Page, words: Words) -> None:
    shown = OrganisationsPage.open(new_page, words)
    notice, ears = Notice(new_page, words), Ears(new_page)
    with ears.update():
        notice.answer("accept").click()
    wanted = shown.look_up(chosen={"region": "asia"})
    shown.fill_in(wanted)
    with ears.update() as said:
        shown.button.click()
    expect_update(shown, said, wanted, "filter-submit")
    # The button at the bottom leads back to what is shown now.
    notice.withdraw.click()
    new_page.get_by_role("link", name=words.say("Back to the page you were on"), exact=True).click()
    shown.expect_state(wanted)
    notice.expect_answered("refuse")


def test_one_comes_back_to_what_was_looked_up_before_answering(unlucky: Page, site: Site) -> None:
    words = site.words("nl")
    shown = OrganisationsPage.open(unlucky, words)
    notice, ears = Notice(unlucky, words), Ears(unlucky)
    wanted = shown.look_up(chosen={"region": "asia"})
    shown.fill_in(wanted)
    with ears.update():
        shown.button.click()
    unlucky.route("**/*", spoiling("500"))
    notice.answer("refuse").click()
    notice.expect_kept("refuse")
    shown.expect_state(wanted)


@pytest.mark.prove
@pytest.mark.parametrize("answer", ANSWERS if WHOLE else ["accept"])
def test_a_double_click_answers_once(new_page: Page, site: Site, answer: str) -> None:
    notice = Notice(new_page, OrganisationsPage.open(new_page, site.words("en")).words)
    held = Held(new_page)
    notice.answer(answer).dblclick()
    held.wait_for(1)
    new_page.wait_for_timeout(200)
    assert len(held.routes) == 1
    held.let_go()
    notice.expect_kept(answer)


@pytest.mark.prove
@pytest.mark.parametrize(
    ("kind", "answer"),
    list(product(SPOILT, ANSWERS)) if WHOLE else [("500", "refuse"), ("foreign", "accept"), ("refused", "accept")],
)
def test_what_htmx_cannot_do_the_form_does_by_itself(unlucky: Page, site: Site, kind: str, answer: str) -> None:
    shown = OrganisationsPage.open(unlucky, site.words("es"))
    notice = Notice(unlucky, shown.words)
    unlucky.route("**/*", spoiling(kind))
    notice.answer(answer).click()
    notice.expect_kept(answer)
    assert unlucky.url.endswith(f"{shown.path}#choice-kept")
    assert unlucky.evaluate(FOCUSED) == "choice-kept"


def test_without_a_connection_the_browser_says_so(browser: Browser, site: Site) -> None:
    with browser.new_context(base_url=site.origin) as context:
        page = context.new_page()
        shown = OrganisationsPage.open(page, site.words("en"))
        context.set_offline(True)
        Notice(page, shown.words).answer("refuse").click()
        page.wait_for_url("chrome-error://**")
        assert context.cookies() == []
        context.set_offline(False)
        page.goto(shown.path)
        expect(Notice(page, shown.words).region).to_be_visible()


def test_a_text_that_has_changed_is_asked_again(unlucky: Page, site: Site) -> None:
    shown = OrganisationsPage.open(unlucky, site.words("en"))
    notice = Notice(unlucky, shown.words)
    notice.region.locator("[name=text]").evaluate("field => { field.value = '00000000'; }")
    notice.answer("accept").click()
    expect(unlucky.get_by_role("heading", level=1)).to_have_text(shown.words.say("Please choose once more"))


def test_what_another_window_accepted_is_withdrawn_by_refusing_here(unlucky: Page, site: Site) -> None:
    words = site.words("en")
    OrganisationsPage.open(unlucky, words)
    other = unlucky.context.new_page()
    CountriesPage.open(other, words)
    Notice(other, words).answer("accept").click()
    Notice(other, words).expect_kept("accept")
    unlucky.bring_to_front()
    Notice(unlucky, words).answer("refuse").click()
    # Not in place: whoever withdraws is given a receipt.
    expect(unlucky.get_by_role("heading", level=1)).to_have_text(words.say("Your consent is withdrawn"))
    expect(unlucky.get_by_role("heading", level=2)).to_have_text(words.say("Receipt of your withdrawal"))


@pytest.mark.prove
@pytest.mark.parametrize("answer", ANSWERS if WHOLE else ["accept"])
def test_where_cookies_are_blocked_it_is_told_in_place(new_page: Page, site: Site, answer: str) -> None:
    shown = OrganisationsPage.open(new_page, site.words("en"))
    notice, ears = Notice(new_page, shown.words), Ears(new_page)
    block_cookies(new_page)
    before = shown.state()
    with ears.update() as said:
        notice.answer(answer).click()
    told = new_page.get_by_role("region", name=shown.words.say("Your browser did not keep your choice"), exact=True)
    expect(told).to_be_focused()
    expect(told).to_contain_text(shown.words.say("It seems to block cookies."))
    expect(notice.withdraw).to_have_count(0)
    assert said == []
    assert shown.state() == before
