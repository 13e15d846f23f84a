"""Arriving: the skip link, headings and landmarks, another language, the way back."""

from e2e.screenreader.hearing import Heard
from e2e.screenreader.journeys.around import foot, head, headings, menu, notice, open_page, title, trail
from e2e.screenreader.journeys.lists import ORGANISATIONS, filter_for, heading_of, text_field
from e2e.screenreader.phrases import heading, link, name, perhaps, status, text
from e2e.wanted import Wanted, look_up
from e2e.words import LOCALES, Words
from webapp.i18n.locales import autonym

HOME, ABOUT = "page:home", "page:about"


def arrive(heard: Heard) -> None:
    """The title, the skip link, and from there the first heading of the text."""
    open_page(heard, HOME)
    heard.skip(text(heard.words.link(HOME).name))
    for words in headings(heard.words, HOME):
        heard.step("h", heading(words, 2))


def go_by_landmarks(heard: Heard) -> None:
    """Every part of a page has its name, in its language, from the top to the bottom and round again."""
    say, page = heard.words.say, heard.words.link(ORGANISATIONS)
    found = look_up(heard.words, Wanted(ORGANISATIONS))
    open_page(heard, ORGANISATIONS)
    heard.step("m", *notice(heard))
    heard.step("m", *head(heard))
    heard.step("m", name(say("Language")), *head(heard))
    heard.step("m", *menu(heard))
    heard.step("m", *trail(heard, ORGANISATIONS))
    heard.step("m", heading(page.full, 1))
    heard.step("m", name(say("Search and choose")), heading(say("Search and choose"), 2))
    heard.step("m", name(found.count), heading(found.count, 2))
    heard.step("m", *foot(heard))
    heard.step("m", *notice(heard))


def go_by_headings(heard: Heard) -> None:
    """The headings of a page, with their levels, down and up again."""
    say, page = heard.words.say, heard.words.link(ORGANISATIONS)
    found = look_up(heard.words, Wanted(ORGANISATIONS))
    all_of_them = [
        heading(page.full, 1),
        heading(say("Search and choose"), 2),
        heading(found.count, 2),
        heading(say("Sources of these entries"), 3),
    ]
    open_page(heard, ORGANISATIONS)
    for found_heading in all_of_them:
        heard.step("h", found_heading)
    for found_heading in reversed(all_of_them[:-1]):
        heard.step("shift+h", found_heading)


def switch_language(heard: Heard) -> None:
    """Each language is said in its own language; the page that comes is in the one that was chosen."""
    other = Words(LOCALES[LOCALES.index(heard.words.locale) - 1], heard.words.store)
    open_page(heard, ABOUT)
    heard.step("m", *notice(heard))
    heard.step("m", *head(heard))
    heard.step("m", name(heard.words.say("Language")), *head(heard))
    for locale in LOCALES[1 : LOCALES.index(other.locale) + 1]:
        heard.step("k", link(autonym(locale), lang=locale))
    heard.words = other
    heard.arrive("Return", title(heard, ABOUT))
    heard.step("h", heading(other.link(ABOUT).full, 1))
    heard.step("h", heading(headings(other, ABOUT)[0], 2))


def come_back(heard: Heard) -> None:
    """Back from an organisation to the narrowed list: its title, and the place where one was."""
    found = look_up(heard.words, Wanted(ORGANISATIONS, text="sindic"))
    first = found.results.entries[0].link
    open_page(heard, ORGANISATIONS)
    filter_for(heard, found)
    heard.step("k", link(heard.words.say("Show the whole list")))
    heard.step("k", link(first.full))
    heard.arrive("Return", title(heard, first.ref))
    heard.go("alt+Left", found.title, perhaps(link(first.full)))


def find_by_keyboard(heard: Heard) -> None:
    """Arrive at a list, skip to its content, narrow it by keyboard, hear how much there is, and go there."""
    found = look_up(heard.words, Wanted(ORGANISATIONS, text="de"))
    open_page(heard, ORGANISATIONS)
    heard.skip(text(heard.words.link(ORGANISATIONS).name))
    heard.step("e", *text_field(heard))
    heard.step("Insert+a")
    heard.type("de")
    heard.step("Return", status(found.status))
    heard.step("Insert+a")
    heard.step("h", heading_of(found))
