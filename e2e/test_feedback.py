"""Telling of a problem, by keyboard alone: the form is found from any page, says what is wrong, and thanks once."""

from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from e2e.keyboard import tab_to
from e2e.pages import SitePage
from e2e.server import Site
from e2e.words import LOCALES, Words
from tests.proving import WHOLE
from webapp.store.db import reading
from webapp.store.queries import feedback

FORM = "page:feedback"


def problems(site: Site) -> list[tuple[str, str, str]]:
    with reading(site.store) as session:
        return [(row.problem, row.page, row.locale) for row in feedback.newest(session, 99)]


@pytest.mark.parametrize("words", LOCALES if WHOLE else ["es"], indirect=True)
def test_a_problem_is_told_by_keyboard_alone(page: Page, words: Words, site: Site) -> None:
    told = f"No oigo nada. {uuid4()}"
    start = SitePage.open(page, words, "page:glossary")
    link = start.navigation("More on this site").get_by_role("link", name=str(words.link(FORM).name), exact=True)
    tab_to(page, link)
    page.keyboard.press("Enter")
    expect(page.get_by_label(words.say("Where on the site?"))).to_have_value(f"{site.origin}{start.path}")
    email = page.get_by_label(words.say("Your e-mail address"))
    button = page.get_by_role("button", name=words.say("Send the message"), exact=True)
    tab_to(page, email)
    page.keyboard.type("jo@")
    tab_to(page, button)
    page.keyboard.press("Enter")
    expect(page).to_have_title(f"{words.say('Your message was not sent')} – Samenspraak")
    faults = page.locator("#faults")
    expect(faults).to_be_focused()
    expect(faults.get_by_role("link")).to_have_count(2)
    tab_to(page, faults.get_by_role("link").first)
    page.keyboard.press("Enter")
    problem = page.get_by_label(words.say("What is the problem?"))
    expect(problem).to_be_focused()
    page.keyboard.type(told)
    tab_to(page, email)
    expect(email).to_have_value("jo@")
    page.keyboard.press("End")
    page.keyboard.type("example.org")
    tab_to(page, button)
    page.keyboard.press("Enter")
    expect(page.locator("h1#sent")).to_be_focused()
    expect(page.locator("h1")).to_have_text(words.say("Thank you for your message"))
    page.reload()
    assert problems(site).count((told, f"{site.origin}{start.path}", words.locale)) == 1


def test_pressing_twice_sends_once(plain_page: Page, site: Site) -> None:
    words = site.words("nl")
    SitePage.open(plain_page, words, FORM)
    plain_page.get_by_label(words.say("What is the problem?")).fill("Twee keer gedrukt")
    plain_page.get_by_role("button", name=words.say("Send the message"), exact=True).dblclick()
    expect(plain_page.locator("h1#sent")).to_be_visible()
    assert [problem for problem, _, _ in problems(site)].count("Twee keer gedrukt") == 1
