"""`make screenshots`: each page is there in each language, and the sheets show them all."""

from itertools import product
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from PIL import Image

from e2e.screenshots import GAP, PAGES, SIZES, SMALL, main, path, sheet
from e2e.server import Site
from e2e.words import LOCALES


@pytest.mark.parametrize("locale", LOCALES)
def test_each_page_is_there(site: Site, locale: str) -> None:
    for name, wanted in PAGES.items():
        address = site.origin + path(site, locale, name)
        if wanted is None:
            with pytest.raises(HTTPError, match="404") as raised:
                urlopen(address)
            raised.value.close()
        else:
            with urlopen(address) as answer:
                assert answer.url == address, name


def test_a_sheet_shows_each_page_in_its_place(tmp_path: Path) -> None:
    locales = ("nl", "en")
    places = list(product(locales, PAGES))
    for number, (locale, name) in enumerate(places):
        picture = Image.new("RGB", (390, 500 + 400 * number), (10 * number, 0, 200))
        picture.save(tmp_path / f"{name}-{locale}-phone-dark.png")
    whole = sheet(tmp_path, "phone", "dark", locales)
    seen = {colour for _, colour in whole.getcolors(1_000_000) or ()}
    assert {(10 * number, 0, 200) for number in range(len(places))} <= seen
    assert whole.width == len(PAGES) * (SMALL["phone"] + GAP) + GAP
    assert whole.height < 2 * 2 * SIZES["phone"]["height"]


def test_a_language_that_the_site_has_not_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["screenshots", "nl", "xx"])
    assert main() == 1
    assert capsys.readouterr().err == "The site has no language “xx”; it has en, nl, fr, es.\n"
