"""Arriving: the title, the skip link, what the parts of a page are called, another language, and the way back."""

from e2e.screenreader.hearing import Heard
from e2e.screenreader.phrases import heading, link, status, text
from e2e.screenreader.journeys.lists import entry, count_of, title_of
from e2e.wanted import Wanted, look_up

ORGANISATIONS = "page:organisations"


def find_by_keyboard(heard: Heard) -> None:
    """Arrive at a list, skip to its content, narrow it by keyboard, hear how much there is, and go there."""
    words = heard.words
    say, page = words.say, words.link(ORGANISATIONS)
    found = look_up(words, Wanted(ORGANISATIONS, text="de"))
    heard.open(page.path, title_of(heard, ORGANISATIONS))
    heard.skip(text(page.name))
    heard.step("e", *entry(heard))
    heard.step("Insert+a")
    heard.type("de")
    heard.step("Return", status(found.status))
    heard.step("Insert+a")
    heard.step("h", heading(found.count, 2))
