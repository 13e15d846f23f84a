"""The page on cookies: the register as it is, the own choice, and nothing ticked that nobody has ticked."""

import pytest
from justhtml import Element

from tests.checking import Page, attribute, elements
from tests.conftest import LOCALES
from tests.views.consent.browser import CHOICE_FORM, Site
from webapp.consent.purposes import NECESSARY, OPTIONAL, PREFERENCES, STATISTICS
from webapp.consent.register import REGISTER
from webapp.i18n import babel, cldr
from webapp.i18n.cldr import Moment
from webapp.views import asking


def ticks(page: Page) -> list[str]:
    return [attribute(box, "value") for box in page.all("input[type=checkbox]") if "checked" in box.attrs]


def said(cell: Element) -> str:
    """What a cell says, without the head of its column, which is shown before it on small screens."""
    return cell.to_text().removeprefix(cell.query(".label")[0].to_text()).strip()


@pytest.mark.parametrize("locale", LOCALES)
def test_the_table_is_the_register(read_site: Site, locale: str) -> None:
    page = read_site.browser().page(f"/{locale}/cookies")
    rows = page.all("table.word-table tbody tr")
    assert [row.query("th code")[0].to_text(separator="") for row in rows] == [
        stored.sent(secure=True) for stored in REGISTER
    ]
    with read_site.app.app_context():
        catalogue = babel.catalogues()[locale]
    lasting = {}
    for row, stored in zip(rows, REGISTER, strict=True):
        purpose, lasts, holds = (said(cell) for cell in elements(row, "td"))
        for words in (stored.holds, stored.exempt):
            assert words is None or str(catalogue.text(words)) in holds
        name = "Necessary" if stored.purpose == NECESSARY else asking.NAMES[stored.purpose]
        assert purpose.endswith(str(catalogue.text(name)))
        lasting[stored.sent(secure=True)] = lasts
    assert "30" in lasting["__Host-samenspraak_visit"]
    assert "6" in lasting["__Host-samenspraak_choice"]
    assert "6" in lasting["__Host-samenspraak_remembered"]
    assert lasting["__Host-samenspraak_settings"].endswith(str(catalogue.text("Until you close the browser")))
    assert page.one("table.word-table caption").to_text()


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("signal", [None, "1"])
def test_nothing_is_ticked_before_a_choice_or_after_a_refusal(site: Site, signal: str | None, locale: str) -> None:
    browser = site.browser(signal=signal)
    page = browser.page(f"/{locale}/cookies")
    assert [box.attrs["value"] for box in page.all("input[type=checkbox]")] == list(OPTIONAL)
    assert ticks(page) == []
    browser.keep(path=f"/{locale}/cookies")
    assert ticks(browser.page(f"/{locale}/cookies")) == []


@pytest.mark.parametrize("ticked", [(PREFERENCES,), (STATISTICS,), OPTIONAL], ids=str)
@pytest.mark.parametrize("locale", LOCALES)
def test_the_own_choice_is_told_with_its_day_its_end_and_the_version(
    site: Site, ticked: tuple[str, ...], locale: str
) -> None:
    browser = site.browser()
    before = browser.page(f"/{locale}/cookies").all("main p.present")[0].to_text()
    page = browser.keep(*ticked, path=f"/{locale}/cookies")
    assert ticks(page) == list(ticked)
    said = page.all("main p.present")[0].to_text()
    assert said != before
    assert browser.choice
    for day in (Moment(2026, 5, 4), Moment(2026, 11, 4)):
        assert str(cldr.format_moment(day, locale)) in said
    assert browser.choice.split(".")[4] in said
    with site.app.app_context():
        catalogue = babel.catalogues()[locale]
    for purpose in OPTIONAL:
        assert (str(catalogue.text(asking.NAMES[purpose])) in said) == (purpose in ticked)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_refusal_is_told_too(site: Site, locale: str) -> None:
    browser = site.browser()
    before = browser.page(f"/{locale}/cookies").all("main p.present")[0].to_text()
    browser.choose("refuse", f"/{locale}")
    said = browser.page(f"/{locale}/cookies").all("main p.present")[0].to_text()
    assert said != before
    assert str(cldr.format_moment(Moment(2026, 5, 4), locale)) in said


@pytest.mark.parametrize("locale", LOCALES)
def test_nobody_else_keeps_the_page(site: Site, locale: str) -> None:
    yes = site.browser()
    yes.choose("accept")
    for browser in (site.browser(), site.browser(signal="1"), yes):
        response = browser.open(f"/{locale}/cookies")
        assert response.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("locale", LOCALES)
def test_the_versions_are_listed_with_the_newest_first(site: Site, locale: str) -> None:
    browser = site.browser()
    assert not browser.page(f"/{locale}/cookies").all("main a[href*='/texts/']")
    browser.choose("accept", f"/{locale}")
    site.clock.pass_by(days=2)
    browser.keep(STATISTICS, path=f"/{locale}/cookies")
    kinds = {str(row["hash"])[:8]: row["kind"] for row in site.rows("shown_texts")}
    page = browser.page(f"/{locale}/cookies")
    listed = [attribute(link, "href").rpartition("/")[2] for link in page.all("main ul a[href*='/texts/']")]
    assert [kinds[short] for short in listed] == ["form", "notice"]


def test_the_form_stands_before_the_register_and_has_a_name(read_site: Site) -> None:
    page = read_site.browser().page("/en/cookies")
    form = page.one(CHOICE_FORM)
    assert form.query("fieldset > legend")
    for box in elements(form, "input[type=checkbox]"):
        assert page.one(f"label[for={box.attrs['id']}]").to_text()
        assert page.one(f"#{box.attrs['aria-describedby']}").to_text()
    html = page.response.text
    assert html.index('class="choice-form"') < html.index('id="register-caption"')


@pytest.mark.parametrize("locale", LOCALES)
def test_the_choice_link_of_the_notice_leads_to_the_form(read_site: Site, locale: str) -> None:
    browser = read_site.browser()
    link = attribute(browser.page(f"/{locale}").one("#consent .answers a"), "href")
    path, _, place = link.partition("#")
    assert browser.page(path).one(f"#{place}")
