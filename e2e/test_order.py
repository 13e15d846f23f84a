"""Names stand where the reader's own browser would put them: `Intl.Collator` of the page's language is the judge."""

import pytest
from babel import Locale
from playwright.sync_api import Page

from e2e.pages import CountriesPage, GlossaryPage, OrganisationsPage, ProjectsPage
from e2e.server import Site
from e2e.words import LOCALES, Words
from webapp.content import subjects
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


def test_countries_and_regions_are_in_order(plain_page: Page, words: Words) -> None:
    shown = CountriesPage.open(plain_page, words)
    assert len(shown.regions) == 4
    for names in (shown.regions, *shown.countries):
        assert names == as_in_browser(plain_page, names, words.locale)
    assert sum(map(len, shown.countries)) == 21


@pytest.mark.parametrize(("kind", "subject"), [(OrganisationsPage, "organisation"), (ProjectsPage, "project")])
def test_lists_are_in_order(
    plain_page: Page, words: Words, site: Site, kind: type[OrganisationsPage | ProjectsPage], subject: str
) -> None:
    names = kind.open(plain_page, words).names
    with reading(site.store) as session:
        expected = [str(link.full) for link in subjects.of_kind(session, words.locale, subject)]
    assert len(names) == len(expected)
    assert names == as_in_browser(plain_page, expected, words.locale)


def test_terms_are_in_order(plain_page: Page, words: Words) -> None:
    names = GlossaryPage.open(plain_page, words).terms
    assert len(names) > 20
    assert names == as_in_browser(plain_page, names, words.locale)
