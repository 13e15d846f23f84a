"""What visitors come for, from the front door on, in every language, with JavaScript and without."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from e2e.browsing import Visitors
from e2e.keyboard import tab_to
from e2e.pages import (
    GlossaryPage,
    HomePage,
    NetworksPage,
    NotFoundPage,
    OrganisationPage,
    SiteMapPage,
    SitePage,
    SocialDialoguePage,
)
from e2e.server import Site
from e2e.words import LOCALES, Words
from tests.proving import WHOLE
from webapp.content import subjects, texts
from webapp.content.network.organisations import organisation
from webapp.store.db import reading

ALL = [(script, locale) for locale in LOCALES for script in (True, False)]
SAMPLE = [(place % 2 == 0, locale) for place, locale in enumerate(LOCALES)]
"""Each language, half of them with JavaScript and half without."""


def each_visitor(page: str) -> pytest.MarkDecorator:
    """In each language, with JavaScript and without; `page` is the fixture of the page that has it or not."""
    visits = ALL if WHOLE else SAMPLE
    names = [f"{'script' if script else 'no-script'}-{locale}" for script, locale in visits]
    return pytest.mark.parametrize((page, "words"), visits, ids=names, indirect=True)


SETTINGS = {"en": "en-GB", "nl": "nl-BE", "fr": "fr-CH", "es": "es-PE"}


@pytest.fixture
def guest(request: pytest.FixtureRequest, visitors: Visitors, words: Words) -> Iterator[Page]:
    """A page in the browser of someone who has set it to the language, as it is spoken in a country."""
    with visitors.new(locale=SETTINGS[words.locale], java_script_enabled=request.param) as fresh:
        yield fresh


@pytest.mark.in_turn(2)
@pytest.mark.prove
@each_visitor("guest")
def test_the_front_door_leads_to_the_visitors_language(guest: Page, words: Words) -> None:
    guest.goto("/")
    HomePage(guest, words)


@pytest.mark.in_turn(2)
@pytest.mark.prove
@each_visitor("page")
def test_the_skip_link_leads_into_the_content(page: Page, words: Words) -> None:
    HomePage.open(page, words).skip()


@pytest.mark.in_turn(2)
@pytest.mark.prove
@each_visitor("page")
def test_networks_are_reached_by_keyboard_alone(page: Page, words: Words) -> None:
    HomePage.open(page, words).to_networks_by_keyboard()


@pytest.mark.prove
@pytest.mark.in_turn(1)
def test_focus_is_seen_at_every_stop_of_a_page(plain_page: Page, words: Words) -> None:
    NetworksPage.open(plain_page, words)
    tab_to(plain_page, plain_page.get_by_role("contentinfo").get_by_role("link").last)


@pytest.mark.in_turn(2)
@pytest.mark.prove
@each_visitor("page")
def test_figures_are_found_and_stay_there_in_another_language(page: Page, words: Words, site: Site) -> None:
    ituc = NetworksPage.open(page, words).to_organisation("org:ituc")
    expect_figures(ituc, site)
    other = LOCALES[LOCALES.index(words.locale) - 1]
    translated = ituc.switch_to(site.words(other))
    expect_figures(translated, site)
    translated.switch_to(words).home(HomePage)


def expect_figures(shown: OrganisationPage, site: Site) -> None:
    with reading(site.store) as session:
        address = subjects.find(session, shown.path, LOCALES)
        assert address
        place = subjects.place(session, address, [])
        body = texts.body(session, shown.ref, place.locale)
        figures = organisation(session, place, LOCALES, body, found=[]).figures
    assert figures
    expect(shown.figures).to_be_visible()
    expect(shown.figures.get_by_role("columnheader")).to_have_count(3)
    expect(shown.figures.get_by_role("rowheader")).to_have_count(len(figures))
    for row in shown.figures.get_by_role("row").all()[1:]:
        source = row.get_by_role("link").first.get_attribute("href") or ""
        assert source.startswith("#source-")
        expect(shown.page.locator(source)).to_have_count(1)


@pytest.mark.in_turn(2)
@pytest.mark.prove
@each_visitor("page")
def test_a_word_of_social_dialogue_leads_to_its_meaning(page: Page, words: Words) -> None:
    text = HomePage.open(page, words).follow_to(SocialDialoguePage)
    glossary = text.to_term("term:tripartite")
    term = glossary.term("term:tripartite")
    expect(term).to_be_in_viewport()
    anchor = words.path("term:tripartite").partition("#")[2]
    expect(term).to_have_attribute("id", anchor)
    assert page.url.endswith(f"#{anchor}")


@pytest.mark.prove
@pytest.mark.in_turn(1)
def test_the_menus_lead_where_they_say(plain_page: Page, words: Words) -> None:
    home = HomePage.open(plain_page, words)
    for ref in ("page:our-work", "page:programme-areas", "page:about"):
        shown = home.by_main_menu(SitePage, ref)
        current = shown.navigation("Main menu").locator("[aria-current=page]")
        expect(current).to_have_text(shown.name)
        home = shown.home(HomePage)
    home.by_main_menu(GlossaryPage).by_footer(SitePage, "page:sources")


@pytest.mark.in_turn(2)
@pytest.mark.prove
@each_visitor("page")
def test_the_site_map_lists_every_page_and_leads_there(page: Page, words: Words, site: Site) -> None:
    site_map = HomePage.open(page, words).by_footer(SiteMapPage)
    with reading(site.store) as session:
        names = [
            str(link.full)
            for kind in ("page", "organisation", "country", "project")
            for link in subjects.of_kind(session, words.locale, kind)
        ]
    assert sorted(site_map.names) == sorted(names)
    site_map.to_country("country:BJ")


@pytest.mark.in_turn(2)
@pytest.mark.prove
@each_visitor("page")
def test_a_wrong_address_is_answered_in_its_language(page: Page, words: Words) -> None:
    wrong = NotFoundPage.open(page, words)
    wrong.by_footer(SiteMapPage)


@pytest.mark.prove
@pytest.mark.in_turn(1)
def test_reading_leaves_nothing_on_the_device(new_page: Page, words: Words) -> None:
    new_page.goto("/")
    HomePage.open(new_page, words).by_main_menu(GlossaryPage)
    state = new_page.context.storage_state(indexed_db=True)
    assert state == {"cookies": [], "origins": []}
