"""The glossary."""

from playwright.sync_api import Locator

from e2e.pages.frame import SitePage, texts_of


class GlossaryPage(SitePage):
    ref = "page:glossary"

    def term(self, ref: str) -> Locator:
        """The heading of a term."""
        return self.main.get_by_role("heading", name=str(self.words.link(ref).full), exact=True)

    @property
    def terms(self) -> list[str]:
        """All terms, in their order."""
        closing = self.words.say("Sources of this page")
        return [text for text in texts_of(self.main.get_by_role("heading", level=2)) if text != closing]
