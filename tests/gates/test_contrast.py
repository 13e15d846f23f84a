"""Contrast: every pair of colours that the site uses, in each theme, usual and more, worked out from stylesheets."""

import re
from itertools import product
from math import floor

import pytest

from webapp.config import ROOT

CSS = ROOT / "static" / "css"
TOKEN = re.compile(r"(--[\w-]+): ([^;]+);")
COLOUR = re.compile(r"#(?:[0-9a-f]{6}|[0-9a-f]{3})")
THEMES = ("light", "dark")
REGIONS = ("africa", "asia", "europe", "latin-america")
TEXTS = ("ink", "soft", "link", "visited")
GROUNDS = ("paper", "raised", *REGIONS)
TABLE = "table in mark.svg and table.svg on paper"


def read(*names: str) -> dict[str, str]:
    """The tokens of stylesheets, of which later ones win."""
    return {
        name: value
        for sheet in names
        for name, value in TOKEN.findall((CSS / f"{sheet}.css").read_text(encoding="utf-8"))
    }


USUAL = read("tokens")
MORE = {**USUAL, **read("contrast")}


def colour(tokens: dict[str, str], name: str, theme: str) -> str:
    """The colour of a token in a theme."""
    value = tokens[f"--{name}"]
    if reference := re.fullmatch(r"var\(--([\w-]+)\)", value):
        return colour(tokens, reference[1], theme)
    found: list[str] = COLOUR.findall(value)
    assert len(found) == (2 if "light-dark" in value else 1), value
    return found[-1 if theme == "dark" else 0]


def luminance(written: str) -> float:
    """The relative luminance of a colour (WCAG 2.2)."""
    digits = written[1:] if len(written) == 7 else "".join(digit * 2 for digit in written[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2), rounded down to two places."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return floor((lighter + 0.05) / (darker + 0.05) * 100) / 100


@pytest.mark.parametrize(("theme", "text", "ground"), list(product(THEMES, TEXTS, GROUNDS)))
def test_text_has_enough_contrast(theme: str, text: str, ground: str) -> None:
    assert contrast(colour(USUAL, text, theme), colour(USUAL, ground, theme)) >= 7
    assert contrast(colour(MORE, text, theme), colour(MORE, ground, theme)) >= 12


@pytest.mark.parametrize("theme", THEMES)
def test_words_on_the_accent_have_enough_contrast(theme: str) -> None:
    assert contrast(colour(USUAL, "accent-ink", theme), colour(USUAL, "accent", theme)) >= 7
    assert contrast(colour(MORE, "accent-ink", theme), colour(MORE, "accent", theme)) >= 12


def test_text_on_paper_has_enough_contrast() -> None:
    printed = {**USUAL, **read("print")}
    assert printed["--paper"] != USUAL["--paper"]
    for text, ground in product(TEXTS, GROUNDS):
        assert contrast(colour(printed, text, "light"), colour(printed, ground, "light")) >= 7, (text, ground)


@pytest.mark.parametrize("theme", THEMES)
def test_shapes_have_enough_contrast(theme: str) -> None:
    shapes = [
        ("line", "paper"),
        ("sea", "paper"),
        ("sea", "raised"),
        ("focus-outer", "paper"),
        ("focus-outer", "focus-inner"),
        *((f"{region}-edge", ground) for region in REGIONS for ground in (region, "paper")),
    ]
    for shape, ground in shapes:
        for tokens, least in ((USUAL, 3), (MORE, 4.5)):
            found = contrast(colour(tokens, shape, theme), colour(tokens, ground, theme))
            assert found >= least, (shape, ground, found)


@pytest.mark.parametrize("theme", THEMES)
def test_the_table_of_the_pictures_has_enough_contrast(theme: str) -> None:
    pictures = [(ROOT / "static" / "img" / name).read_text(encoding="utf-8") for name in ("mark.svg", "table.svg")]
    [table] = set(re.findall(r"#[0-9a-f]{6}", "".join(pictures))) - {"#f2a71b", "#2a1730"}
    assert contrast(table, colour(USUAL, "paper", theme)) >= 3
    assert contrast(table, colour(MORE, "paper", theme)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_a_filled_seat_is_seen(theme: str) -> None:
    """By its edge, or by what fills it."""
    for tokens, least in ((USUAL, 3), (MORE, 4.5)):
        paper = colour(tokens, "paper", theme)
        assert max(contrast(colour(tokens, part, theme), paper) for part in ("accent", "accent-ink")) >= least


def test_the_figures_in_the_stylesheet_are_those_of_its_colours() -> None:
    """The table at its beginning; what is on the least favourable region is the least of all regions."""
    told = re.findall(r"^   (\S.*?) {2,}\S+:1 +([\d.]+) +([\d.]+)$", (CSS / "tokens.css").read_text("utf-8"), re.M)
    assert len(told) > 20
    figures = {pair: (float(light), float(dark)) for pair, light, dark in told}
    for pair, written in figures.items():
        if found := re.match(r"(ink|soft|link|visited|sea|line) on (paper|raised|the least favourable region)", pair):
            grounds = REGIONS if found[2].startswith("the") else (found[2],)
            pairs = [(found[1], ground) for ground in grounds]
        elif found := re.fullmatch(r"([\w-]+)-edge on (its tint|paper)", pair):
            pairs = [(f"{found[1]}-edge", "paper" if found[2] == "paper" else found[1])]
        elif pair.startswith("accent-ink on accent"):
            pairs = [("accent-ink", "accent")]
        elif pair.startswith("focus"):
            pairs = [("focus-outer", "focus-inner" if "inner" in pair else "paper")]
        else:
            assert pair in (TABLE, "seat: edge (light), fill (dark) on paper")
            continue
        worked = tuple(
            min(contrast(colour(USUAL, one, theme), colour(USUAL, other, theme)) for one, other in pairs)
            for theme in THEMES
        )
        assert worked == written, pair


def test_each_colour_is_named_once_for_both_themes() -> None:
    """A theme is chosen by `color-scheme` alone: no rule for dark colours stands beside it."""
    for sheet in CSS.glob("*.css"):
        assert "prefers-color-scheme" not in sheet.read_text(encoding="utf-8"), sheet.name
