"""Pictures of every template in every language, on phones and desktops, light and dark: `python -m e2e.screenshots`."""

import sys
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import ViewportSize, sync_playwright

from e2e.browsing import DESKTOP, launch
from e2e.server import Site, serving
from e2e.words import ADDRESSES, LOCALES
from tests import system
from webapp.config import ROOT

FOLDER = ROOT / "build" / "screenshots"
SIZES = {"phone": ViewportSize(width=390, height=844), "desktop": DESKTOP}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def take(site: Site, browser_path: str, folder: Path) -> int:
    """Write the pictures and return how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    with sync_playwright() as playwright:
        browser = launch(playwright, browser_path)
        page = browser.new_page(base_url=site.origin)
        for locale, (name, ref) in product(LOCALES, ADDRESSES.items()):
            page.goto(site.words(locale).path(ref))
            for (size, viewport), scheme in product(SIZES.items(), SCHEMES):
                page.set_viewport_size(viewport)
                page.emulate_media(color_scheme=scheme)
                page.screenshot(path=folder / f"{name}-{locale}-{size}-{scheme}.png", full_page=True)
                count += 1
        browser.close()
    return count


def main() -> int:
    """Serve the site, take the pictures, say where they are."""
    path = system.find_chromium()
    if path is None:
        sys.stderr.write(f"{system.remedy(system.CHROMIUM)}\n")
        return 1
    with TemporaryDirectory() as folder, serving(Path(folder)) as site:
        count = take(site, path, FOLDER)
    sys.stdout.write(f"{count} pictures are in {FOLDER}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
