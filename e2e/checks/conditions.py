"""A page under each condition that a reader may set: enlarged, with more room, in forced colours, at rest, on paper."""

from collections.abc import Mapping

from playwright.sync_api import Page, ViewportSize

from e2e.checks.page import Faults, read

ZOOMED = ViewportSize(width=320, height=256)
"""What is left of 1280 by 1024 at 400 % (WCAG 1.4.10)."""
PAPER = ViewportSize(width=658, height=985)
"""174 mm, which is A4 without its margins."""
SPACING = """* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important; }"""
"""What readers may set by themselves (WCAG 1.4.12)."""
LARGE = ":root { font-size: calc(2 * %spx) !important; }"
SET = """style => {
  const sheet = window.samenspraakStyle ??= new CSSStyleSheet();
  sheet.replaceSync(style);
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
}"""
ROOT_SIZE = "() => parseFloat(getComputedStyle(document.documentElement).fontSize)"
WORDS = """() => {
  const decoration = [...document.querySelectorAll("[aria-hidden=true], .world text")];
  const read = words => words.match(/\\p{L}[\\p{L}\\p{M}’'-]*/gu) ?? [];
  const aside = new Set(read(decoration.map(part => part.innerText ?? part.textContent).join(" ")));
  return [...new Set(read(document.body.innerText))].filter(word => !aside.has(word));
}"""
"""What is read on the page, but for decoration, such as the legend of a picture that is not drawn where there is no
room: on a small or turned screen nothing of it may be missing (WCAG 1.3.4, 1.4.10). Of a map that has to be a map the
rule says nothing: on a small one a name is seen when its dot has the focus or the pointer (`e2e/test_map.py`)."""
ROOM = ("fits", "apart", "focus-covered")
CONDITIONS: Mapping[str, tuple[str, ...]] = {
    "reflow": ROOM,
    "text-spacing": ("fits", "apart"),
    "text-200": ("fits", "apart"),
    "forced-colors": ("focus-visible", "forced-colours"),
    "reduced-motion": ("movement",),
    "print": ("print", "page-language", "apart"),
}
"""By condition the checks that are made under it."""


def judge_conditions(page: Page) -> Faults:
    """The faults of a page under each condition, by `condition: check`; the page is afterwards as it was."""
    size = page.viewport_size
    found: Faults = {}

    def look(condition: str) -> None:
        faults = read(page, CONDITIONS[condition])
        found.update({f"{condition}: {name}": told for name, told in faults.items() if told})

    words = page.evaluate(WORDS)
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    look("print")
    page.emulate_media(media="null")
    page.set_viewport_size(ZOOMED)
    look("reflow")
    if lost := sorted({*words} - {*page.evaluate(WORDS)}):
        found["reflow: words"] = [f"not there any more: {word}" for word in lost]
    for condition, style in (("text-spacing", SPACING), ("text-200", LARGE % page.evaluate(ROOT_SIZE))):
        page.evaluate(SET, style)
        look(condition)
    page.evaluate(SET, "")
    if size:
        page.set_viewport_size(size)
    page.emulate_media(forced_colors="active")
    look("forced-colors")
    page.emulate_media(forced_colors="null", reduced_motion="reduce")
    look("reduced-motion")
    page.emulate_media(reduced_motion="null")
    return found
