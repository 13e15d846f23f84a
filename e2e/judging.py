"""What can be judged of a page by a program: axe's rules, and whether everything fits."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from playwright.sync_api import Page, ViewportSize

from e2e.browsing import DESKTOP, PHONE
from e2e.checks import judge_static
from e2e.checks.conditions import SET, SPACING
from tests.proving import WHOLE
from webapp.config import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
RUN = """async () => {
  const every = Object.fromEntries(axe.getRules().map(rule => [rule.ruleId, {enabled: true}]));
  const result = await axe.run(document, {rules: every, resultTypes: ["violations"]});
  return {
    rules: result.passes.length,
    faults: result.violations.flatMap(({id, help, nodes}) =>
      nodes.map(node => `${id}: ${help}: ${node.target} ${node.any.map(check => check.message)}`)),
  };
}"""
"""With all rules of axe, also those of level AAA, of best practice, and those on trial."""

DOUBLE = "() => parseFloat(getComputedStyle(document.documentElement).fontSize) * 2"

SHIFT = """() => new Promise(resolve => {
  const shifts = [];
  new PerformanceObserver(list => shifts.push(...list.getEntries())).observe({type: "layout-shift", buffered: true});
  const wait = () => requestAnimationFrame(() => setTimeout(() => resolve(shifts.map(shift => (
    {value: shift.value, at: shift.startTime, asked: shift.hadRecentInput}
  ))), 200));
  document.fonts.ready.then(wait);
})"""
MIRRORED = """() => {
  const box = selector => document.querySelector(selector)?.getBoundingClientRect();
  const main = document.querySelector("main");
  const inner = main.getBoundingClientRect().right - parseFloat(getComputedStyle(main).paddingRight);
  const range = document.createRange();
  range.selectNodeContents(document.querySelector("h1"));
  const way = [...document.querySelectorAll(".breadcrumb li")].map(item => item.getBoundingClientRect());
  return {
    "the heading begins at the right": Math.abs(range.getBoundingClientRect().right - inner) < 3,
    "the brand stands at the right": innerWidth - box(".brand").right < innerWidth / 8,
    "the way begins at the right": way.length < 2 || way[0].right > way.at(-1).right || way[0].top < way.at(-1).top,
    "what is drawn of the world is not mirrored": !document.querySelector("svg.world")
      || getComputedStyle(document.querySelector("svg.world")).transform === "none",
  };
}"""


@dataclass(frozen=True)
class Condition:
    """How a page is looked at."""

    size: ViewportSize
    scheme: Scheme
    forced: Literal["none", "active"] = "none"
    spaced: bool = False
    contrast: Literal["no-preference", "more"] = "no-preference"

    def __str__(self) -> str:
        spacing = ", text spacing" if self.spaced else ""
        contrast = ", more contrast" if self.contrast == "more" else ""
        return f"{self.size['width']} px, {self.scheme}, forced colours {self.forced}{spacing}{contrast}"

    def put(self, page: Page) -> None:
        """Look at a page so."""
        page.set_viewport_size(self.size)
        page.emulate_media(color_scheme=self.scheme, forced_colors=self.forced, contrast=self.contrast)
        if self.spaced:
            page.evaluate(SET, SPACING)


ALL = (
    *(Condition(size, scheme) for size, scheme in product((DESKTOP, PHONE), SCHEMES)),
    Condition(DESKTOP, "light", forced="active"),
    Condition(PHONE, "light", spaced=True),
)
SEEN = ALL if WHOLE else (Condition(DESKTOP, "light"), Condition(PHONE, "dark"))


class Axe:
    """axe-core, and how many pages, each in a condition, it has judged."""

    def __init__(self, script: str) -> None:
        self._script = script
        self.judged = 0

    def faults(self, page: Page) -> list[str]:
        """What axe finds on a page as it stands, by all its rules."""
        if not page.evaluate("() => Boolean(window.axe)"):
            page.evaluate(self._script)
        result = page.evaluate(RUN)
        self.judged += 1
        assert result["rules"] > 20
        return list(result["faults"])

    def judge(self, page: Page, seen: Sequence[Condition] = SEEN) -> None:
        """There is nothing to find fault with: light on desktops, dark on phones; all ways in the long proof."""
        found = {}
        for condition in seen:
            condition.put(page)
            found[str(condition)] = self.faults(page)
            if condition.spaced:
                page.evaluate(SET, "")
        page.emulate_media(forced_colors="none")
        found = {name: faults for name, faults in found.items() if faults}
        assert not found, found


def expect_to_fit(page: Page) -> None:
    """Nothing asks for scrolling in two directions (WCAG 1.4.10), and no words are cut off."""
    assert not judge_static(page, ["fits"])


def expect_apart(page: Page) -> None:
    """No words lie over others."""
    assert not judge_static(page, ["apart"])


def expect_mirrored(page: Page) -> None:
    """A page in a language from right to left begins at the right, but the world keeps its sides."""
    wrong = [what for what, holds in page.evaluate(MIRRORED).items() if not holds]
    assert not wrong, wrong


def shift(page: Page, after: float = 0) -> float:
    """How much of the page has moved by itself, as browsers sum it up, from a time on."""
    return float(sum(item["value"] for item in page.evaluate(SHIFT) if item["at"] >= after and not item["asked"]))
