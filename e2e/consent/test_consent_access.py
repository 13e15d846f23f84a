"""The question in each of its states: axe finds nothing, all fits, a keyboard is enough, nothing covers the focus."""

from itertools import product

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from e2e.browsing import PHONE, Visitors
from e2e.checks.conditions import SPACING
from e2e.consent.states import STATES, State, accepted_on_a_list, cookies_due, due, receipt_fault
from e2e.judging import Axe, expect_to_fit
from e2e.keyboard import MOST_STOPS, tab, tab_to
from e2e.pages import HomePage, NetworksPage, OrganisationsPage
from e2e.pages.consent import Notice
from e2e.words import LOCALES, Words
from tests.proving import WHOLE

ZOOMED = ViewportSize(width=320, height=256)
"""What is left of 1280 by 1024 at 400 % (WCAG 1.4.10)."""
BARE = """() => {
  const element = document.activeElement;
  const box = element.getBoundingClientRect();
  const inside = (value, most) => Math.min(Math.max(value, 0), most - 1);
  const corners = [[box.left + 2, box.top + 2], [box.right - 2, box.bottom - 2], [box.left + 2, box.bottom - 2]];
  return corners.every(([x, y]) => {
    const found = document.elementFromPoint(inside(x, innerWidth), inside(y, innerHeight));
    return found === element || element.contains(found) || found.contains(element);
  });
}"""


ALL = list(product(STATES, LOCALES))
SAMPLE = [(accepted_on_a_list, "en"), (receipt_fault, "fr"), (cookies_due, "es")]


@pytest.mark.prove
@pytest.mark.parametrize(("state", "words"), ALL if WHOLE else SAMPLE, indirect=["words"])
def test_the_question_is_accessible_in_each_state(visitors: Visitors, words: Words, axe: Axe, state: State) -> None:
    with visitors.new(bypass_csp=True) as page:
        state(page, words)
        axe.judge(page)
        for size in (PHONE, ZOOMED):
            page.set_viewport_size(size)
            expect_to_fit(page)
        style = page.add_style_tag(content=SPACING)
        expect_to_fit(page)
        style.evaluate("element => element.remove()")
        page.add_style_tag(content="html { font-size: 200% !important; }")
        expect_to_fit(page)


@pytest.mark.prove
@pytest.mark.parametrize(("state", "words"), ALL if WHOLE else [(due, "fr")], indirect=["words"])
def test_nothing_covers_the_focus(visitors: Visitors, words: Words, state: State) -> None:
    with visitors.new() as page:
        page.set_viewport_size(ZOOMED)
        state(page, words)
        page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }")
        last = page.get_by_role("contentinfo").locator("a, button").last.element_handle()
        for _ in range(MOST_STOPS):
            there = tab(page, last)
            assert page.evaluate(BARE), page.evaluate("document.activeElement.outerHTML")
            if there:
                return
        raise AssertionError("the end of the page was not reached")


@pytest.mark.prove
@pytest.mark.parametrize("words", LOCALES if WHOLE else ["es"], indirect=True)
@pytest.mark.parametrize("kind", [NetworksPage, OrganisationsPage] if WHOLE else [OrganisationsPage])
def test_the_question_is_met_early(new_page: Page, words: Words, kind: type[HomePage]) -> None:
    shown, notice = kind.open(new_page, words), Notice(new_page, words)
    assert new_page.evaluate("document.activeElement === document.body")
    order = [line for line in new_page.locator("body").aria_snapshot().splitlines() if not line.startswith(" ")]
    assert order[0].startswith("- link")
    assert order[1].startswith("- region")
    tab(new_page)
    expect(shown.skip_link).to_be_focused()
    tab(new_page)
    expect(notice.answer("accept")).to_be_focused()
    tab(new_page)
    expect(notice.answer("refuse")).to_be_focused()
    tab(new_page)
    expect(notice.choose).to_be_focused()
    # It is no trap, and one can go on without an answer.
    tab_to(new_page, shown.navigation("Main menu").get_by_role("link").first)
    expect(notice.region).to_be_visible()
