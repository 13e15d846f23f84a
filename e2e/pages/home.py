"""The home page."""

from e2e.keyboard import tab_to
from e2e.pages.frame import SitePage
from e2e.pages.networks import NetworksPage


class HomePage(SitePage):
    ref = "page:home"

    def to_networks_by_keyboard(self) -> NetworksPage:
        """Through the page with Tab, and into the link with Enter."""
        tab_to(self.page, self.link_in_text(NetworksPage.ref))
        self.page.keyboard.press("Enter")
        return NetworksPage(self.page, self.words)
