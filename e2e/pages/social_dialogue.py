"""The page on social dialogue."""

from e2e.pages.frame import SitePage
from e2e.pages.glossary import GlossaryPage


class SocialDialoguePage(SitePage):
    ref = "page:social-dialogue"

    def to_term(self, term: str) -> GlossaryPage:
        """To the meaning of a word that the text uses."""
        return self.follow(self.link_in_text(term), GlossaryPage)
