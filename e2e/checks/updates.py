"""What is heard and where the focus is while a part of a page is replaced (WCAG 2.4.3, 3.2.1, 4.1.2, 4.1.3)."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as Late

from e2e.checks.page import Faults, read, source
from e2e.checks.registry import STATIC

SCRIPT = source("updates")
LATEST_MS = 5000
THERE = """([address, title]) => document.readyState === "complete" && document.title === title
  && !window.samenspraakUpdates && location.href.split("#")[0] === address
  && !document.querySelector("[role=status]").textContent.trim()"""
RULES = {
    "update-done": "H-01: the part is replaced in place, within five seconds",
    "update-status": "WCAG 4.1.3: one message in the one lasting status, of at most 12 words, with the number",
    "update-focus": "WCAG 2.4.3, 2.4.7: the focus is where it belongs, and in view",
    "update-ids": "WCAG 4.1.2: what stays is the same element with the same id",
    "update-whole": "WCAG 2.4.2, 3.1.1: title, language, links and content are those of a whole page",
    "update-busy": "WCAG 4.1.3: nothing is on its way any more",
    "update-back": "WCAG 3.2.3: Back gives what was there before, and Forward what came after",
}
"""The checks of an update, by their lasting names."""


@dataclass(frozen=True)
class Action:
    """Something that replaces a part of a page.

    `control`: what is used, by keyboard; `part`: what is replaced. `focus`: the id where the focus belongs afterwards,
    None if it stays. `counts`: whether the status says how many results there are. `back`: whether it
    makes a new address; `whole`: whether that address leads to the same.
    """

    name: str
    control: str
    part: str
    focus: str | None = None
    counts: bool = True
    back: bool = True
    whole: bool = True
    prepare: Callable[[Page], object] = lambda _page: None


def _choose(page: Page) -> None:
    """Another choice than the present one, in the first list of the form."""
    page.locator(".filters select").first.evaluate("list => { list.selectedIndex = list.selectedIndex === 1 ? 2 : 1; }")


def _type(text: str) -> Callable[[Page], object]:
    return lambda page: page.locator(".filters input[type=search]").fill(text)


FILTER = Action("filter", "#filter-submit", "#results, #map-frame", prepare=_choose)
PAGING = Action("paging", ".paging li:last-child a", "#results, #map-frame", focus="results-heading")
REGION = Action("region", ".map-regions a:not([aria-current])", "#results, #map-frame")
CONSENT = Action("consent", "#consent [name=answer]", "#consent", focus="choice-kept", counts=False, back=False)
NOTHING = Action("nothing found", "#filter-submit", "#results, #map-frame", prepare=_type("zzz"))
LEFT_OUT = Action("left out", "#filter-submit", "#results, #map-frame", prepare=_type("!"), back=False, whole=False)
OF_A_LIST = (FILTER, CONSENT, NOTHING, LEFT_OUT)
OF_A_LONG_LIST = (FILTER, PAGING, CONSENT, NOTHING, LEFT_OUT)
OF_COUNTRIES = (FILTER, REGION, CONSENT, NOTHING, LEFT_OUT)
"""What replaces a part of each list: of countries there is a map, and never a second page."""


def judge_updates(page: Page, actions: Iterable[Action], latest_ms: float = LATEST_MS) -> Faults:
    """The faults of a page through changes of a part, by the name of the check; the page is changed by it.

    After each the page is also judged as it stands. A control that is not there is a fault, and so is what takes longer
    than `latest_ms` milliseconds.
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    for action in actions:
        for name, faults in _update(page, action, latest_ms).items():
            found[name] += [f"{action.name}: {fault}" for fault in faults]
    return {name: faults for name, faults in found.items() if faults}


def _update(page: Page, action: Action, latest_ms: float) -> Faults:
    if not page.locator(action.control).count():
        return {"update-done": [f"there is no {action.control}"]}
    page.evaluate(f"part => {{ window.samenspraakUpdates ??= {SCRIPT}; }}")
    action.prepare(page)
    before = page.url, page.title()
    control = page.locator(action.control).first
    control.focus()
    page.evaluate("part => samenspraakUpdates.begin(part)", action.part)
    control.press("Enter")
    try:
        page.wait_for_function("() => window.samenspraakUpdates?.done()", timeout=latest_ms)
    except Late:
        return {"update-done": ["nothing was replaced in place"]}
    page.wait_for_timeout(50)
    wanted = {"focus": action.focus, "counts": action.counts, "whole": action.whole, "moves": action.focus is not None}
    found: Faults = page.evaluate("wanted => samenspraakUpdates.end(wanted)", wanted)
    found |= read(page, STATIC)
    if action.back:
        found["update-back"] = _back(page, *before, latest_ms)
    return found


def _back(page: Page, url: str, title: str, latest_ms: float) -> list[str]:
    """What is wrong after Back; the page is afterwards as it was after the update, by Forward."""
    after = page.url, page.title()
    if after[0] == url:
        return [f"the update has no address of its own: {url}"]
    faults = []
    for way, go, there, called in (("Back", page.go_back, url, title), ("Forward", page.go_forward, *after)):
        go()
        try:
            # Both are real navigations: the page is loaded anew, and nothing is said.
            page.wait_for_function(THERE, arg=[there.partition("#")[0], called], timeout=latest_ms)
        except Late:
            faults.append(f"after {way}: “{page.title()}” at {page.url}, not “{called}” at {there}")
        page.wait_for_load_state()
    return faults
