"""Pages that are lists."""

from playwright.sync_api import Locator

from e2e.pages.frame import SitePage, texts_of


class ListPage(SitePage):
    """A list of the pages below this one."""

    @property
    def names(self) -> list[str]:
        """What is listed, in its order."""
        return texts_of(self.main.locator(f"a[href^='{self.path}/']"))


class OrganisationsPage(ListPage):
    ref = "page:organisations"


class ProjectsPage(ListPage):
    ref = "page:projects"


class CountriesPage(SitePage):
    ref = "page:countries"

    @property
    def regions(self) -> list[str]:
        """The regions, in their order."""
        return texts_of(self._regions.get_by_role("heading"))

    @property
    def countries(self) -> list[list[str]]:
        """The countries of each region, in their order."""
        return [texts_of(region.get_by_role("link")) for region in self._regions.all()]

    @property
    def _regions(self) -> Locator:
        return self.main.locator("section.region")


class SiteMapPage(SitePage):
    ref = "page:site-map"

    @property
    def names(self) -> list[str]:
        """All pages, from the home page down."""
        return texts_of(self.main.get_by_role("link"))

    def to_country(self, ref: str) -> SitePage:
        """To a country, by its name."""
        link = self.main.get_by_role("link", name=str(self.words.link(ref).name), exact=True)
        return self.follow(link, SitePage, ref)
