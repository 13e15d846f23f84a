"""The page of the translators into one language, and the answers to what is sent from it."""

from pathlib import Path
from typing import Self

from playwright.sync_api import Locator, Page, expect

from e2e.keyboard import tab_to
from e2e.words import Words
from webapp.i18n import cldr


class Outcome:
    """What became of a file, or of taking something back."""

    def __init__(self, page: Page, words: Words) -> None:
        self.page = page
        self.words = words
        expect(page.locator("html")).to_have_attribute("lang", words.locale)

    @property
    def heading(self) -> Locator:
        """The one heading of the first level, which says the outcome."""
        return self.page.get_by_role("heading", level=1)

    @property
    def main(self) -> Locator:
        """The content."""
        return self.page.get_by_role("main")


class DeskPage(Outcome):
    """Found by its address alone, since nothing links to it."""

    def __init__(self, page: Page, words: Words) -> None:
        super().__init__(page, words)
        self.language = cldr.language_name(words.locale, words.locale)
        expect(self.heading).to_have_text(words.say("Translations into {language}", language=self.language))

    @classmethod
    def open(cls, page: Page, words: Words) -> Self:
        """Go there by its address."""
        page.goto(f"/translate/{words.locale}")
        return cls(page, words)

    def download(self, folder: Path) -> Path:
        """Fetch the texts of the pages by their link."""
        link = self.page.get_by_role("main").locator("a[href$='content.po']")
        with self.page.expect_download() as fetched:
            link.click()
        path = folder / fetched.value.suggested_filename
        fetched.value.save_as(path)
        return path

    def upload(self, path: Path, button: str) -> Outcome:
        """Choose a file and press a button, by keyboard: the form is reached and operated without a mouse."""
        self.page.get_by_label(self.words.say("PO file that you have edited")).set_input_files(path)
        return self._press(self.words.say(button))

    def dismiss(self) -> tuple[str, Outcome]:
        """Dismiss the newest suggestion, by keyboard: its number, and the answer."""
        number = self.page.locator("input[name=suggestion]").first.get_attribute("value")
        assert number
        return number, self._press(self.words.say("Dismiss suggestion {number}", number=number))

    def _press(self, name: str) -> Outcome:
        tab_to(self.page, self.page.get_by_role("button", name=name, exact=True))
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        return Outcome(self.page, self.words)
