"""For machines: the site map names every page with its languages, robots are welcome."""

from xml.etree import ElementTree

from tests.checking import CheckingClient
from tests.conftest import LOCALES

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def test_the_site_map_has_every_page_with_its_alternates(
    client: CheckingClient, addresses: list[dict[str, str]]
) -> None:
    response = client.raw("/sitemap.xml")
    assert response.mimetype == "application/xml"
    found = {}
    for url in ElementTree.fromstring(response.text).findall("s:url", NAMES):
        links = {link.attrib["hreflang"]: link.attrib["href"] for link in url.findall("x:link", NAMES)}
        found[url.findtext("s:loc", namespaces=NAMES)] = links
    assert set(found) == {f"https://site.test{path}" for paths in addresses for path in paths.values()}
    for location, links in found.items():
        assert set(links) == {*LOCALES, "x-default"}
        assert location in links.values()
        assert all(found[links[locale]] == links for locale in LOCALES)


def test_robots_are_told_where_the_site_map_is(client: CheckingClient) -> None:
    assert "Sitemap: https://site.test/sitemap.xml" in client.raw("/robots.txt").text
