"""What stays the same from page to page: the order of what is around the content, and what things are called."""

from collections import defaultdict

import pytest

from tests.checking import CheckingClient, Page, attribute, elements
from tests.conftest import LOCALES

FRAME = ("header", "main", "footer")
PAGES = {
    "en": ["/en", "/en/glossary", "/en/our-work/networks", "/en/our-work/networks/countries/benin", "/en/cookies"],
    "nl": ["/nl", "/nl/woordenlijst", "/nl/ons-werk/netwerken", "/nl/cookies"],
    "fr": ["/fr", "/fr/glossaire", "/fr/notre-travail/reseaux", "/fr/cookies"],
    "es": ["/es", "/es/glosario", "/es/nuestro-trabajo/redes", "/es/cookies"],
}
"""One of each frame: home, text, network, answer; the error page is added."""


@pytest.fixture(scope="module", params=LOCALES)
def pages(request: pytest.FixtureRequest, client: CheckingClient) -> list[Page]:
    locale = request.param
    return [*(client.get(path) for path in PAGES[locale]), client.get(f"/{locale}/nowhere", 404)]


def frame(page: Page) -> list[tuple[str, str]]:
    """The links around the content, in order; of those to this page in other languages the language counts."""
    around = elements(page.document, "header a, footer a")
    return [
        (link.to_text().strip(), attribute(link, "hreflang" if "hreflang" in link.attrs else "href").partition("?")[0])
        for link in around
    ]


def test_what_is_around_the_content_is_always_in_the_same_order(pages: list[Page]) -> None:
    """WCAG 3.2.3, and 3.2.6 for what helps: settings, glossary, the page about the site, the form for problems."""
    first = frame(pages[0])
    assert len(first) >= 13
    for page in pages:
        assert frame(page) == first, page.response.request.path
        order = [element.name for element in page.all("header, main, footer, .breadcrumb")]
        assert [name for name in order if name != "nav"] == list(FRAME)


def test_what_leads_to_the_same_page_has_one_name(pages: list[Page]) -> None:
    """WCAG 3.2.4, for menus, the way to a page, and the settings; every page has the same main heading as its name."""
    names: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        for link in elements(page.document, ".site-nav a, .breadcrumb a, footer a, .site-settings a"):
            names[attribute(link, "href").partition("?")[0]].add(link.to_text().strip())
    assert len(names) >= 9
    assert {href: found for href, found in names.items() if len(found) > 1} == {}


def test_every_page_says_where_it_is(pages: list[Page]) -> None:
    """WCAG 2.4.8: the way from the home page, and the part of the menu that one is in."""
    home, *others, error = pages
    assert not home.all(".breadcrumb")
    assert not error.all(".breadcrumb")
    for page in others:
        way = elements(page.document, ".breadcrumb li")
        assert way[-1].attrs["aria-current"] == "page"
        assert page.one("h1").to_text().strip().startswith(way[-1].to_text().strip())
        path = str(page.response.request.path)
        hrefs = [attribute(link, "href") for link in elements(page.document, ".breadcrumb a")]
        assert hrefs[0] == f"/{path.split('/')[1]}"
        assert all(path.startswith(href) for href in hrefs)
