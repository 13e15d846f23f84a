"""The map of partner countries: by keyboard, in words, and together with the list beside it."""

from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from e2e.browsing import DESKTOP, PHONE, Visitors
from e2e.judging import expect_to_fit
from e2e.keyboard import tab_to
from e2e.listening import FOCUSED, Ears
from e2e.pages import CountriesPage
from e2e.server import Site
from webapp.i18n.cldr import REGIONS, region_name

SAID = {
    "en": """
- navigation "Parts of the map":
  - list:
    - listitem:
      - link "All regions"
    - listitem:
      - link "Africa"
    - listitem:
      - link "Asia"
    - listitem:
      - link "Europe"
    - listitem:
      - link "Latin America"
- group "On the map":
  - 'link "Netherlands: where the lines begin"'
  - link "United Kingdom"
""",
    "fr": """
- navigation "Parties de la carte":
  - list:
    - listitem:
      - link "Toutes les régions"
    - listitem:
      - link "Afrique"
    - listitem:
      - link "Amérique latine"
    - listitem:
      - link "Asie"
    - listitem:
      - link "Europe"
- group "Sur la carte":
  - 'link "Pays-Bas\u00a0: point de départ des lignes"'
  - link "Royaume-Uni"
""",
}


@pytest.mark.parametrize("locale", SAID)
def test_it_reads_as_names(plain_page: Page, site: Site, locale: str) -> None:
    plain_page.goto(f"{site.words(locale).path('page:countries')}?region=europe")
    expect(plain_page.locator("#map-frame")).to_match_aria_snapshot(SAID[locale])


def test_choosing_a_region_changes_map_list_form_and_address(new_page: Page, site: Site) -> None:
    words = site.words("nl")
    shown = CountriesPage.open(new_page, words)
    ears = Ears(new_page)
    shown.text.fill("half ty")
    new_page.locator("#filter-sort").select_option(index=1)
    region = new_page.get_by_role("link", name=region_name("asia", "nl"), exact=True)
    region.focus()
    with ears.update() as said:
        new_page.keyboard.press("Enter")
    assert said == ["6 landen."]
    assert new_page.evaluate(FOCUSED) == "map-asia"
    expect(region).to_have_attribute("aria-current", "true")
    expect(new_page).to_have_url(f"{site.origin}{shown.path}?region=azie")
    expect(shown.count).to_have_text("6 landen")
    expect(new_page.locator("svg.world a")).to_have_count(6)
    expect(shown.field("region")).to_have_value("azie")
    expect(shown.text).to_have_value("half ty")
    expect(new_page).to_have_title("Landen, Azië – Samenspraak")
    with ears.update():
        new_page.get_by_role("link", name=words.say("Show as a table")).click()
    expect(new_page.get_by_role("table")).to_have_count(1)
    expect(new_page.locator("#results-heading")).to_be_focused()
    expect(shown.field("view")).to_have_value("tabel")
    new_page.go_back()
    expect(shown.count).to_have_text("6 landen")
    expect(new_page.get_by_role("table")).to_have_count(0)


def test_without_a_script_its_links_do_the_same(visitors: Visitors, site: Site) -> None:
    with visitors.shared(java_script_enabled=False) as page:
        shown = CountriesPage.open(page, site.words("es"))
        page.get_by_role("link", name=region_name("africa", "es"), exact=True).click()
        expect(shown.count).to_have_text("8 países")
        page.locator("svg.world a").first.click()
        expect(page).to_have_url(f"{site.origin}{site.words('es').path('country:BJ')}")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_country_is_reached_and_named_by_keyboard(plain_page: Page, site: Site, size: dict[str, int]) -> None:
    plain_page.set_viewport_size(size)  # type: ignore[arg-type]
    words = site.words("en")
    plain_page.goto(f"{words.path('page:countries')}?region=africa")
    links = plain_page.locator("svg.world a")
    expect(links).to_have_count(8)
    for place in range(8):
        tab_to(plain_page, links.nth(place))
        name = links.nth(place).locator("text")
        expect(name).to_be_visible()
        within(name, plain_page.locator("svg.world"))


