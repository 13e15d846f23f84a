"""The question on cookies, what is told after an answer, and the pages around it."""

from playwright.sync_api import Locator, Page, expect

from e2e.pages.frame import SitePage
from e2e.words import Words
from webapp.consent.purposes import OPTIONAL
from webapp.views.asking import LINES, NAMES

ANSWERS = ("accept", "refuse")


class Notice:
    """The question, on whatever page."""

    def __init__(self, page: Page, words: Words) -> None:
        self.page = page
        self.words = words

    @property
    def region(self) -> Locator:
        """The part of the page with the question."""
        return self.page.get_by_role("region", name=self.words.say(LINES["notice"]["label"]), exact=True)

    def answer(self, name: str) -> Locator:
        """The button `accept` or `refuse`."""
        return self.region.get_by_role("button", name=self.words.say(LINES["notice"][name]), exact=True)

    @property
    def choose(self) -> Locator:
        """The link to the form by purpose."""
        return self.region.get_by_role("link", name=self.words.say(LINES["notice"]["choose"]), exact=True)

    @property
    def kept(self) -> Locator:
        """What is told after an answer."""
        return self.page.get_by_role("region", name=self.words.say("Your choice about cookies"), exact=True)

    @property
    def withdraw(self) -> Locator:
        """The button at the bottom of the page."""
        words = self.words.say("Withdraw my consent to cookies")
        return self.page.get_by_role("contentinfo").get_by_role("button", name=words, exact=True)

    def expect_kept(self, name: str) -> None:
        """The answer is kept: that is seen, has the focus, and nothing is asked any more."""
        accepted = self.words.say("Your choice is kept: you accepted.")
        refused = self.words.say("Your choice is kept: you refused.")
        expect(self.kept).to_be_visible()
        expect(self.kept).to_be_in_viewport()
        expect(self.kept).to_be_focused()
        expect(self.kept).to_contain_text(accepted if name == "accept" else refused)
        expect(self.kept).not_to_contain_text(refused if name == "accept" else accepted)
        self.expect_answered(name)

    def expect_answered(self, name: str) -> None:
        """Nothing is asked, and what was accepted can be withdrawn."""
        expect(self.region).to_have_count(0)
        expect(self.withdraw).to_have_count(1 if name == "accept" else 0)


class CookiesPage(SitePage):
    """The page on cookies, with the form by purpose."""

    ref = "page:cookies"

    @property
    def notice(self) -> Notice:
        """The question at the top, if it is there."""
        return Notice(self.page, self.words)

    @property
    def form(self) -> Locator:
        """The form by purpose."""
        return self.main.locator("form").filter(has=self.page.locator("fieldset"))

    def purpose(self, name: str) -> Locator:
        """The box to tick for a purpose."""
        return self.form.get_by_role("checkbox", name=self.words.say(NAMES[name]), exact=True)

    def answer(self, name: str) -> Locator:
        """The button `keep`, `accept` or `refuse`."""
        return self.form.get_by_role("button", name=self.words.say(LINES["form"][name]), exact=True)

    def expect_ticked(self, *names: str) -> None:
        """These purposes are ticked, and no other."""
        for purpose in OPTIONAL:
            expect(self.purpose(purpose)).to_be_checked(checked=purpose in names)

    @property
    def receipt(self) -> Locator:
        """The receipt of the present choice."""
        return self.main.locator("dl.receipt")

    @property
    def download(self) -> Locator:
        """The button that gives it as a file."""
        return self.main.get_by_role("button", name=self.words.say("Download the receipt (JSON)"), exact=True)

    @property
    def number(self) -> Locator:
        """The field for the number of a receipt."""
        return self.main.get_by_role("textbox", name=self.words.say("Number of the receipt"), exact=True)

    @property
    def look_up(self) -> Locator:
        """The button that looks a receipt up."""
        return self.main.get_by_role("button", name=self.words.say("Show the receipt"), exact=True)
