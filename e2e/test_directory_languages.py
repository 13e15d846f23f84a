"""The same state of a list in every language, and by every way that leads to it."""

from itertools import permutations

import pytest
from playwright.sync_api import Page, Request

from e2e.browsing import Visitors
from e2e.listening import Ears
from e2e.pages import CountriesPage, DirectoryPage, OrganisationsPage, ProjectsPage
from e2e.server import Site
from e2e.wanted import Shown, Wanted, look_up
from e2e.words import LOCALES
from tests.proving import WHOLE

SAMPLES = [
    (OrganisationsPage, "en", {"chosen": {"kind": "national-confederation", "status": "former"}}),
    (OrganisationsPage, "fr", {"chosen": {"country": "none", "relation": "affiliated-to org:ituc"}, "sort": "kind"}),
    (CountriesPage, "es", {"chosen": {"region": "africa", "relation": "projects"}, "text": "m"}),
    (ProjectsPage, "nl", {"chosen": {"region": "asia", "country": "country:ID"}, "sort": "newest"}),
]


# There and back: two pairs come to each language and leave it.
@pytest.mark.prove
@pytest.mark.parametrize(("first", "second"), list(permutations(LOCALES, 2)) if WHOLE else [LOCALES[:2], LOCALES[2:]])
def test_another_language_shows_the_same_list_there_and_back(
    live_page: Page, grown_site: Site, first: str, second: str
) -> None:
    shown = OrganisationsPage.open(live_page, grown_site.words(first))
    ears = Ears(live_page)
    wanted = shown.look_up(chosen={"region": "latin-america", "status": "current"}, text="Dé", sort="country")
    shown.fill_in(wanted)
    with ears.update():
        shown.button.click()
    turned = look_up(shown.words, wanted.next)
    with ears.update():
        shown.page_link("Next page").click()
    there = expect_switch(shown, turned, grown_site, second)
    expect_switch(there, look_up(there.words, turned.wanted), grown_site, first)


def expect_switch(shown: DirectoryPage, state: Shown, site: Site, locale: str) -> DirectoryPage:
    """To another language with one request for a page; it begins with the same subject, and has as many in all."""
    loaded: list[Request] = []
    other = look_up(site.words(locale), state.wanted)
    assert other.first == state.first
    assert other.results.total == state.results.total
    shown.expect_state(state)

    def note(request: Request) -> None:
        if request.is_navigation_request():
            loaded.append(request)

    shown.page.on("request", note)
    switched = shown.switch_to(other.words)
    switched.expect_state(other)
    shown.page.remove_listener("request", note)
    assert [request.url.partition("//")[2].partition("/")[2] for request in loaded] == [other.address[1:]]
    return switched


@pytest.mark.parametrize(("kind", "locale", "wanted"), SAMPLES)
def test_every_way_leads_to_the_same_results(
    grown_visitors: Visitors, grown_site: Site, kind: type[DirectoryPage], locale: str, wanted: dict[str, object]
) -> None:
    words = grown_site.words(locale)
    texts = []
    for script in (True, False):
        with grown_visitors.shared(java_script_enabled=script) as page:
            shown = kind.open(page, words)
            state = shown.look_up(**wanted)
            assert state.results.total
            shown.fill_in(state)
            shown.button.click()
            shown.expect_state(state, **({} if script else {"address": state.submitted}))
            texts.append(shown.results.inner_text())
            page.goto(state.address)
            shown.expect_state(state)
            texts.append(shown.results.inner_text())
    assert len(set(texts)) == 1


def test_words_of_another_language_lead_to_those_of_the_page(live_page: Page, grown_site: Site) -> None:
    wanted = Wanted("page:organisations", {"region": "europe", "status": "former"}, sort="country")
    english, dutch = (look_up(grown_site.words(locale), wanted) for locale in ("en", "nl"))
    live_page.goto(f"{dutch.address.partition('?')[0]}?{english.address.partition('?')[2]}")
    OrganisationsPage(live_page, dutch.words).expect_state(dutch)
