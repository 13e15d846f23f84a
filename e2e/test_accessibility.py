"""Every template in every language: axe finds nothing, and nothing is lost on small screens or with large text."""

from itertools import product
from pathlib import Path
from typing import Literal

import pytest
from flask import Flask, template_rendered
from playwright.sync_api import FloatRect, Page, expect

from e2e.browsing import PHONE
from e2e.checks.conditions import SPACING
from e2e.judging import DOUBLE, SCHEMES, Axe, expect_apart, expect_to_fit
from e2e.keyboard import tab
from e2e.pages import HomePage
from e2e.pages.frame import NAVIGATIONS
from e2e.server import Site
from e2e.words import ADDRESSES, LOCALES, Words
from tests.proving import WHOLE
from webapp import create_app
from webapp.config import ROOT, Settings

ALL = list(product(ADDRESSES, LOCALES))
SAMPLE = [pair for place, pair in enumerate(ALL) if (place // len(LOCALES) + place) % 4 == 0]
"""Each template in one language, each language on a quarter of the templates."""
each_template = pytest.mark.parametrize(("template", "words"), ALL if WHOLE else SAMPLE, indirect=["words"])


def test_there_is_an_address_for_each_template(site: Site) -> None:
    used: set[str] = set()
    app = create_app(Settings(database_url=str(site.store.url)))

    def note(_app: Flask, template: object, **_rest: object) -> None:
        used.add(template.name)  # type: ignore[attr-defined]

    with template_rendered.connected_to(note, app):
        for ref in ADDRESSES.values():
            app.test_client().get(site.words("en").path(ref))
    # The pages of the translators have tests of their own, and so have the answers to a choice, and the gallery.
    parts = {"components", "consent", "desk", "dev", "layouts"}
    there = {path.relative_to(ROOT / "templates") for path in (ROOT / "templates").rglob("*.html")}
    shared = {Path("network/entry.html"), Path("network/directory.html")}
    assert {str(path) for path in there - shared if path.parts[0] not in parts} == used


@pytest.mark.prove
@each_template
def test_axe_finds_nothing(probed_page: Page, words: Words, axe: Axe, template: str) -> None:
    probed_page.goto(words.path(ADDRESSES[template]))
    axe.judge(probed_page)


@pytest.mark.prove
@each_template
def test_a_page_fits_a_small_screen(probed_page: Page, words: Words, template: str) -> None:
    probed_page.set_viewport_size(PHONE)
    probed_page.goto(words.path(ADDRESSES[template]))
    expect_to_fit(probed_page)
    expect_apart(probed_page)
    style = probed_page.add_style_tag(content=SPACING)
    expect_to_fit(probed_page)
    expect_apart(probed_page)
    style.evaluate("element => element.remove()")
    size = probed_page.evaluate(DOUBLE)
    probed_page.add_style_tag(content=f"html {{ font-size: {size}px !important; }}")
    expect_to_fit(probed_page)
    expect_apart(probed_page)


def test_the_judges_find_fault(probed_page: Page, site: Site, axe: Axe) -> None:
    """Contrast of 5:1, which level AA would allow, and words over others."""
    probed_page.goto(site.words("en").path("page:home"))
    probed_page.add_style_tag(content="p { color: light-dark(#6b6470, #8a8190) !important; }")
    with pytest.raises(AssertionError, match="color-contrast-enhanced"):
        axe.judge(probed_page)
    expect_apart(probed_page)
    probed_page.add_style_tag(content="h2 { margin-block-end: -2em !important; }")
    with pytest.raises(AssertionError):
        expect_apart(probed_page)


@pytest.mark.parametrize("template", ["home", "networks", "error"])
def test_every_navigation_has_a_name_of_its_own(plain_page: Page, words: Words, template: str) -> None:
    plain_page.goto(words.path(ADDRESSES[template]))
    there = plain_page.get_by_role("navigation")
    home_or_error = template in ("home", "error")
    names = [words.say(name) for name in NAVIGATIONS if not (home_or_error and name == "You are here")]
    names += [words.say("Search the lists")] if template == "networks" else []
    assert len(set(names)) == len(names)
    expect(there).to_have_count(len(names))
    for name in names:
        expect(plain_page.get_by_role("navigation", name=name, exact=True)).to_have_count(1)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("forced_colors", ["none", "active"])
def test_focus_changes_what_is_seen(
    plain_page: Page, site: Site, scheme: Literal["light", "dark"], forced_colors: Literal["none", "active"]
) -> None:
    plain_page.emulate_media(forced_colors=forced_colors, color_scheme=scheme)
    home = HomePage.open(plain_page, site.words("en"))
    links = [home.navigation("Main menu").get_by_role("link").first, home.main.get_by_role("link").first]
    links.append(home.navigation("Language").get_by_role("link").first)
    for link in links:
        box = link.bounding_box()
        assert box
        around = FloatRect(x=box["x"] - 8, y=box["y"] - 8, width=box["width"] + 16, height=box["height"] + 16)
        before = plain_page.screenshot(clip=around)
        link.focus()
        plain_page.keyboard.press("Shift+Tab")
        assert tab(plain_page, link.element_handle())
        assert plain_page.screenshot(clip=around) != before
