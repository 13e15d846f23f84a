"""The page on social dialogue."""

from playwright.sync_api import Locator

from e2e.pages.frame import SitePage
from e2e.pages.glossary import GlossaryPage
from webapp.content import texts, way
from webapp.store.db import reading


class SocialDialoguePage(SitePage):
    ref = "page:social-dialogue"

    def to_term(self, term: str) -> GlossaryPage:
        """To the meaning of a word that the text uses."""
        return self.follow(self.link_in_text(term), GlossaryPage)

    @property
    def steps(self) -> Locator:
        """The steps in the figure."""
        return self.main.locator(".way-steps")

    @property
    def things(self) -> Locator:
        """What builds trust, in the figure, by its name."""
        with reading(self.words.store) as session:
            heading = way.of(texts.body(session, self.ref, self.words.locale)).heading
        assert heading
        return self.main.get_by_role("list", name=str(heading.words), exact=True)
