"""Pictures of pages, on phones and desktops, light and dark: `python -m e2e.screenshots [LANGUAGE]...`."""

import sys
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Page, ViewportSize, sync_playwright

from e2e.browsing import DESKTOP, launch
from e2e.server import Site, serving
from e2e.wanted import Wanted, look_up
from e2e.words import LOCALES
from tests import system
from webapp.config import ROOT
from webapp.drawing.lettering import FONTS

FOLDER = ROOT / "build" / "screenshots"
SIZES = {"phone": ViewportSize(width=390, height=844), "desktop": DESKTOP}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PAGES: dict[str, str | Wanted | None] = {
    "home": "page:home",
    "networks": "page:networks",
    "organisations-filtered": Wanted("page:organisations", {"kind": "ngo"}),
    "organisation": "org:ituc",
    "country": "country:MG",
    "project": "project:stitch",
    "social-dialogue": "page:social-dialogue",
    "glossary": "page:glossary",
    "cookies": "page:cookies",
    "not-found": None,
}
"""What is looked at: pages by reference, a state of a list, and the page for what is not there."""
USUAL = ("nl", "en")
SMALL = {"phone": 195, "desktop": 320}
"""How wide a page is on a sheet."""
SCREENS = 2
"""So many screens of a page are on a sheet; a picture of its own has the whole page."""
GAP = 16


def take(site: Site, browser_path: str, folder: Path, locales: Sequence[str]) -> int:
    """Write the pictures and their sheets, and return how many pictures there are. Old ones are removed."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    with sync_playwright() as playwright:
        browser = launch(playwright, browser_path)
        page = browser.new_page(base_url=site.origin)
        for locale, name in product(locales, PAGES):
            page.goto(path(site, locale, name))
            for size, scheme in product(SIZES, SCHEMES):
                _take(page, size, scheme, folder / f"{name}-{locale}-{size}-{scheme}.png")
        browser.close()
    for size, scheme in product(SIZES, SCHEMES):
        sheet(folder, size, scheme, locales).save(folder / f"sheet-{size}-{scheme}.png")
    return len(PAGES) * len(locales) * len(SIZES) * len(SCHEMES)


def path(site: Site, locale: str, name: str) -> str:
    """Where one of the pages is in a language."""
    words, wanted = site.words(locale), PAGES[name]
    return look_up(words, wanted).address if isinstance(wanted, Wanted) else words.path(wanted)


def sheet(folder: Path, size: str, scheme: str, locales: Sequence[str]) -> Image.Image:
    """All pictures of a size and a scheme at a glance: a row for each language, the top of each page with its name."""
    width, screen = SMALL[size], SIZES[size]
    height = round(width / screen["width"] * screen["height"] * SCREENS)
    across, down = width + GAP, height + 3 * GAP
    whole = Image.new("RGB", (len(PAGES) * across + GAP, len(locales) * down + GAP), "#808080")
    pen = ImageDraw.Draw(whole)
    font = ImageFont.truetype(str(FONTS[0]), 16)
    for (row, locale), (column, name) in product(enumerate(locales), enumerate(PAGES)):
        x, y = GAP + column * across, GAP + row * down
        pen.text((x, y), f"{name}, {locale}", "#000", font)
        with Image.open(folder / f"{name}-{locale}-{size}-{scheme}.png") as picture:
            top = picture.convert("RGB").crop((0, 0, picture.width, min(picture.height, screen["height"] * SCREENS)))
        whole.paste(top.resize((width, round(width / top.width * top.height)), reducing_gap=2), (x, y + 2 * GAP))
    return whole


def _take(page: Page, size: str, scheme: Literal["light", "dark"], file: Path) -> None:
    page.set_viewport_size(SIZES[size])
    page.emulate_media(color_scheme=scheme)
    page.screenshot(path=file, full_page=True)


def unknown(locales: Sequence[str]) -> Iterator[str]:
    """Those of the languages that the site has not."""
    return (locale for locale in locales if locale not in LOCALES)


def main() -> int:
    """Serve the site, take the pictures in the languages that are named, say where they are."""
    locales = tuple(dict.fromkeys(sys.argv[1:])) or USUAL
    if absent := ", ".join(unknown(locales)):
        sys.stderr.write(f"The site has no language “{absent}”; it has {', '.join(LOCALES)}.\n")
        return 1
    browser = system.find_chromium()
    if browser is None:
        sys.stderr.write(f"{system.remedy(system.CHROMIUM)}\n")
        return 1
    with TemporaryDirectory() as folder, serving(Path(folder)) as site:
        count = take(site, browser, FOLDER, locales)
    sys.stdout.write(f"{count} pictures are in {FOLDER}; the sheets there show all of a kind.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
