"""The page on the networks."""

from playwright.sync_api import Locator

from e2e.pages.frame import SitePage, texts_of
from e2e.pages.organisation import OrganisationPage


class NetworksPage(SitePage):
    ref = "page:networks"

    def to_organisation(self, ref: str) -> OrganisationPage:
        """To an organisation that the text names."""
        return self.follow_to(OrganisationPage, ref)

    @property
    def regions(self) -> list[str]:
        """The regions that have partner countries, in their order."""
        return texts_of(self._regions.get_by_role("heading"))

    @property
    def countries(self) -> list[list[str]]:
        """The partner countries of each region, in their order."""
        return [texts_of(region.get_by_role("link")) for region in self._regions.all()]

    @property
    def _regions(self) -> Locator:
        return self.main.locator("section.region")
