"""Each state of the question on cookies, and of the pages around it, as a visitor comes to it."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from e2e.consent.asking import block_cookies
from e2e.pages import HomePage, OrganisationsPage
from e2e.pages.consent import CookiesPage, Notice
from e2e.words import Words
from webapp.consent.purposes import STATISTICS


def answered(page: Page, words: Words, answer: str) -> Notice:
    """The question has been answered on the home page."""
    HomePage.open(page, words)
    notice = Notice(page, words)
    notice.answer(answer).click()
    notice.expect_kept(answer)
    return notice


def due(page: Page, words: Words) -> None:
    """Nothing has been answered yet."""
    HomePage.open(page, words)
    expect(Notice(page, words).region).to_be_visible()


def due_on_a_list(page: Page, words: Words) -> None:
    """Nothing has been answered, where htmx will send it."""
    OrganisationsPage.open(page, words)
    expect(Notice(page, words).region).to_be_visible()


def accepted(page: Page, words: Words) -> None:
    """The page after accepting."""
    answered(page, words, "accept")


def refused(page: Page, words: Words) -> None:
    """The page after refusing."""
    answered(page, words, "refuse")


def accepted_on_a_list(page: Page, words: Words) -> None:
    """The answer stands where the question was."""
    OrganisationsPage.open(page, words)
    Notice(page, words).answer("accept").click()
    Notice(page, words).expect_kept("accept")


def not_kept(page: Page, words: Words) -> None:
    """The browser blocks cookies."""
    block_cookies(page)
    HomePage.open(page, words)
    Notice(page, words).answer("accept").click()
    expect(page.locator("h1")).to_have_text(words.say("Your browser did not keep your choice"))


def not_kept_on_a_list(page: Page, words: Words) -> None:
    """The browser blocks cookies, which is told where the question was."""
    block_cookies(page)
    OrganisationsPage.open(page, words)
    Notice(page, words).answer("accept").click()
    expect(page.locator("#choice-kept")).to_be_focused()


def asked_again(page: Page, words: Words) -> None:
    """The text has changed since the page was opened."""
    cookies = CookiesPage.open(page, words)
    cookies.form.locator("[name=text]").evaluate("field => { field.value = '00000000'; }")
    cookies.purpose(STATISTICS).check()
    cookies.answer("keep").click()
    expect(page.locator("h1")).to_have_text(words.say("Please choose once more"))
    cookies.expect_ticked(STATISTICS)


def withdrawn(page: Page, words: Words) -> None:
    """With the receipt of a withdrawal."""
    answered(page, words, "accept").withdraw.click()
    expect(page.locator("dl.receipt")).to_be_visible()


def receipt(page: Page, words: Words) -> None:
    """A receipt that was looked up."""
    answered(page, words, "accept")
    cookies = CookiesPage.open(page, words)
    cookies.number.fill(cookies.receipt.locator("code").first.inner_text())
    cookies.look_up.click()
    expect(page.locator("h1")).to_have_text(words.say("Receipt"))


def receipt_fault(page: Page, words: Words) -> None:
    """What was typed is no number of a receipt."""
    cookies = CookiesPage.open(page, words)
    cookies.number.fill("12 34")
    cookies.look_up.click()
    expect(page.locator(".faults")).to_be_visible()


def no_such_receipt(page: Page, words: Words) -> None:
    """There is no receipt with this number."""
    cookies = CookiesPage.open(page, words)
    cookies.number.fill("0" * 32)
    cookies.look_up.click()
    expect(page.locator(".faults")).to_be_visible()


def past_text(page: Page, words: Words) -> None:
    """What was asked."""
    CookiesPage.open(page, words)
    page.locator(f"main a[href^='/{words.locale}/consent/texts/']").last.click()
    expect(page.locator(".past-text")).to_be_visible()


def cookies_due(page: Page, words: Words) -> None:
    """The page on cookies before an answer."""
    CookiesPage.open(page, words)


def cookies_accepted(page: Page, words: Words) -> None:
    """The page on cookies after accepting."""
    accepted(page, words)
    expect(CookiesPage.open(page, words).receipt).to_be_visible()


def cookies_refused(page: Page, words: Words) -> None:
    """The page on cookies after refusing."""
    refused(page, words)
    CookiesPage.open(page, words).expect_ticked()


State = Callable[[Page, Words], None]

STATES: list[State] = [
    due,
    due_on_a_list,
    accepted,
    refused,
    accepted_on_a_list,
    not_kept,
    not_kept_on_a_list,
    asked_again,
    withdrawn,
    receipt,
    receipt_fault,
    no_such_receipt,
    past_text,
    cookies_due,
    cookies_accepted,
    cookies_refused,
]
