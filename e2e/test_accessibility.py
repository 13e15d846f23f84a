"""What is measured besides `e2e/states`: that axe finds fault, names of navigations, and the focus in pictures."""

from typing import Literal

import pytest
from playwright.sync_api import FloatRect, Page, expect

from e2e.judging import SCHEMES, Axe
from e2e.keyboard import tab
from e2e.pages import HomePage
from e2e.pages.frame import NAVIGATIONS
from e2e.server import Site
from e2e.words import ADDRESSES, Words


def test_axe_finds_fault(probed_page: Page, site: Site, axe: Axe) -> None:
    """Contrast of 5:1, which level AA would allow."""
    probed_page.goto(site.words("en").path("page:home"))
    probed_page.add_style_tag(content="p { color: light-dark(#6b6470, #8a8190) !important; }")
    with pytest.raises(AssertionError, match="color-contrast-enhanced"):
        axe.judge(probed_page)


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
        link.scroll_into_view_if_needed()
        box = link.bounding_box()
        assert box
        around = FloatRect(x=box["x"] - 8, y=box["y"] - 8, width=box["width"] + 16, height=box["height"] + 16)
        before = plain_page.screenshot(clip=around)
        link.focus()
        plain_page.keyboard.press("Shift+Tab")
        assert tab(plain_page, link.element_handle())
        assert plain_page.screenshot(clip=around) != before
