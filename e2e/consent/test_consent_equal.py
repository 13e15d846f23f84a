"""Accepting and refusing are alike in everything but their words: measured in the browser."""

from itertools import product
from typing import Any, Literal

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from e2e.judging import SCHEMES
from e2e.keyboard import tab_to
from e2e.pages import HomePage
from e2e.pages.consent import ANSWERS, CookiesPage, Notice
from e2e.words import LOCALES, Words
from tests.proving import WHOLE
from webapp.consent.purposes import OPTIONAL

WIDTHS = (320, 768, 1280)
LOOKS: tuple[tuple[Literal["light", "dark"], Literal["active", "none"]], ...] = (
    *((scheme, "none") for scheme in SCHEMES),
    ("light", "active"),
)
MOST_WORDS = 40
SMALL = ViewportSize(width=320, height=568)
MEASURE = """element => {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const attributes = [...element.attributes].filter(item => item.name !== "value");
  return {
    alike: {
      tag: element.localName,
      attributes: attributes.map(item => [item.name, item.value]),
      style: Object.fromEntries([...style].map(name => [name, style.getPropertyValue(name)])),
      hidden: Boolean(element.closest("details, [hidden], [aria-hidden=true], dialog")),
      inside: element.parentElement.className,
      form: element.form.outerHTML.length,
    },
    x: box.x, y: box.y, area: box.width * box.height, width: box.width, height: box.height,
  };
}"""


def expect_alike(accept: Locator, refuse: Locator, look: object) -> None:
    """They differ in their words and their place alone, and share a row or a column."""
    yes, no = measured(accept), measured(refuse)
    unlike = [
        (name, value, no["alike"]["style"][name])
        for name, value in yes["alike"]["style"].items()
        if value != no["alike"]["style"][name]
    ]
    assert not unlike, look
    assert yes["alike"] == no["alike"], look
    assert len(yes["alike"]["style"]) > 200
    assert abs(yes["area"] / no["area"] - 1) <= 0.01, look
    assert min(yes["width"], no["width"], yes["height"], no["height"]) >= 44, look
    assert abs(yes["x"] - no["x"]) < 1 or abs(yes["y"] - no["y"]) < 1, look


def measured(button: Locator) -> dict[str, Any]:
    """All that a browser knows of the look of a button."""
    found: dict[str, Any] = button.evaluate(MEASURE)
    return found


def expect_alike_everywhere(page: Page, accept: Locator, refuse: Locator) -> None:
    """So on every width, light and dark and in forced colours; also under the pointer and with the focus."""
    for width, (scheme, forced) in product(WIDTHS, LOOKS):
        page.set_viewport_size(ViewportSize(width=width, height=800))
        page.emulate_media(color_scheme=scheme, forced_colors=forced)
        expect_alike(accept, refuse, (width, scheme, forced))
    accept.focus()
    focused = measured(accept)
    refuse.focus()
    assert measured(refuse)["alike"] == focused["alike"]
    refuse.blur()
    accept.hover()
    pointed = measured(accept)
    refuse.hover()
    assert measured(refuse)["alike"] == pointed["alike"]


@pytest.mark.prove
@pytest.mark.parametrize("words", LOCALES if WHOLE else LOCALES[::2], indirect=True)
def test_the_answers_of_the_notice_are_alike(plain_page: Page, words: Words) -> None:
    HomePage.open(plain_page, words)
    notice = Notice(plain_page, words)
    expect(notice.region.locator(":checked, :default:not(button), [autofocus]")).to_have_count(0)
    expect(notice.region.get_by_role("button")).to_have_count(len(ANSWERS))
    expect_alike_everywhere(plain_page, *(notice.answer(name) for name in ANSWERS))


@pytest.mark.prove
@pytest.mark.parametrize("words", LOCALES if WHOLE else LOCALES[1::2], indirect=True)
def test_the_answers_of_the_form_are_alike(plain_page: Page, words: Words) -> None:
    cookies = CookiesPage.open(plain_page, words)
    expect(cookies.form.get_by_role("checkbox")).to_have_count(len(OPTIONAL))
    cookies.expect_ticked()
    expect_alike_everywhere(plain_page, *(cookies.answer(name) for name in ANSWERS))
    widths = {round(measured(cookies.answer(name))["width"]) for name in ("keep", *ANSWERS)}
    assert len(widths) == 1


def test_the_notice_is_short_and_lies_in_the_page(plain_page: Page, words: Words) -> None:
    plain_page.set_viewport_size(SMALL)
    home = HomePage.open(plain_page, words)
    notice = Notice(plain_page, words)
    box = notice.region.bounding_box()
    assert box
    assert box["height"] <= 0.75 * SMALL["height"]
    told = notice.region.inner_text().partition(notice.answer("accept").inner_text() + "\n")[0]
    assert 10 < len(told.split()) <= MOST_WORDS
    positions = "element => [...element.querySelectorAll('*'), element].map(item => getComputedStyle(item).position)"
    assert set(notice.region.evaluate(positions)) == {"static"}
    heading = home.heading.bounding_box()
    assert heading
    assert heading["y"] >= box["y"] + box["height"]
    plain_page.emulate_media(media="print")
    expect(notice.region).to_be_hidden()
    expect(home.heading).to_be_visible()
    plain_page.emulate_media(media="screen")


@pytest.mark.prove
@pytest.mark.parametrize("words", LOCALES if WHOLE else ["nl"], indirect=True)
@pytest.mark.parametrize("answer", ANSWERS if WHOLE else ["refuse"])
def test_one_activation_is_enough(new_page: Page, words: Words, answer: str) -> None:
    HomePage.open(new_page, words)
    notice = Notice(new_page, words)
    tab_to(new_page, notice.answer(answer))
    new_page.keyboard.press("Enter")
    notice.expect_kept(answer)
    new_page.context.clear_cookies()
    cookies = CookiesPage.open(new_page, words)
    cookies.answer(answer).click()
    notice.expect_kept(answer)
