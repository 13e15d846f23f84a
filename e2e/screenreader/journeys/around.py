"""What stands around the content of every page, as it is heard."""

from e2e.screenreader.hearing import Heard
from e2e.screenreader.phrases import Phrase, button, link, name, text
from e2e.words import LOCALES, Words
from webapp.content import subjects, texts
from webapp.content.subjects import Place
from webapp.i18n.locales import autonym
from webapp.store.db import reading
from webapp.views.asking import LINES
from webapp.views.rendering import FEEDBACK_PAGE, PRIMARY, SECONDARY, SETTINGS_PAGE


def title(heard: Heard, ref: str) -> str:
    """The title of the page of a subject."""
    return f"{heard.words.link(ref).full} – Samenspraak"


def headings(words: Words, ref: str) -> list[str]:
    """The headings in the text of a page."""
    with reading(words.store) as session:
        body = texts.body(session, ref, words.locale)
    return [str(section.heading.words) for section in body.sections if section.heading]


def open_page(heard: Heard, ref: str) -> None:
    """Go to a page by its address."""
    heard.open(heard.words.path(ref), title(heard, ref))


def notice(heard: Heard) -> list[Phrase]:
    """The question on cookies: it is the name of its part of the page, and the first line in it."""
    asked = heard.words.say(LINES["notice"]["label"])
    return [name(asked), text(asked)]


def answer(heard: Heard, key: str) -> Phrase:
    """A button of the question."""
    return button(heard.words.say(LINES["notice"][key]))


def head(heard: Heard) -> list[Phrase]:
    """The line at the top: the name of the site, the languages, the settings."""
    languages = [link(autonym(locale), lang=locale) for locale in LOCALES]
    return [link("Samenspraak", lang="nl"), *languages, link(heard.words.link(SETTINGS_PAGE))]


def menu(heard: Heard) -> list[Phrase]:
    """The main menu."""
    return [name(heard.words.say("Main menu")), *(link(heard.words.link(ref)) for ref in PRIMARY)]


def trail(heard: Heard, ref: str) -> list[Phrase]:
    """The way to a page."""
    way = [link(heard.words.say("Home")), *(link(item) for item in _place(heard, ref).trail[1:])]
    return [name(heard.words.say("You are here")), *way, text(heard.words.link(ref).name)]


def foot(heard: Heard) -> list[Phrase]:
    """The navigation at the bottom."""
    return [link(heard.words.link(ref)) for ref in (*SECONDARY, FEEDBACK_PAGE)]


def _place(heard: Heard, ref: str) -> Place:
    with reading(heard.words.store) as session:
        address = subjects.find(session, heard.words.path(ref), LOCALES)
        assert address
        return subjects.place(session, address, [])
