"""Names stand where the reader's own browser would put them: `Intl.Collator` of the page's language is the judge."""

from itertools import groupby

import pytest
from babel import Locale
from playwright.sync_api import Page

from e2e.listening import Ears
from e2e.pages import CountriesPage, DirectoryPage, GlossaryPage, NetworksPage, OrganisationsPage, ProjectsPage
from e2e.server import Site
from e2e.test_directory import EACH, each_list
from e2e.words import LOCALES, Words
from webapp.content import subjects
from webapp.content.directory.lists import WITHOUT_COUNTRY
from webapp.i18n.collation import sort_key
from webapp.store.db import reading

HARD = """
    Zambie Égypte Équateur Espagne Ñuñoa Nuuk Nzérékoré Côte_d’Ivoire Côte_d'Ivoire Cuba Corée œuvre Œuvre ordre oeuvre
    IJsland Ijsland Iran Åland Aland Österreich Oost-Timor El_Salvador ÉGYPTE égypte egypte cote coté côte côté São_Tomé
    Saint-Marin Saint_Marin SaintMarin Curaçao curacao Réunion WO=MEN CNV CNV_Jongeren cnv CNV-Jongeren llama luz lluvia
    chocolate cuna ñandú nube nzo oca Thaïlande São straße strasse 2_unions 10_unions «guillemets» Łódź
"""


def as_in_browser(page: Page, names: list[str], locale: str) -> list[str]:
    """The names in the order of the browser, which keeps the given order of names that it holds to be equal."""
    script = "([names, locale]) => [...names].sort(new Intl.Collator(locale).compare)"
    ordered: list[str] = page.evaluate(script, [names, locale])
    return ordered


@pytest.mark.parametrize("locale", LOCALES)
def test_the_browser_knows_the_language(plain_page: Page, locale: str) -> None:
    assert plain_page.evaluate("locale => Intl.Collator.supportedLocalesOf([locale])", locale) == [locale]


@pytest.mark.parametrize("locale", LOCALES)
def test_hard_names_and_all_territories_are_in_order(plain_page: Page, locale: str) -> None:
    names = sorted({*(name.replace("_", " ") for name in HARD.split()), *Locale.parse(locale).territories.values()})
    assert sorted(names, key=lambda name: sort_key(name, locale)) == as_in_browser(plain_page, names, locale)


@pytest.mark.prove
@pytest.mark.in_turn(2)
def test_regions_and_their_countries_are_in_order(plain_page: Page, words: Words) -> None:
    networks = NetworksPage.open(plain_page, words)
    assert networks.regions
    for names in (networks.regions, *networks.countries):
        assert names == as_in_browser(plain_page, names, words.locale)
    listed = CountriesPage.open(plain_page, words)
    offered = listed.options("region")[1:]
    assert len(offered) == 4
    assert offered == as_in_browser(plain_page, offered, words.locale)
    wanted = listed.look_up(sort="region")
    listed.fill_in(wanted)
    listed.button.click()
    listed.expect_state(wanted)
    regions = {str(country.link.name): str(country.region) for country in wanted.results.entries}
    groups = [list(names) for _, names in groupby(listed.names, key=lambda name: regions[name])]
    assert [regions[names[0]] for names in groups] == offered
    for names in groups:
        assert names == as_in_browser(plain_page, names, words.locale)


@pytest.mark.prove
@pytest.mark.in_turn(2)
@pytest.mark.parametrize(
    ("kind", "subject"),
    [(OrganisationsPage, "organisation"), (CountriesPage, "country"), (ProjectsPage, "project")],
)
def test_lists_are_in_order(
    plain_page: Page, words: Words, site: Site, kind: type[DirectoryPage], subject: str
) -> None:
    shown = kind.open(plain_page, words)
    names = shown.names
    while (link := shown.page_link("Next page")).count():
        with Ears(plain_page).update():
            link.click()
        names += shown.names
    with reading(site.store) as session:
        expected = [str(link.full) for link in subjects.of_kind(session, words.locale, subject)]
    assert len(names) == len(expected)
    assert names == as_in_browser(plain_page, expected, words.locale)
    for name in ("region", "country", "kind"):
        if shown.field(name).count():
            offered = [label for label in shown.options(name)[1:] if label != words.say(WITHOUT_COUNTRY.label)]
            assert offered == as_in_browser(plain_page, offered, words.locale)


@pytest.mark.prove
@each_list
def test_long_lists_are_in_order(live_page: Page, grown_words: Words, name: str) -> None:
    shown = EACH[name].open(live_page, grown_words)
    answer = live_page.request.get(shown.downloads.last.get_attribute("href") or "")
    names = [entry["name"] for entry in answer.json()["entries"]]
    assert len(names) == shown.look_up().results.total
    assert names == as_in_browser(live_page, names, grown_words.locale)


def test_terms_are_in_order(plain_page: Page, words: Words) -> None:
    names = GlossaryPage.open(plain_page, words).terms
    assert len(names) > 20
    assert names == as_in_browser(plain_page, names, words.locale)
