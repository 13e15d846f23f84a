"""What can be judged of a page by a program: axe's rules, and whether everything fits."""

from collections.abc import Sequence
from itertools import product
from typing import Literal

from playwright.sync_api import Page, ViewportSize

from e2e.browsing import DESKTOP, PHONE
from tests.proving import WHOLE
from webapp.config import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
SEEN = list(product((DESKTOP, PHONE), SCHEMES)) if WHOLE else [(DESKTOP, SCHEMES[0]), (PHONE, SCHEMES[1])]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async tags => {
  const result = await axe.run(document, {runOnly: tags, resultTypes: ["violations"]});
  return {
    rules: result.passes.length,
    faults: result.violations.flatMap(({id, help, nodes}) =>
      nodes.map(node => `${id}: ${help}: ${node.target} ${node.any.map(check => check.message)}`)),
  };
}"""

SPACING = """* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important; }"""
"""What readers may set by themselves (WCAG 1.4.12)."""

DOUBLE = "() => parseFloat(getComputedStyle(document.documentElement).fontSize) * 2"

FIT = """() => {
  const root = document.scrollingElement;
  const reach = element => element.getBoundingClientRect().right;
  const inside = element => element.closest(".table-scroll, .visually-hidden, .skip-link, [hidden]");
  const elements = [...document.body.querySelectorAll("*")].filter(element => !inside(element));
  const name = element => `${element.localName}.${element.className} ${element.textContent.trim().slice(0, 40)}`;
  return {
    wide: root.scrollWidth > innerWidth ? elements.filter(item => reach(item) > innerWidth + 0.5).map(name) : [],
    over: root.scrollWidth - innerWidth,
    cut: elements.filter(item => getComputedStyle(item).overflow !== "visible"
      && getComputedStyle(item).clipPath === "none" && item.localName !== "input"
      && (item.scrollWidth > item.clientWidth + 1 || item.scrollHeight > item.clientHeight + 1)).map(name),
  };
}"""


class Axe:
    """axe-core, and how many pages, each in a width and a colour scheme, it has judged."""

    def __init__(self, script: str) -> None:
        self._script = script
        self.judged = 0

    def judge(self, page: Page, seen: Sequence[tuple[ViewportSize, Scheme]] = SEEN) -> None:
        """There is nothing to find fault with: light on desktops and dark on phones, and in the long proof all four."""
        page.evaluate(self._script)
        found = {}
        for size, scheme in seen:
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme)
            result = page.evaluate(RUN, TAGS)
            self.judged += 1
            assert result["rules"] > 20
            if result["faults"]:
                found[size["width"], scheme] = result["faults"]
        assert not found


def expect_to_fit(page: Page) -> None:
    """Nothing asks for scrolling in two directions (WCAG 1.4.10), and no words are cut off."""
    fit = page.evaluate(FIT)
    assert fit["over"] <= 0, f"{fit['over']} px too wide: {fit['wide']}"
    assert not fit["cut"]
