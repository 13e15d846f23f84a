"""The lists in each of their states: axe finds nothing, all fits a small screen, and a keyboard is enough."""

from collections.abc import Callable
from itertools import product

import pytest
from playwright.sync_api import Page, expect

from e2e.browsing import PHONE, Visitors
from e2e.checks.conditions import SPACING
from e2e.judging import DOUBLE, Axe, expect_to_fit
from e2e.keyboard import FOCUS, tab_to
from e2e.listening import FOCUSED, Ears, Held
from e2e.pages import CountriesPage, DirectoryPage, OrganisationsPage, ProjectsPage, SitePage
from e2e.server import Site
from e2e.test_directory import expect_update
from e2e.wanted import look_up
from e2e.words import LOCALES, Words
from tests.proving import WHOLE

LISTS = {kind.ref.partition(":")[2]: kind for kind in (OrganisationsPage, CountriesPage, ProjectsPage)}


def plain(_shown: DirectoryPage) -> None:
    """As one first meets it."""


def filtered(shown: DirectoryPage) -> None:
    """Narrowed by a choice and a text."""
    shown.page.goto(shown.look_up(chosen={"region": "africa"}, text="e").address)
    expect(shown.count).to_be_visible()


def second_page(shown: DirectoryPage) -> None:
    """The page after the first."""
    shown.page.goto(look_up(shown.words, shown.look_up().next).address)
    expect(shown.page_link("Previous page")).to_be_visible()


def empty(shown: DirectoryPage) -> None:
    """Nothing fits."""
    shown.page.goto(shown.look_up(chosen={"region": "asia"}, text="zzz").address)
    expect(shown.looser("q")).to_be_visible()


def left_out(shown: DirectoryPage) -> None:
    """The address asks for what is not there."""
    shown.page.goto(f"{shown.path}?region=atlantis&q=%21&from=nowhere")
    expect(shown.results.locator(".left-out")).to_have_count(3)


def updated(shown: DirectoryPage) -> None:
    """After a part of the page was replaced."""
    ears = Ears(shown.page)
    with ears.update():
        shown.page_link("Next page").click()


def busy(shown: DirectoryPage) -> None:
    """An answer is on its way."""
    Held(shown.page)
    shown.button.click()
    expect(shown.busy).to_be_visible()


def failed(shown: DirectoryPage) -> None:
    """No answer came; whatever the page needs for showing that has come before."""
    shown.page.evaluate("() => Promise.all([...document.fonts].map(face => face.load())).then(() => true)")
    shown.page.context.set_offline(True)
    shown.button.click()
    expect(shown.failed).to_be_visible()


STATES: list[Callable[[DirectoryPage], None]] = [plain, filtered, second_page, empty, left_out, updated, busy, failed]
ALL = list(product(STATES, LISTS, LOCALES))
SAMPLE = [(state, name, LOCALES[place // 2 % 4]) for place, (state, name) in enumerate(product(STATES, LISTS))][::2]
"""Each state in one list or two, in each language in turn."""


@pytest.mark.prove
@pytest.mark.parametrize(("state", "name", "grown_words"), ALL if WHOLE else SAMPLE, indirect=["grown_words"])
def test_a_list_is_accessible_in_every_state(
    grown_visitors: Visitors, grown_words: Words, axe: Axe, state: Callable[[DirectoryPage], None], name: str
) -> None:
    with grown_visitors.new(may_fail=True, bypass_csp=True) as page:
        state(LISTS[name].open(page, grown_words))
        axe.judge(page)
        page.set_viewport_size(PHONE)
        expect_to_fit(page)
        page.add_style_tag(content=SPACING)
        expect_to_fit(page)
        size = page.evaluate(DOUBLE)
        page.add_style_tag(content=f"html {{ font-size: {size}px !important; }}")
        expect_to_fit(page)


@pytest.mark.prove
@pytest.mark.parametrize("grown_words", LOCALES if WHOLE else LOCALES[:1], indirect=True)
def test_a_list_is_used_by_keyboard_alone(live_page: Page, grown_words: Words, grown_site: Site) -> None:
    shown = OrganisationsPage.open(live_page, grown_words)
    ears = Ears(live_page)
    wanted = shown.look_up(chosen={"region": "asia"}, text="de", sort="country")
    press, keys = live_page.keyboard.press, live_page.keyboard.type
    tab_to(live_page, shown.text)
    keys("de")
    for name in ("region", "sort"):
        tab_to(live_page, shown.field(name))
        while shown.field(name).input_value() != wanted.form[name]:
            press("ArrowDown")
    tab_to(live_page, shown.button)
    with ears.update() as said:
        press("Space")
    expect_update(shown, said, wanted, "filter-submit")
    turned = look_up(grown_words, wanted.next)
    tab_to(live_page, shown.page_link("Next page"))
    with ears.update() as said:
        press("Enter")
    expect_update(shown, said, turned, "results-heading")
    focus = live_page.evaluate(FOCUS, None)
    assert focus["seen"]
    assert focus["outline"] >= 2
    tab_to(live_page, shown.entries.first)
    press("Enter")
    SitePage(live_page, grown_words, turned.first)
    live_page.go_back()
    shown.expect_state(turned)
    other = grown_site.words(LOCALES[LOCALES.index(grown_words.locale) - 1])
    tab_to(live_page, shown.language(other.locale))
    press("Enter")
    OrganisationsPage(live_page, other).expect_state(look_up(other, turned.wanted))
    assert live_page.evaluate(FOCUSED) == ""
