"""The question on cookies is met early, and is no trap; `e2e/states` judges it in each of its states."""

import pytest
from playwright.sync_api import Page, expect

from e2e.keyboard import tab, tab_to
from e2e.pages import HomePage, NetworksPage, OrganisationsPage
from e2e.pages.consent import Notice
from e2e.words import LOCALES, Words
from tests.proving import WHOLE


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
