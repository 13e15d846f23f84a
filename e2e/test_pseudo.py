"""With longer texts, and from right to left, each template has room for its words and axe finds nothing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from e2e.browsing import DESKTOP, PHONE, Visitors
from e2e.checks.conditions import SPACING
from e2e.judging import Axe, expect_apart, expect_mirrored, expect_to_fit
from e2e.server import Site, serving
from e2e.words import ADDRESSES, LOCALES
from tests.proving import WHOLE
from webapp.content.translating import pseudo
from webapp.i18n.locales import ACCENTED, RIGHT_TO_LEFT
from webapp.store.db import writing

PSEUDO = (ACCENTED, RIGHT_TO_LEFT)
ALL = (*LOCALES, *PSEUDO)
FEW = ("home", "networks", "organisations", "organisation", "error")

each_pseudo_locale = pytest.mark.parametrize("locale", PSEUDO)


@pytest.fixture(scope="module")
def pseudo_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site in both pseudo-locales besides its languages."""
    with serving(tmp_path_factory.mktemp("pseudo"), LOCALES=" ".join(ALL)) as served:
        for locale in PSEUDO:
            with writing(served.store) as session:
                pseudo.fill(session, locale, ALL)
        yield served


@pytest.fixture(scope="module")
def pseudo_visitors(browser: Browser, pseudo_site: Site) -> Visitors:
    return Visitors(browser, pseudo_site.origin)


@pytest.fixture
def pseudo_page(pseudo_visitors: Visitors) -> Iterator[Page]:
    """A page into which a test may put scripts and styles of its own."""
    with pseudo_visitors.shared(bypass_csp=True) as shared:
        yield shared


def go_to(page: Page, site: Site, locale: str, template: str) -> None:
    page.goto(site.words(locale).path(ADDRESSES[template]))
    html = page.locator("html")
    assert html.get_attribute("lang") == locale
    assert html.get_attribute("dir") == ("rtl" if locale == RIGHT_TO_LEFT else "ltr")


# The words are as long in both.
@pytest.mark.prove
@pytest.mark.parametrize(
    ("locale", "template"),
    [(locale, name) for locale in PSEUDO for name in (ADDRESSES if WHOLE or locale != RIGHT_TO_LEFT else FEW)],
)
def test_longer_words_fit_a_small_screen(pseudo_page: Page, pseudo_site: Site, locale: str, template: str) -> None:
    go_to(pseudo_page, pseudo_site, locale, template)
    for size in (DESKTOP, PHONE) if WHOLE else (PHONE,):
        pseudo_page.set_viewport_size(size)
        expect_to_fit(pseudo_page)
        expect_apart(pseudo_page)
        if locale == RIGHT_TO_LEFT:
            expect_mirrored(pseudo_page)
    pseudo_page.add_style_tag(content=SPACING)
    expect_to_fit(pseudo_page)
    expect_apart(pseudo_page)


@each_pseudo_locale
@pytest.mark.parametrize("template", ADDRESSES if WHOLE else FEW[2:3])
@pytest.mark.prove
def test_axe_finds_nothing_in_a_pseudo_locale(
    pseudo_page: Page, pseudo_site: Site, locale: str, axe: Axe, template: str
) -> None:
    go_to(pseudo_page, pseudo_site, locale, template)
    axe.judge(pseudo_page)