@pytest.mark.parametrize("page", ["page:countries", "country:BJ"])
def test_a_name_that_appears_goes_away_with_escape(plain_page: Page, site: Site, page: str) -> None:
    """It stays while its country is pointed at or has the focus, and comes back with the next look (WCAG 1.4.13)."""
    plain_page.set_viewport_size(PHONE)
    plain_page.goto(site.words("en").path(page))
    country = plain_page.locator("svg.world a").nth(1)
    name = country.locator("text")
    expect(name).to_be_hidden()
    country.locator("circle").hover()
    expect(name).to_be_visible()
    plain_page.keyboard.press("Escape")
    expect(name).to_be_hidden()
    plain_page.mouse.move(0, 0)
    country.focus()
    plain_page.keyboard.press("Tab")
    plain_page.keyboard.press("Shift+Tab")
    expect(name).to_be_visible()
    plain_page.keyboard.press("a")
    expect(name).to_be_visible()
    plain_page.keyboard.press("Escape")
    expect(name).to_be_hidden()
    plain_page.keyboard.press("Tab")
    plain_page.keyboard.press("Shift+Tab")
    expect(name).to_be_visible()


@pytest.mark.parametrize("region", REGIONS)
def test_what_is_chosen_lies_within_the_frame_on_a_phone(plain_page: Page, site: Site, region: str) -> None:
    plain_page.set_viewport_size(PHONE)
    plain_page.goto(
        f"{site.words('en').path('page:countries')}?region={region_name(region, 'en').replace(' ', '-').lower()}"
    )
    for circle in plain_page.locator("svg.world circle").all():
        within(circle, plain_page.locator("svg.world"))
    expect_to_fit(plain_page)


def test_after_a_failure_the_form_follows_the_second_try(failing_page: Page, grown_site: Site) -> None:
    words = grown_site.words("en")
    shown = CountriesPage.open(failing_page, words)
    failing_page.route("**/*", lambda route: route.abort(), times=1)
    failing_page.locator("#map-asia").click()
    expect(shown.failed).to_be_visible()
    shown.retry.click()
    expect(failing_page.locator("#map-asia")).to_have_attribute("aria-current", "true")
    expect(shown.field("region")).to_have_value("asia")


def within(part: Locator, whole: Locator) -> None:
    """Nothing of it is cut off."""
    inner, outer = part.bounding_box(), whole.bounding_box()
    assert inner
    assert outer
    assert outer["x"] <= inner["x"] < inner["x"] + inner["width"] <= outer["x"] + outer["width"]
    assert outer["y"] <= inner["y"] < inner["y"] + inner["height"] <= outer["y"] + outer["height"]


SEATS = """() => {
  const fill = (selector, pseudo) => getComputedStyle(document.querySelector(selector), pseudo);
  const legend = kind => fill(`.map-legend .${kind}`, "::before").backgroundColor;
  return {
    legend: ["home", "partner"].map(legend),
    drawn: ["home", "partner"].map(kind => fill(`.world a.${kind} circle`).fill),
    other: legend("other"),
    regions: [...document.querySelectorAll(".map-regions a")].map(
      link => getComputedStyle(link, "::before").backgroundColor),
  };
}"""


@pytest.mark.parametrize("forced_colors", ["none", "active"])
def test_the_legend_shows_what_is_drawn(plain_page: Page, site: Site, forced_colors: Literal["none", "active"]) -> None:
    """Forced colours leave a drawing as it is, and would empty the seats that explain it (WCAG 1.4.11)."""
    plain_page.emulate_media(color_scheme="dark", forced_colors=forced_colors)
    plain_page.goto(site.words("fr").path("page:countries"))
    seats = plain_page.evaluate(SEATS)
    assert seats["legend"] == seats["drawn"]
    assert len({*seats["legend"], seats["other"]}) == 3
    taken, *free = seats["regions"]
    assert taken not in free
