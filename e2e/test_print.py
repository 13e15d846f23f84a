"""On paper: nothing that can only be operated, where the page is, and where its links lead."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from e2e.browsing import DESKTOP
from e2e.server import Site
from e2e.words import Words

OPERATED = "nav, form, .consent, .skip-link, .site-settings, .map-skip, .views, #site-withdrawal"


def printed_after(element: Locator) -> str:
    """What stylesheets have printed after an element, with the values of attributes in it."""
    content = element.evaluate("""element => {
        const content = getComputedStyle(element, "::after").content;
        return content.replace(/attr\\((\\w+)\\)/g, (_, name) => JSON.stringify(element.getAttribute(name)));
    }""")
    return "".join(re.findall(r'"([^"]*)"', str(content)))


@pytest.fixture
def paper(plain_page: Page) -> Page:
    plain_page.emulate_media(media="print")
    return plain_page


@pytest.fixture(autouse=True)
def _screen_again(plain_page: Page) -> object:
    yield
    plain_page.emulate_media(media="null")
    plain_page.set_viewport_size(DESKTOP)


@pytest.mark.parametrize(
    ("ref", "locale"),
    [
        ("page:social-dialogue", "en"),
        ("page:organisations", "fr"),
        ("page:cookies", "nl"),
        ("page:settings", "es"),
        ("page:countries", "nl"),
    ],
)
def test_nothing_is_printed_that_can_only_be_operated(paper: Page, site: Site, ref: str, locale: str) -> None:
    paper.goto(site.words(locale).path(ref))
    there = paper.locator(OPERATED)
    assert there.count() > 3
    for number in range(there.count()):
        expect(there.nth(number)).to_be_hidden()
    expect(paper.get_by_role("heading", level=1)).to_be_visible()


def test_the_address_of_the_page_is_printed_once(paper: Page, site: Site) -> None:
    words = site.words("nl")
    path = words.path("page:organisations")
    paper.goto(f"{path}?q=cnv")
    canonical = paper.locator("link[rel=canonical]")
    expect(canonical).to_be_visible()
    assert printed_after(canonical) == f"{site.origin}{path}?q=cnv"
    assert canonical.bounding_box()["y"] < paper.locator("header").bounding_box()["y"]  # type: ignore[index]
    assert all(not other.is_visible() for other in paper.locator("head > *:not([rel=canonical])").all())
    paper.emulate_media(media="screen")
    expect(canonical).to_be_hidden()


def test_links_in_sentences_say_where_they_lead(paper: Page, site: Site) -> None:
    words = site.words("en")
    paper.goto(words.path("page:home"))
    inside = paper.locator("main p a[href^='/']").first
    assert printed_after(inside) == f" ({inside.get_attribute('href')})"
    paper.emulate_media(media="screen")
    assert printed_after(inside) == ""
    paper.emulate_media(media="print")
    paper.goto(words.path("page:social-dialogue"))
    assert printed_after(paper.locator("main p a[href*='#']").first) == ""
    sources = paper.locator(".source-list a")
    assert sources.count() > 3
    for number in range(sources.count()):
        assert printed_after(sources.nth(number)) == f" ({sources.nth(number).get_attribute('href')})"


def test_lists_are_not_full_of_addresses(paper: Page, site: Site) -> None:
    for ref in ("page:organisations", "page:networks"):
        paper.goto(site.words("es").path(ref))
        listed = paper.locator(".entry-list a, .link-list a, .region a")
        assert listed.count() > 5
        assert {printed_after(link) for link in listed.all()} == {""}


@pytest.mark.parametrize("words", ["nl"], indirect=True)
def test_a_page_fits_the_width_of_paper(paper: Page, words: Words) -> None:
    """174 mm, which is A4 without its margins: nothing stands beside the sheet."""
    paper.set_viewport_size({"width": 658, "height": 985})
    for ref in ("page:social-dialogue", "page:organisations", "org:ituc", "page:cookies", "country:MG"):
        paper.goto(words.path(ref))
        assert paper.evaluate("document.documentElement.scrollWidth <= innerWidth"), ref
