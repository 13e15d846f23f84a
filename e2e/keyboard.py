"""Going through a page by keyboard alone; wherever the focus is, it must be seen."""

from playwright.sync_api import ElementHandle, Locator, Page

MOST_STOPS = 120

FOCUS = """wanted => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    what: `${element.localName} ${element.textContent.trim().slice(0, 60)}`,
    body: element === document.body,
    outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    seen: box.width > 1 && box.height > 1 && box.top < innerHeight && box.bottom > 0
      && (box.height > innerHeight || (box.top >= 0 && box.bottom <= innerHeight + 1)),
    reached: element === wanted,
  };
}"""


def tab(page: Page, wanted: ElementHandle | None = None) -> bool:
    """One step on, and whether the focus is where it is wanted.

    It must be on something that has an outline of 2 px or more and is in view (WCAG 2.4.7, 2.4.11).
    """
    page.keyboard.press("Tab")
    focus = page.evaluate(FOCUS, wanted)
    assert not focus["body"], "the focus is on nothing"
    assert focus["outline"] >= 2, f"no outline: {focus['what']}"
    assert focus["seen"], f"out of view: {focus['what']}"
    return bool(focus["reached"])


def tab_to(page: Page, wanted: Locator) -> None:
    """Go on until the focus is on an element."""
    element = wanted.element_handle()
    if not any(tab(page, element) for _ in range(MOST_STOPS)):
        raise AssertionError(f"not reached by keyboard: {wanted}")
