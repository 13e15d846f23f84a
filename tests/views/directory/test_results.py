"""Whatever is asked for, page and fragment show what the oracle finds: those entries, in that order, on those pages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checking import Page, elements
from tests.views.directory.asking import asking
from tests.views.directory.site import FIRST, NEXT, PREVIOUS, SITE, Asked, Site, total
from webapp.content.directory.entries import PAGE
from webapp.i18n.cldr import format_number

ASKED = settings(max_examples=settings().max_examples // 3)
WALKED = settings(max_examples=settings().max_examples // 10)
PAST = {
    "organisations": "All of these are former organisations.",
    "projects": "All of these projects have ended.",
    "countries": "(never)",
}


@pytest.mark.parametrize("size", ["real", "grown"])
@ASKED
@given(data=st.data())
def test_page_and_fragment_show_what_is_asked_for(sites: dict[str, Site], size: str, data: st.DataObject) -> None:
    site = sites[size]
    asked = data.draw(asking(site))
    address = site.address(asked)
    for page in (site.page(address), site.fragment(address)):
        check(site, asked, page)
    assert page.response.headers["HX-Push-Url"] == address


@pytest.mark.parametrize("size", ["real", "grown"])
@WALKED
@given(data=st.data())
def test_page_by_page_every_match_is_met_once(sites: dict[str, Site], size: str, data: st.DataObject) -> None:
    site = sites[size]
    asked = data.draw(asking(site, paged=False))
    matches = site.matches(asked)
    assert site.walk(site.address(asked), NEXT) == matches
    if matches:
        start = data.draw(st.sampled_from(matches))
        before = site.walk(site.address(asked.at(start)), PREVIOUS)
        # The first page is whole, and so may have entries of the second.
        assert list(dict.fromkeys(before)) == matches[: max(PAGE, matches.index(start) + PAGE)]


def check(site: Site, asked: Asked, page: Page) -> None:
    """What a page or fragment must show of a state."""
    matches = site.matches(asked)
    place = matches.index(asked.start) if asked.start else 0
    shown = matches[place : place + PAGE]
    assert site.listed(page) == shown
    assert total(page) == len(matches)
    assert format_number(len(matches), asked.locale) in page.one("#results-heading").to_text()
    check_pages(site, asked, page, matches, place)
    former = bool(shown) and all(site.oracle.former(asked.listed, ref) for ref in matches)
    told = site.say(asked.locale, PAST[asked.listed]) in page.one("#results").to_text()
    assert told == (former and len(matches) > 1 and "status" not in asked.chosen)
    assert page.one("link[rel=canonical]").attrs["href"] == SITE + site.address(asked)
    if not matches:
        check_looser(site, asked, page)


def check_pages(site: Site, asked: Asked, page: Page, matches: list[str], place: int) -> None:
    """The links to other pages: the first page has one address only, which names no first entry."""
    expected = {}
    if place:
        expected[PREVIOUS] = asked.at(matches[place - PAGE] if place > PAGE else None)
    if place > PAGE:
        expected[FIRST] = asked.at(None)
    if place + PAGE < len(matches):
        expected[NEXT] = asked.at(matches[place + PAGE])
    found = {words: site.turn(page, words) for words in (FIRST, PREVIOUS, NEXT)}
    assert found == {words: site.address(expected[words]) if words in expected else None for words in found}
    for link in page.all("#results .paging a"):
        assert link.attrs["href"] == f"{link.attrs['data-hx-get']}#results-heading"
    if matches:
        assert page.one("#results .entry-list").attrs["start"] == str(place + 1)


def check_looser(site: Site, asked: Asked, page: Page) -> None:
    """Where nothing is found: what can be left out, with how many that finds."""
    expected = {}
    for name in [*asked.chosen, *(["q"] if asked.text else [])]:
        chosen = {key: value for key, value in asked.chosen.items() if key != name}
        other = Asked(asked.listed, asked.locale, chosen, "" if name == "q" else asked.text, asked.sort)
        if site.matches(other):
            expected[f"{site.address(other)}#results-heading"] = len(site.matches(other))
    found = {
        elements(item, "a")[0].attrs["href"]: int("".join(filter(str.isdigit, item.query(".meta")[0].to_text())))
        for item in page.all("#results .looser > li")
    }
    assert found == expected
    if asked.chosen or asked.text:
        whole = page.one("#results .chosen a").attrs["href"]
        assert whole == f"{site.path(asked.listed, asked.locale)}#results-heading"
