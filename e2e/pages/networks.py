"""The page on the networks."""

from e2e.pages.frame import SitePage
from e2e.pages.organisation import OrganisationPage


class NetworksPage(SitePage):
    ref = "page:networks"

    def to_organisation(self, ref: str) -> OrganisationPage:
        """To an organisation that the text names."""
        return self.follow_to(OrganisationPage, ref)
