"""The page of one organisation."""

from playwright.sync_api import Locator

from e2e.pages.frame import SitePage


class OrganisationPage(SitePage):
    @property
    def figures(self) -> Locator:
        """The table of figures, in a region of its own that can be scrolled."""
        caption = self.words.say("Figures about {name}", name=str(self.words.link(self.ref).name))
        region = self.page.get_by_role("region", name=caption, exact=True)
        return region.get_by_role("table", name=caption, exact=True)
