"""Letters have the size that the reader has chosen in the browser: no size of text is fixed (WCAG 1.4.4)."""

import re

import pytest

from webapp.config import ROOT

CSS = ROOT / "static" / "css"
PAPER = "print.css"
"""On paper, points are what they say."""
FIXED = re.compile(
    r"(?<![\w-])(?:font|font-size|line-height|--size-[\w-]+|--leading[\w-]*):[^;]*?\d(?:px|pt|mm|cm|in)\b[^;]*;"
)


@pytest.mark.parametrize("name", sorted(path.name for path in CSS.glob("*.css") if path.name != PAPER))
def test_no_size_of_text_is_fixed(name: str) -> None:
    assert FIXED.findall((CSS / name).read_text(encoding="utf-8")) == []


def test_a_fixed_size_is_found() -> None:
    assert FIXED.search("p { font-size: 14px; }")
    assert FIXED.search("html { font: 400 16px/1.5 serif; }")
    assert not FIXED.search("p { font-size: 1rem; border: 2px solid; }")
