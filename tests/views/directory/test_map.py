"""The map beside the list of countries: the same choices and addresses as the list has."""

import gzip
import re
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.checking import Page, attribute, elements
from tests.conftest import LOCALES
from tests.views.directory.site import Site
from webapp.config import ROOT

REF = "page:countries"
MOST_DRAWN = 35_000
"""Bytes, compressed: about a second on a slow phone, once; the land alone is kept by browsers."""


def on_map(page: Page) -> list[str]:
    """Where the countries on the map lead to."""
    return [attribute(link, "href") for svg in page.all("svg.world") for link in elements(svg, "a")]


def in_list(page: Page) -> list[str]:
    return [attribute(link, "href") for link in page.all("#results .entry-list > li > a, #results tbody th > a")]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_country_on_the_map_is_a_link_with_a_name(real: Site, locale: str) -> None:
    page = real.client.get(real.path_of(REF, locale))
    assert sorted(on_map(page)) == sorted(in_list(page))
    for link in elements(page.all("svg.world")[0], "a"):
        (title,) = elements(link, "title")
        assert title.to_text().strip()
        assert real.client.raw(attribute(link, "href")).status_code == 200


@pytest.mark.parametrize("locale", LOCALES)
def test_choosing_a_region_narrows_the_map_and_the_list(real: Site, locale: str) -> None:
    page = real.client.get(real.path_of(REF, locale))
    whole, *regions = (attribute(link, "href") for link in page.all(".map-regions a"))
    assert len(regions) == 4
    found = []
    for address in regions:
        narrowed = real.client.get(address)
        assert on_map(narrowed)
        assert sorted(on_map(narrowed)) == sorted(in_list(narrowed))
        (current,) = (link for link in narrowed.all(".map-regions a") if "aria-current" in (link.attrs or {}))
        assert attribute(current, "href") == address
        found += on_map(narrowed)
    assert sorted(found) == sorted(on_map(page))
    assert whole == real.path_of(REF, locale)


def test_the_map_keeps_what_else_is_chosen(real: Site) -> None:
    page = real.client.get(f"{real.path_of(REF, 'en')}?relation=projects&sort=region&view=table&q=a")
    for link in page.all(".map-regions a"):
        query = dict(parse_qsl(urlsplit(attribute(link, "href")).query))
        query.pop("region", None)
        assert query == {"relation": "projects", "sort": "region", "view": "table", "q": "a"}


def test_a_fragment_brings_the_map_of_what_is_chosen(real: Site) -> None:
    fragment = real.fragment(f"{real.path_of(REF, 'en')}?region=africa")
    assert sorted(on_map(fragment)) == sorted(in_list(fragment))
    (frame,) = fragment.all("#map-frame")
    assert attribute(frame, "data-hx-swap-oob") == "innerHTML"


@pytest.mark.parametrize("locale", LOCALES)
def test_the_table_says_what_the_list_says(real: Site, locale: str) -> None:
    page = real.client.get(real.path_of(REF, locale))
    (other,) = page.all("#other-view")
    table = real.client.get(attribute(other, "href"))
    assert in_list(table) == in_list(page)
    (back,) = table.all("#other-view")
    assert attribute(back, "href").partition("#")[0] == real.path_of(REF, locale)
    for row in table.all("#results tbody tr"):
        cells = [cell.to_text().strip() for cell in elements(row, "th, td")]
        country = real.client.get(attribute(elements(row, "a")[0], "href"))
        assert len(country.all("#partnership")) == (cells[2] != "–")
        assert len(country.all("#project-list ~ ul li")) == int(cells[3])


def test_a_word_of_another_language_for_the_view_leads_on(real: Site) -> None:
    answer = real.client.raw(f"{real.path_of(REF, 'fr')}?view=table")
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"{real.path_of(REF, 'fr')}?view=tableau"


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_of_a_country_shows_it_among_those_of_its_region(real: Site, locale: str) -> None:
    page = real.client.get(real.path_of("country:BJ", locale))
    (current,) = (link for link in page.all("svg.world a") if "aria-current" in (link.attrs or {}))
    assert attribute(current, "href") == page.response.request.path
    others = [attribute(link, "href") for link in page.all("#neighbour-list ~ ul a")]
    assert sorted(on_map(page)) == sorted([page.response.request.path, *others])


def test_the_drawing_is_light(real: Site) -> None:
    """All that is drawn of the whole world, and the land under it, as browsers are sent it."""
    svg = re.findall(r"<svg class=\"world.*?</svg>", real.client.raw(real.path_of(REF, "en")).text, re.DOTALL)
    assert len(svg) == 1
    land = (ROOT / "static" / "img" / "world.svg").read_bytes()
    assert len(gzip.compress(svg[0].encode())) + len(gzip.compress(land)) < MOST_DRAWN
