"""One address, two shapes: a whole page, or a fragment for htmx, and no cache ever mixes them up."""

import re
from collections.abc import Collection, Iterable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from tests.checking import Page, attribute, check_ids, elements
from tests.conftest import LOCALES
from tests.views.directory.site import LISTED, PARTIAL, SITE, Asked, Site

WHOLE = [
    {},
    {"HX-Request-Type": "partial"},
    {"HX-Request": "true"},
    {"HX-Request": "true", "HX-Request-Type": "full"},
    {"HX-Request": "true", "HX-Request-Type": "full", "HX-Boosted": "true"},
    {**PARTIAL, "HX-Boosted": "true"},
    {**PARTIAL, "HX-History-Restore-Request": "true"},
    {"HX-Request": "true", "HX-Request-Type": "full", "HX-History-Restore-Request": "true"},
    {"HX-Request": "false", "HX-Request-Type": "partial"},
]
"""Headers of requests for a whole page."""
VARY = {"HX-Request", "HX-Request-Type"}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("listed", LISTED)
def test_a_fragment_is_a_document_that_brings_what_changes(grown: Site, listed: str, locale: str) -> None:
    for asked in states(grown, listed, locale):
        page, fragment = grown.page(grown.address(asked)), grown.fragment(grown.address(asked))
        assert fragment.response.text.lstrip().startswith("<!doctype html>")
        assert fragment.response.mimetype == "text/html"
        assert fragment.one("html").attrs["lang"] == locale == fragment.response.headers["Content-Language"]
        assert fragment.one("head > title").to_text() == page.one("head > title").to_text()
        assert fragment.one("#results").to_html() == page.one("#results").to_html()
        assert fragment.one("#site-languages").attrs["data-hx-swap-oob"] == "innerHTML"
        assert fragment.one("#site-status").attrs["data-hx-swap-oob"] == "innerHTML"
        assert hrefs(fragment, "#site-languages a") == hrefs(page, "#site-languages a")
        for selector in ("link[rel=canonical]", "link[rel=alternate]"):
            assert hrefs(fragment, selector) == hrefs(page, selector)
        assert fragment.one("#site-status").to_text().strip()
        assert not page.one("#site-status").to_text().strip()
        assert not fragment.all("header, footer, main, nav.site-nav, script, form, h1")
        check_ids_of_fragment(fragment)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("listed", LISTED)
def test_the_browser_is_told_the_right_address(grown: Site, listed: str, locale: str) -> None:
    for asked in states(grown, listed, locale):
        pairs = [*grown.pairs(asked)[::-1], ("region", ""), ("unknown", "x"), ("sort", "")]
        written = f"{grown.path(listed, locale)}?" + "&".join(f"{name}={quoted(value)}" for name, value in pairs)
        pushed = grown.fragment(written).response.headers["HX-Push-Url"]
        assert pushed.isascii()
        assert pushed == grown.address(asked)
        assert "HX-Push-Url" not in grown.client.raw(written).headers


def test_a_text_that_is_not_ascii_is_pushed_as_ascii(real: Site) -> None:
    for text in ("œuvre", "l’égalité", "工会", "A&B=C#D?"):
        asked = Asked("organisations", "fr", {}, text)
        assert real.fragment(real.address(asked)).response.headers["HX-Push-Url"] == real.address(asked)


@pytest.mark.parametrize("headers", WHOLE, ids=str)
def test_a_whole_page_is_given_to_all_others(real: Site, headers: dict[str, str]) -> None:
    page = real.client.get(real.path("organisations", "en"), headers=headers)
    assert page.all("#directory form")
    assert "HX-Push-Url" not in page.response.headers


@pytest.mark.parametrize("headers", [PARTIAL, *WHOLE], ids=str)
@pytest.mark.parametrize("listed", LISTED)
def test_every_shape_and_the_redirect_say_what_they_depend_on(real: Site, listed: str, headers: dict[str, str]) -> None:
    own = real.client.raw(real.path(listed, "fr"), headers=headers)
    foreign = f"{real.path(listed, 'fr')}?sort={real.word(listed, 'sort', 'name', 'en')}"
    for response in (own, real.client.raw(foreign, headers=headers)):
        assert set(response.vary) >= VARY
        assert response.headers["Cache-Control"] == "no-cache"


