"""Lines of running text have at most 80 letters, and are as far apart as WCAG 1.4.8 wants it."""

import pytest
from playwright.sync_api import Page

from e2e.server import Site
from e2e.words import ADDRESSES, LOCALES
from tests.proving import WHOLE

MOST = 80
LINES = """() => {
  const within = "p, li, dd, td";
  const texts = [...document.querySelectorAll("main :is(p, li, dd)")].filter(
    element => !element.querySelector(within) && element.checkVisibility());
  return texts.map(element => {
    const range = document.createRange();
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const lines = new Map();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let place = 0; place < node.data.length; place++) {
        range.setStart(node, place);
        range.setEnd(node, place + 1);
        const box = range.getClientRects()[0];
        if (!box?.width) continue;
        const line = Math.round((box.top + box.bottom) / 2 / 8);
        lines.set(line, (lines.get(line) ?? "") + node.data[place]);
      }
    }
    const style = getComputedStyle(element);
    return {
      longest: [...lines.values()].reduce((one, other) => one.length < other.length ? other : one, ""),
      apart: parseFloat(style.lineHeight) / parseFloat(style.fontSize),
      paragraph: element.localName === "p" && lines.size > 1 && element.closest(".text") !== null,
      aligned: style.textAlign,
    };
  });
}"""
SAMPLE = [("about", "fr"), ("cookies", "en"), ("glossary", "nl"), ("organisation", "es")]


@pytest.mark.prove
@pytest.mark.parametrize(
    ("template", "locale"), [(name, locale) for name in ADDRESSES for locale in LOCALES] if WHOLE else SAMPLE
)
def test_lines_are_short_and_apart(plain_page: Page, site: Site, template: str, locale: str) -> None:
    plain_page.goto(site.words(locale).path(ADDRESSES[template]))
    found = plain_page.evaluate(LINES)
    assert found
    assert [item["longest"] for item in found if len(item["longest"]) > MOST] == []
    assert "justify" not in {item["aligned"] for item in found}
    assert all(item["apart"] >= 1.5 for item in found if item["paragraph"])
