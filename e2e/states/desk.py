"""The page for translators in each of its states, on a server of its own whose texts they change."""

import re
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, expect

from e2e.pages.desk import DeskPage
from e2e.states.view import Reach, View
from e2e.words import LOCALES, Words

TOKEN = "a token for the tests of translators"
CREDENTIALS = {"username": "Anna", "password": TOKEN}
CONTEXT = "page:social-dialogue/democracy"
BROKEN = "<b>Democracy {number}</b>"
"""A text that cannot be shown; with another number each time, since what was dismissed is not put aside again."""
NUMBERS = count()
State = Callable[[Page, Words, Path], None]


def _edited(page: Page, words: Words, folder: Path) -> tuple[Path, str]:
    """A catalogue with one text that cannot be shown, and that text."""
    text = BROKEN.format(number=next(NUMBERS))
    file = DeskPage.open(page, words).download(folder)
    content = file.read_text(encoding="utf-8")
    pattern = rf'(msgctxt "{re.escape(CONTEXT)}"\nmsgid "[^\n]*"\nmsgstr )"[^\n]*"\n'
    file.write_text(re.sub(pattern, lambda found: f'{found[1]}"{text}"\n', content), encoding="utf-8")
    return file, text


def plain(page: Page, words: Words, _folder: Path) -> None:
    """As one first meets it."""
    DeskPage.open(page, words)


def checked(page: Page, words: Words, folder: Path) -> None:
    """A file was only checked."""
    file, text = _edited(page, words, folder)
    DeskPage.open(page, words).upload(file, "Only check this file")
    expect(page.get_by_role("main")).to_contain_text(text)


def uploaded(page: Page, words: Words, folder: Path) -> None:
    """A file was taken over, but for a text that cannot be shown."""
    file, text = _edited(page, words, folder)
    DeskPage.open(page, words).upload(file, "Upload this file")
    expect(page.get_by_role("main")).to_contain_text(text)


def with_suggestions(page: Page, words: Words, folder: Path) -> None:
    """Something waits for a choice."""
    uploaded(page, words, folder)
    DeskPage.open(page, words)
    expect(page.locator("input[name=suggestion]").first).to_be_attached()


def dismissed(page: Page, words: Words, folder: Path) -> None:
    """A suggestion was dismissed."""
    with_suggestions(page, words, folder)
    number, outcome = DeskPage(page, words).dismiss()
    expect(outcome.heading).to_have_text(words.say("Suggestion {number} was dismissed.", number=number))


def undone(page: Page, words: Words, folder: Path) -> None:
    """An act was undone."""
    uploaded(page, words, folder)
    page.locator("form[action$='/undo'] button").first.click()
    expect(page).to_have_url(re.compile(r"/undo$"))


def no_such_act(page: Page, words: Words, folder: Path) -> None:
    """An act that there is none of was to be undone."""
    uploaded(page, words, folder)
    page.locator("input[name=act]").first.evaluate("field => { field.value = '99999999'; }")
    with page.expect_navigation():
        page.locator("form[action$='/undo'] button").first.evaluate("button => button.click()")
    expect(page.get_by_role("heading", level=1)).to_have_text(words.say("Nothing was undone."))


def refused(page: Page, words: Words, folder: Path) -> None:
    """What was sent is no catalogue."""
    file = folder / "broken.po"
    file.write_text("broken", encoding="utf-8")
    DeskPage.open(page, words).upload(file, "Upload this file")
    expect(page.get_by_role("main")).to_contain_text(words.say("Nothing was changed."))


STATES: dict[str, tuple[str, State]] = {
    "desk/desk.html": ("plain", plain),
    "desk/desk.html with suggestions": ("told", with_suggestions),
    "desk/uploaded.html of a check": ("told", checked),
    "desk/uploaded.html": ("told", uploaded),
    "desk/dismissed.html": ("told", dismissed),
    "desk/undone.html": ("told", undone),
    "desk/undone.html of nothing": ("fault", no_such_act),
    "desk/refused.html": ("fault", refused),
}


def _reach(state: State) -> Reach:
    def reach(page: Page, words: Words) -> None:
        with TemporaryDirectory() as folder:
            state(page, words, Path(folder))

    return reach


def views() -> Iterator[View]:
    """In each language that is translated into."""
    for name, (kind, state) in STATES.items():
        page, _, variant = name.partition(" ")
        yield View(page, kind, _reach(state), variant or "first", place="desk", languages=LOCALES[1:])
