"""The timeline of the network."""

from playwright.sync_api import Locator

from e2e.pages.frame import SitePage


class TimelinePage(SitePage):
    ref = "page:timeline"

    @property
    def years(self) -> Locator:
        """The list of years."""
        return self.main.get_by_role("list").filter(has=self.page.get_by_role("heading", level=2)).first

    def year(self, year: int) -> Locator:
        """What stands under a year."""
        heading = self.page.get_by_role("heading", level=2, name=str(year), exact=True)
        return self.years.get_by_role("listitem").filter(has=heading)
