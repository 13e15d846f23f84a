"""A list is used by keyboard alone, from the form to an entry and to another language."""

import pytest
from playwright.sync_api import Page

from e2e.keyboard import FOCUS, tab_to
from e2e.listening import FOCUSED, Ears
from e2e.pages import OrganisationsPage, SitePage
from e2e.server import Site
from e2e.test_directory import expect_update
from e2e.wanted import look_up
from e2e.words import LOCALES, Words
from tests.proving import WHOLE


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
