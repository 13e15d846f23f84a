"""What every page has around its content."""

import re
from typing import Self, TypeVar

from playwright.sync_api import Locator, Page, expect

from e2e.keyboard import tab
from e2e.words import Words
from webapp.i18n.locales import autonym

NAVIGATIONS = ("Language", "Main menu", "You are here", "More on this site")

Next = TypeVar("Next", bound="SitePage")


class SitePage:
    """A page of the site in one language. Made for a page that is there: it checks that it is the right one."""

    ref = ""
    ending = r"(#.*)?$"
    """What may stand behind the path in its address."""

    def __init__(self, page: Page, words: Words, ref: str | None = None) -> None:
        self.page = page
        self.words = words
        self.ref = ref or self.ref
        expect(page).to_have_url(re.compile(rf"^[^/]*//[^/]*{re.escape(self.path)}{self.ending}"))
        expect(page.locator("html")).to_have_attribute("lang", words.locale)
        expect(self.heading).to_have_text(self.name)

    @classmethod
    def open(cls, page: Page, words: Words, ref: str | None = None) -> Self:
        """Go there by its address."""
        page.goto(words.path(ref or cls.ref))
        return cls(page, words, ref)

    @property
    def path(self) -> str:
        """Where the page is."""
        return self.words.path(self.ref)

    @property
    def name(self) -> str:
        """What its heading says."""
        return str(self.words.link(self.ref).full)

    @property
    def heading(self) -> Locator:
        """The one heading of the first level."""
        return self.page.get_by_role("heading", level=1)

    @property
    def main(self) -> Locator:
        """The content."""
        return self.page.get_by_role("main")

    @property
    def skip_link(self) -> Locator:
        """The link past everything above the content."""
        return self.page.get_by_role("link", name=self.words.say("Skip to main content"), exact=True)

    def navigation(self, name: str) -> Locator:
        """One of the navigations, by its English name."""
        return self.page.get_by_role("navigation", name=self.words.say(name), exact=True)

    def skip(self) -> None:
        """Past everything above the content, by keyboard: the next stop after it is in the content."""
        tab(self.page)
        expect(self.skip_link).to_be_focused()
        self.page.keyboard.press("Enter")
        expect(self.main).to_be_focused()
        tab(self.page)
        assert self.main.locator(":focus").count() == 1, "the stop after the skip link is not in the content"

    def switch_to(self, words: Words) -> Self:
        """The same page in another language."""
        languages = self.navigation("Language")
        expect(languages.get_by_role("link")).to_have_count(4)
        expect(languages.locator("[aria-current]")).to_have_text(autonym(self.words.locale))
        languages.get_by_role("link", name=autonym(words.locale), exact=True).click()
        return type(self)(self.page, words, self.ref)

    def follow(self, link: Locator, kind: type[Next], ref: str | None = None) -> Next:
        """A link to another page."""
        link.click()
        return kind(self.page, self.words, ref)

    def follow_to(self, kind: type[Next], ref: str | None = None) -> Next:
        """To a page that the text links to."""
        return self.follow(self.link_in_text(ref or kind.ref), kind, ref)

    def home(self, kind: type[Next]) -> Next:
        """Home, by the first link of the way there."""
        trail = self.navigation("You are here")
        return self.follow(trail.get_by_role("link", name=self.words.say("Home"), exact=True), kind)

    def by_main_menu(self, kind: type[Next], ref: str | None = None) -> Next:
        """To a page that is in the main menu."""
        return self.follow(self._link_in("Main menu", ref or kind.ref), kind, ref)

    def by_footer(self, kind: type[Next], ref: str | None = None) -> Next:
        """To a page that is in the navigation at the bottom."""
        return self.follow(self._link_in("More on this site", ref or kind.ref), kind, ref)

    def link_in_text(self, target: str) -> Locator:
        """The first link to a subject in the text of this page."""
        words = self.words.words_of_link(self.ref, target)
        return self.main.get_by_role("link", name=words, exact=True).first

    def _link_in(self, navigation: str, ref: str) -> Locator:
        return self.navigation(navigation).get_by_role("link", name=str(self.words.link(ref).name), exact=True)


def texts_of(found: Locator) -> list[str]:
    """The words of several elements, in the order of the page."""
    return [text.strip() for text in found.all_text_contents()]
