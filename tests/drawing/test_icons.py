"""Icons: each file is what it says, is what would be drawn today, and shows the mark in the site's colours."""

import re
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageStat

from webapp.config import ROOT
from webapp.drawing import colours, mark
from webapp.drawing.mark import ICONS

FOLDER = ROOT / "static" / "img"
SIZES = {
    "apple-touch-icon.png": 180,
    "icon-192.png": 192,
    "icon-512.png": 512,
    "icon-maskable-512.png": 512,
}


def kept(name: str) -> Image.Image:
    return Image.open(BytesIO((FOLDER / name).read_bytes()))


def rgba(picture: Image.Image) -> Image.Image:
    return picture.convert("RGBA")


def alike(one: Image.Image, other: Image.Image) -> bool:
    """Whether two pictures look the same, whichever version of the library has drawn them."""
    difference = ImageStat.Stat(ImageChops.difference(rgba(one), rgba(other)))
    return one.size == other.size and max(difference.mean) < 0.5


@pytest.mark.parametrize(("name", "side"), SIZES.items())
def test_a_file_is_what_it_says(name: str, side: int) -> None:
    picture = kept(name)
    assert (picture.format, picture.size) == ("PNG", (side, side))
    assert (FOLDER / name).stat().st_size < 20_000


def test_the_icon_of_tabs_has_both_sizes() -> None:
    picture = kept("favicon.ico")
    assert picture.format == "ICO"
    assert picture.info["sizes"] == {(16, 16), (32, 32)}
    assert (FOLDER / "favicon.ico").stat().st_size < 5_000


def test_nothing_is_missing() -> None:
    assert {*SIZES, "favicon.ico"} == ICONS.keys()


@pytest.mark.parametrize("name", ICONS)
def test_a_file_is_what_would_be_drawn_today(name: str) -> None:
    file, drawn = kept(name), Image.open(BytesIO(ICONS[name]()))
    assert alike(file, drawn)
    assert not alike(file, Image.new("RGBA", file.size))


@pytest.mark.parametrize("name", ["apple-touch-icon.png", "icon-maskable-512.png"])
def test_an_icon_that_others_cut_has_no_holes(name: str) -> None:
    picture = kept(name)
    alpha = rgba(picture).getchannel("A").getextrema()
    assert alpha == (255, 255)


def test_what_is_cut_off_is_ground_alone() -> None:
    """Each pixel beyond the safe circle, of 40 % of the side, is paper (W3C Web App Manifest, 3.2)."""
    picture = kept("icon-maskable-512.png").convert("RGB")
    paper = Image.new("RGB", picture.size, colours.PAPER)
    box = ImageChops.difference(picture, paper).getbbox()
    assert box is not None
    pixels = ImageChops.difference(picture, paper).convert("L").load()
    assert pixels is not None
    far = [
        (x, y)
        for x in range(512)
        for y in range(512)
        if pixels[x, y] and (x + 0.5 - 256) ** 2 + (y + 0.5 - 256) ** 2 > (0.4 * 512 + 1) ** 2
    ]
    assert far == []
    assert box[2] - box[0] > 250


def test_the_mark_is_drawn_as_its_file_says() -> None:
    for name in ("mark.svg", "icon.svg"):
        source = (FOLDER / name).read_text(encoding="utf-8")
        circles = re.findall(r'<circle(?: class="table")? cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"', source)
        table, *seats = [tuple(map(float, numbers)) for numbers in circles]
        assert table == (mark.SIDE / 2, mark.SIDE / 2, mark.TABLE_RADIUS)
        assert seats == [(x, y, mark.SEAT_RADIUS) for x, y in mark.SEATS]
        assert f'stroke-width="{mark.EDGE}"' in source
        for colour in (colours.TABLE, colours.MARIGOLD, colours.INK):
            assert f'"{colour}"' in source


@pytest.mark.parametrize("name", ["paper", "raised", "ink", "soft"])
def test_colours_are_those_of_the_light_theme(name: str) -> None:
    tokens = (ROOT / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
    found = re.search(rf"--{name}: light-dark\((#\w+), ", tokens)
    assert found
    assert found[1] == getattr(colours, name.upper())
    assert f"--accent: {colours.MARIGOLD};" in tokens


def test_the_cloth_is_the_table_on_paper() -> None:
    table, paper, cloth = (
        [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
        for colour in (colours.TABLE, colours.PAPER, colours.CLOTH)
    )
    mixed = [0.12 * one + 0.88 * other for one, other in zip(table, paper, strict=True)]
    assert max(abs(one - other) for one, other in zip(mixed, cloth, strict=True)) < 2
