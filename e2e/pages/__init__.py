"""The pages as a visitor finds the way on them: by role and name. Whatever leads on returns the next page."""

from e2e.pages.error import NotFoundPage
from e2e.pages.frame import SitePage
from e2e.pages.glossary import GlossaryPage
from e2e.pages.home import HomePage
from e2e.pages.lists import CountriesPage, DirectoryPage, OrganisationsPage, ProjectsPage, SiteMapPage
from e2e.pages.networks import NetworksPage
from e2e.pages.organisation import OrganisationPage
from e2e.pages.social_dialogue import SocialDialoguePage
from e2e.pages.timeline import TimelinePage

__all__ = [
    "CountriesPage",
    "DirectoryPage",
    "GlossaryPage",
    "HomePage",
    "NetworksPage",
    "NotFoundPage",
    "OrganisationPage",
    "OrganisationsPage",
    "ProjectsPage",
    "SiteMapPage",
    "SitePage",
    "SocialDialoguePage",
    "TimelinePage",
]
