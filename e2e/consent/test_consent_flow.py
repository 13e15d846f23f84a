"""The question on cookies from the first visit to the withdrawal, with JavaScript and without, in every language."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from e2e.browsing import Visitors
from e2e.consent.asking import block_cookies
from e2e.consent.holding import held
from e2e.keyboard import tab, tab_to
from e2e.pages import GlossaryPage, HomePage, NetworksPage, OrganisationPage, OrganisationsPage
from e2e.pages.consent import ANSWERS, CookiesPage, Notice
from e2e.pages.frame import SitePage
from e2e.server import Site
from e2e.words import LOCALES, Words
from tests.proving import WHOLE
from webapp.consent.purposes import OPTIONAL, PREFERENCES, STATISTICS

ALL = [(script, locale) for locale in LOCALES for script in (True, False)]


def each_guest(sample: list[tuple[bool, str]]) -> pytest.MarkDecorator:
    """In each language, with JavaScript and without; or a sample of these."""
    visits = ALL if WHOLE else sample
    names = [f"{'script' if script else 'no-script'}-{locale}" for script, locale in visits]
    return pytest.mark.parametrize(("guest", "words"), visits, ids=names, indirect=True)


@pytest.fixture
def guest(request: pytest.FixtureRequest, visitors: Visitors) -> Iterator[Page]:
    """A browser that has never been there, with JavaScript or without."""
    with visitors.new(java_script_enabled=request.param) as fresh:
        yield fresh


def narrowed(page: Page, words: Words, site: Site, answer: str) -> Notice:
    """Answer on a list with choices in its address: one comes back to it."""
    shown = OrganisationsPage.open(page, words)
    wanted = shown.look_up(chosen={"region": "africa"}, text="de")
    page.goto(wanted.address)
    notice = Notice(page, words)
    notice.answer(answer).click()
    notice.expect_kept(answer)
    shown.expect_state(wanted)
    other = site.words(LOCALES[LOCALES.index(words.locale) - 1])
    expect(Notice(page, other).region).to_have_count(0)
    translated = SitePage.open(page, words, "page:about").switch_to(other)
    Notice(page, other).expect_answered(answer)
    expect(Notice(page, other).kept).to_be_hidden()
    translated.switch_to(words)
    return notice


@pytest.mark.prove
@each_guest([(False, "fr")])
def test_a_consent_is_given_changed_and_withdrawn(guest: Page, words: Words, site: Site) -> None:
    notice = narrowed(guest, words, site, "accept")
    cookies = HomePage.open(guest, words).by_footer(CookiesPage)
    cookies.expect_ticked(*OPTIONAL)
    first = number_of(cookies)
    assert first in str(download(cookies))
    cookies.purpose(STATISTICS).uncheck()
    cookies.answer("keep").click()
    notice.expect_kept("accept")
    cookies.expect_ticked(PREFERENCES)
    second = number_of(cookies)
    assert second != first
    purposes = json.dumps(download(cookies)["events"])
    assert PREFERENCES in purposes
    networks = NetworksPage.open(guest, words)
    notice.withdraw.click()
    expect(guest.get_by_role("heading", level=1)).to_have_text(words.say("Your consent is withdrawn"))
    expect(guest.locator("dl.receipt")).to_be_visible()
    notice.expect_answered("refuse")
    guest.get_by_role("link", name=words.say("Back to the page you were on"), exact=True).click()
    back = NetworksPage(guest, words)
    notice.expect_answered("refuse")
    expect(notice.kept).to_be_hidden()
    assert back.path == networks.path
    back.by_footer(CookiesPage).expect_ticked()
    look_up(CookiesPage(guest, words), first)


def number_of(cookies: CookiesPage) -> str:
    """The number of the receipt on the page, without its spaces."""
    expect(cookies.receipt).to_have_count(1)
    number = cookies.receipt.locator("code").first.inner_text().replace(" ", "")
    assert len(number) == 32
    return number


def download(cookies: CookiesPage) -> dict[str, object]:
    """The receipt as a file."""
    with cookies.page.expect_download() as started:
        cookies.download.click()
    assert started.value.suggested_filename == "samenspraak-receipt.json"
    receipt: dict[str, object] = json.loads(Path(started.value.path()).read_text(encoding="utf-8"))
    return receipt


def look_up(cookies: CookiesPage, number: str) -> None:
    """A receipt by its number, typed wrong first: the fault leads to the field, which has what was typed."""
    cookies.number.fill(number[:-1])
    cookies.look_up.click()
    expect(cookies.page.locator(".faults")).to_be_visible()
    cookies.page.locator(".faults a").click()
    expect(cookies.number).to_be_focused()
    expect(cookies.number).to_have_value(number[:-1])
    cookies.number.fill(number)
    cookies.look_up.click()
    expect(cookies.page.get_by_role("heading", level=1)).to_have_text(cookies.words.say("Receipt"))
    # When it was given, until when it would have counted, and when it ended.
    expect(cookies.page.locator("dl.receipt time")).to_have_count(3)


@pytest.mark.prove
@each_guest([(True, "nl")])
def test_a_refusal_is_kept_and_can_become_a_consent(guest: Page, words: Words, site: Site) -> None:
    if WHOLE:
        narrowed(guest, words, site, "refuse")
        guest.context.clear_cookies()
    HomePage.open(guest, words)
    notice = Notice(guest, words)
    notice.answer("refuse").click()
    notice.expect_kept("refuse")
    cookies = HomePage.open(guest, words).by_footer(CookiesPage)
    cookies.expect_ticked()
    expect(cookies.receipt).to_have_count(0)
    cookies.purpose(PREFERENCES).check()
    cookies.answer("keep").click()
    notice.expect_kept("accept")
    cookies.expect_ticked(PREFERENCES)
    cookies.answer("refuse").click()
    expect(guest.get_by_role("heading", level=1)).to_have_text(words.say("Your consent is withdrawn"))


@pytest.mark.prove
@each_guest([(False, "en")])
def test_where_cookies_are_blocked_it_is_told_once_and_all_can_be_read(guest: Page, words: Words) -> None:
    block_cookies(guest)
    home, notice = HomePage.open(guest, words), Notice(guest, words)
    for answer in ANSWERS if WHOLE else ANSWERS[:1]:
        notice.answer(answer).click()
        expect(guest.get_by_role("heading", level=1)).to_have_text(words.say("Your browser did not keep your choice"))
        guest.get_by_role("link", name=words.say("Back to the page you were on"), exact=True).click()
        home = HomePage(guest, words)
    settings = SitePage.open(guest, words, "page:settings")
    expect(settings.main.get_by_role("button").first).to_be_visible()
    home = HomePage.open(guest, words)
    home.by_main_menu(GlossaryPage)
    NetworksPage.open(guest, words).follow_to(OrganisationPage, "org:ituc")
    assert held(guest).names == []


@pytest.mark.prove
@each_guest([(True, "en")])
def test_all_is_done_by_keyboard_alone(guest: Page, words: Words) -> None:
    press, notice = guest.keyboard.press, Notice(guest, words)
    home = HomePage.open(guest, words)
    tab(guest)
    expect(home.skip_link).to_be_focused()
    for answer in ANSWERS:
        tab(guest)
        expect(notice.answer(answer)).to_be_focused()
    press("Enter")
    notice.expect_kept("refuse")
    tab(guest)
    expect(notice.kept.get_by_role("link")).to_be_focused()
    press("Enter")
    cookies = CookiesPage(guest, words)
    tab_to(guest, cookies.purpose(STATISTICS))
    press("Space")
    tab_to(guest, cookies.answer("keep"))
    press("Enter")
    notice.expect_kept("accept")
    cookies.expect_ticked(STATISTICS)
    tab_to(guest, cookies.download)
    tab_to(guest, notice.withdraw)
    press("Enter")
    expect(guest.get_by_role("heading", level=1)).to_have_text(words.say("Your consent is withdrawn"))
    notice.expect_answered("refuse")


@pytest.mark.prove
@pytest.mark.parametrize("words", LOCALES if WHOLE else ["nl"], indirect=True)
def test_choosing_is_one_link_away(new_page: Page, words: Words) -> None:
    GlossaryPage.open(new_page, words)
    Notice(new_page, words).choose.click()
    cookies = CookiesPage(new_page, words)
    expect(new_page.locator("#choices")).to_be_in_viewport()
    cookies.expect_ticked()
    expect(cookies.notice.region).to_have_count(1)
    cookies.answer("keep").click()
    cookies.notice.expect_kept("refuse")
