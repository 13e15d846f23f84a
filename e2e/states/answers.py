"""Pages of text, and what a visitor is answered: about cookies, settings and receipts."""

from collections.abc import Iterator
from urllib.parse import urlsplit
from uuid import uuid4

from playwright.sync_api import Page, expect

from e2e.consent import states as asked
from e2e.states.listing import LISTS
from e2e.states.view import Reach, View
from e2e.words import ADDRESSES, Words

GROWN = ("home", "networks", "timeline", "organisation", "country", "site-map", "sources", "project")
"""Pages that become longer as the network grows."""
TEMPLATES = {
    "not_kept": "consent/kept.html",
    "asked_again": "consent/again.html",
    "withdrawn": "consent/withdrawn.html",
    "receipt": "consent/receipt.html",
    "receipt_fault": "consent/receipt.html",
    "no_such_receipt": "consent/receipt.html",
    "past_text": "consent/text.html",
    "problem_told": "feedback/sent.html",
}
"""The templates that are shown in answer to something; in all other states the page is one of `ADDRESSES`."""


def _open(name: str) -> Reach:
    def reach(page: Page, words: Words) -> None:
        page.goto(words.path(ADDRESSES[name]))

    return reach


def _answered(name: str, answer: str) -> Reach:
    """The page for who has accepted or refused before."""

    def reach(page: Page, words: Words) -> None:
        page.goto(words.path(ADDRESSES[name]))
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(page.url))
        text = page.locator("input[name=text]").first.get_attribute("value") or ""
        form: dict[str, str | float | bool] = {"answer": answer, "text": text, "page": urlsplit(page.url).path}
        page.request.post(f"/{words.locale}/consent", form=form, headers={"Origin": origin}, max_redirects=0)
        page.reload()
        expect(page.locator("#consent")).to_have_count(0)
        expect(page.locator("#site-withdrawal button")).to_have_count(1 if answer == "accept" else 0)

    return reach


def settings_kept(page: Page, words: Words) -> None:
    """Reading settings were chosen, and the page is shown so."""
    _open("settings")(page, words)
    for value in ("dark", "more", "150"):
        page.locator(f"main form input[type=radio][value='{value}']").first.check()
    page.locator("main form button").first.click()
    expect(page.locator("#settings-kept")).to_be_visible()


def settings_fault(page: Page, words: Words) -> None:
    """A setting that there is none of was sent."""
    _open("settings")(page, words)
    page.locator("main form input[type=radio]:checked[name=theme]").evaluate("field => { field.value = 'plaid'; }")
    page.locator("main form button").first.click()
    expect(page.locator(".faults")).to_be_visible()


def _send_problem(page: Page, words: Words, **typed: str) -> None:
    _open("feedback")(page, words)
    for name, value in typed.items():
        page.locator(f"main form [name={name}]").fill(value)
    page.locator("main form button").first.click()


def problem_fault(page: Page, words: Words) -> None:
    """A message without a problem, with too much in one field and half an address."""
    _send_problem(page, words, uses="y" * 501, email="jo@")
    expect(page.locator(".faults")).to_be_visible()


def problem_told(page: Page, words: Words) -> None:
    """A message has been kept."""
    _send_problem(page, words, problem=f"x {uuid4()}")
    expect(page.locator("h1#sent")).to_be_visible()


def views() -> Iterator[View]:
    """All pages, plain and answered; grown; and each answer."""
    for name in ADDRESSES:
        if name == "error":
            continue
        yield View(name, "plain", _open(name))
        for answer in ("accept", "refuse"):
            yield View(name, "answered", _answered(name, answer), answer)
    for name in GROWN:
        yield View(name, "long", _open(name), place="grown")
    for state in asked.STATES:
        called = state.__name__
        page = TEMPLATES.get(
            called, "organisations" if called.endswith("on_a_list") else "cookies" if "cookies" in called else "home"
        )
        fault = called in ("receipt_fault", "no_such_receipt")
        yield View(page, "fault" if fault else "told", state, called)
    yield View("settings", "told", settings_kept, "kept")
    yield View("settings", "fault", settings_fault, "refused")
    yield View("feedback", "fault", problem_fault, "refused")
    yield View(TEMPLATES["problem_told"], "told", problem_told, "problem_told")


assert set(LISTS) <= set(ADDRESSES)