class SharedCache:
    """Keeps all it is given, and chooses among the answers to an address by their `Vary` (RFC 9111, 4.1)."""

    def __init__(self, site: Site, *, blind_to: Collection[str] = ()) -> None:
        self._site = site
        self._blind_to = blind_to
        self._kept: dict[str, list[tuple[dict[str, str | None], TestResponse]]] = {}

    def get(self, address: str, headers: Mapping[str, str]) -> TestResponse:
        for selecting, response in reversed(self._kept.setdefault(address, [])):
            if all(headers.get(name) == value for name, value in selecting.items()):
                return response
        response = self._site.client.raw(address, headers=dict(headers))
        names = [name for name in response.vary if name not in self._blind_to]
        self._kept[address].append(({name: headers.get(name) for name in names}, response))
        return response


def is_fragment(response: TestResponse) -> bool:
    return response.status_code == 200 and 'class="site-header"' not in response.text


def mixed_up(cache: SharedCache, requests: Iterable[tuple[str, Mapping[str, str]]]) -> bool:
    """Whether anybody is given another shape than was asked for."""
    return any(is_fragment(cache.get(address, headers)) != (headers == PARTIAL) for address, headers in requests)


ADDRESSES = st.tuples(st.sampled_from(sorted(LISTED)), st.sampled_from(LOCALES), st.sampled_from(("", "?q=a", "?q=1")))
REQUESTS = st.lists(st.tuples(ADDRESSES, st.sampled_from([PARTIAL, PARTIAL, *WHOLE])), min_size=2, max_size=12)


@settings(max_examples=settings().max_examples // 4)
@given(wanted=REQUESTS)
def test_no_cache_gives_a_fragment_for_a_page(
    real: Site, wanted: list[tuple[tuple[str, str, str], dict[str, str]]]
) -> None:
    # Few addresses in each sequence, so that they meet in the cache.
    requests = [(real.path(listed, locale) + query, headers) for (listed, locale, query), headers in wanted]
    requests += [(requests[0][0], headers) for _, headers in requests]
    assert not mixed_up(SharedCache(real), requests)


def test_the_cache_would_mix_them_up_without_vary(real: Site) -> None:
    path = real.path("organisations", "en")
    assert not mixed_up(SharedCache(real), [(path, PARTIAL), (path, {})])
    assert mixed_up(SharedCache(real, blind_to=VARY), [(path, PARTIAL), (path, {})])
    full = {"HX-Request": "true", "HX-Request-Type": "full"}
    assert mixed_up(SharedCache(real, blind_to={"HX-Request-Type"}), [(path, PARTIAL), (path, full)])


def states(site: Site, listed: str, locale: str) -> list[Asked]:
    """The whole list, one that is filtered, ordered and begins later, and one without results."""
    relation = site.fields(listed, locale)["relation"].choices[0].key
    sort = list(LISTED[listed].orders)[1]
    some = Asked(listed, locale, {"relation": relation}, "", sort)
    return [
        Asked(listed, locale, {}),
        some.at(site.matches(some)[-1]),
        Asked(listed, locale, {"relation": relation}, "Œuvre & co", sort),
    ]


def hrefs(page: Page, selector: str) -> list[str]:
    return [attribute(element, "href") for element in page.all(selector)]


def quoted(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9-]", lambda match: "".join(f"%{byte:02x}" for byte in match[0].encode()), text)


def check_ids_of_fragment(fragment: Page) -> None:
    """Ids are there once; links to the form are for the page that the fragment goes into."""
    results = fragment.one("#results")
    check_ids([results, *elements(results, "*")])
    assert attribute(fragment.one("link[rel=canonical]"), "href").startswith(SITE)
