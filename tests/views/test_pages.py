"""Every page in every language: it is whole, says where it stands, and leads nowhere that is not there."""

from urllib.parse import urldefrag, urlsplit

import pytest
from justhtml import Element

from tests.checking import CheckingClient, Page, attribute
from tests.conftest import LOCALES
from webapp.i18n.collation import sort_key


@pytest.fixture(scope="module")
def pages(client: CheckingClient, addresses: list[dict[str, str]]) -> dict[str, Page]:
    """All pages of the site, by path."""
    return {path: client.get(path) for paths in addresses for path in paths.values()}


def test_there_are_as_many_pages_in_each_language(addresses: list[dict[str, str]]) -> None:
    assert len(addresses) == 18 + 25 + 21 + 8
    assert all(list(paths) == list(LOCALES) for paths in addresses)


def test_titles_are_unique_in_each_language(pages: dict[str, Page]) -> None:
    for locale in LOCALES:
        titles = [page.one("head > title").to_text() for path, page in pages.items() if path.split("/")[1] == locale]
        assert len(titles) == len(set(titles))


def test_canonical_is_the_page_itself(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        assert page.one("link[rel=canonical]").attrs["href"] == f"https://site.test{path}"


def test_hreflang_is_complete_and_reciprocal(pages: dict[str, Page]) -> None:
    sets = {path: _alternates(page) for path, page in pages.items()}
    for path, alternates in sets.items():
        assert set(alternates) == {*LOCALES, "x-default"}
        assert alternates[path.split("/")[1]] == path
        for locale in LOCALES:
            assert sets[alternates[locale]] == alternates


def test_x_default_is_the_front_door_for_home_pages_and_english_for_the_rest(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        alternates = _alternates(page)
        home = path.count("/") == 1
        assert alternates["x-default"] == ("/" if home else alternates["en"])


def test_the_switch_leads_to_the_same_page_in_each_language(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        links = page.all(".language-switch a")
        assert [link.attrs["lang"] for link in links] == list(LOCALES)
        assert {link.attrs["hreflang"]: link.attrs["href"] for link in links} == {
            locale: address for locale, address in _alternates(page).items() if locale != "x-default"
        }
        current = [link.attrs["href"] for link in links if link.attrs.get("aria-current") == "true"]
        assert current == [path]


def test_no_link_or_anchor_is_broken(client: CheckingClient, pages: dict[str, Page]) -> None:
    ids = {path: _ids(page) for path, page in pages.items()}
    for path, page in pages.items():
        for link in page.all("a"):
            target, anchor = urldefrag(attribute(link, "href"))
            # The form for problems is the same page, whichever page it knows that one comes from.
            target = target.partition("?page=")[0]
            if urlsplit(target).scheme:
                continue
            if (target or path) not in ids:
                # A list in another state, or a file.
                assert urlsplit(target).path.removesuffix(".csv").removesuffix(".json") in pages, f"{path}: {target}"
                ids[target] = _ids(client.get(target)) if "type" not in link.attrs else _no_ids(client, link)
            assert not anchor or anchor in ids[target or path], f"{path} links to {link.attrs['href']}"


def _ids(page: Page) -> set[str]:
    return {attribute(element, "id") for element in page.all("[id]")}


def _no_ids(client: CheckingClient, link: Element) -> set[str]:
    """A file has no anchors, but it is there, and is what the link says."""
    response = client.raw(attribute(link, "href"))
    assert (response.status_code, response.mimetype) == (200, link.attrs["type"])
    return set()


def test_links_with_the_same_words_lead_to_the_same_place(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        places: dict[str, set[str]] = {}
        for link in page.all("main a"):
            places.setdefault(link.to_text().strip(), set()).add(attribute(link, "href"))
        for words, hrefs in places.items():
            assert len({href.lstrip("#") for href in hrefs}) == 1, f"{path}: “{words}” leads to {hrefs}"


def test_nothing_is_fetched_from_elsewhere(pages: dict[str, Page]) -> None:
    for page in pages.values():
        for element in page.all("link[rel=stylesheet], link[rel=icon], script, img"):
            assert attribute(element, "href" if element.attrs.get("href") else "src").startswith("/static/")


def test_every_description_says_something(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        assert 20 <= len(attribute(page.one("meta[name=description]"), "content")) <= 400, path


def test_no_text_is_left_in_english_on_pages_in_other_languages(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        assert not page.all(".notice:not([hidden])"), path


def _alternates(page: Page) -> dict[str, str]:
    links = page.all("link[rel=alternate][hreflang]")
    return {attribute(link, "hreflang"): attribute(link, "href").removeprefix("https://site.test") for link in links}


def test_lists_are_in_the_order_of_the_language(pages: dict[str, Page]) -> None:
    for path in ("/en/site-map", "/nl/sitemap", "/fr/plan-du-site", "/es/mapa-del-sitio"):
        locale = path.split("/")[1]
        for branch in pages[path].all(".site-map ul ul ul ul ul"):
            names = [link.to_text() for link in branch.query("li > a")]
            assert len(names) >= 8
            assert names == sorted(names, key=lambda name: sort_key(name, locale)), path
    for path, page in pages.items():
        # Menus are in the order of the subject; lists are in that of the language.
        menus = page.all("nav .link-list")
        for listed in page.all(".entry-list, .link-list"):
            if listed in menus:
                continue
            names = [link.to_text() for link in listed.query("li > a:not(.source-link)")]
            assert names == sorted(names, key=lambda name: sort_key(name, path.split("/")[1])), path
