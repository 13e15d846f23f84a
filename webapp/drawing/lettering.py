"""Words in the site's own face: which of its letters it has, and how text is broken into lines."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from PIL import ImageFont

_FOLDER = Path(__file__).resolve().parents[2] / "static" / "fonts"
FONTS = tuple(_FOLDER / f"atkinson-hyperlegible-next-{part}-wght-normal.woff2" for part in ("latin", "latin-ext"))
"""The files of the face; a letter is taken from the first one that has it."""
BOLD = 700
LEADING = 1.16
_NO_CHARACTER = "\U0010ffff"
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Lines:
    """Text as it is set: its lines, the size of the letters, and what it takes."""

    lines: tuple[str, ...]
    size: int
    width: float
    height: float


@lru_cache(maxsize=64)
def _font(part: int, size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(FONTS[part]), size)
    font.set_variation_by_axes([weight])
    return font


@lru_cache(maxsize=4096)
def _part(character: str) -> int | None:
    """Which file has a character: one that has not shows the same box for it as for what is no character."""
    for part in range(len(FONTS)):
        font = _font(part, 40, BOLD)
        if bytes(font.getmask(character)) != bytes(font.getmask(_NO_CHARACTER)):
            return part
    return None


def spelled(text: str) -> str | None:
    """The text in one line as the face can set it, without signs that it has not; None if a letter is missing."""
    whole = unicodedata.normalize("NFC", text).replace("\n", " ")
    kept = [character for character in whole if not unicodedata.category(character).startswith("C")]
    missing = {character for character in kept if _part(character) is None}
    if any(unicodedata.category(character)[0] in "LMN" for character in missing):
        return None
    return " ".join("".join(character for character in kept if character not in missing).split(" ")).strip()


def runs(text: str, size: int, weight: int = BOLD) -> Iterator[tuple[str, ImageFont.FreeTypeFont]]:
    """The text in pieces, each with the font that has its letters."""
    for part, characters in groupby(text, lambda character: _part(character) or 0):
        yield "".join(characters), _font(part, size, weight)


def width(text: str, size: int, weight: int = BOLD) -> float:
    """How wide a line is."""
    return sum(font.getlength(piece) for piece, font in runs(text, size, weight))


def fitting(text: str, most_width: float, most_height: float, sizes: range) -> Lines:
    """The text in lines of much the same length, in the first of these sizes that it fits in; cut if none does.

    A line is broken at spaces, within a word only where nothing else helps. Spaces that do not break are kept.
    """
    found = None
    for size in sizes:
        found = _set(text, size, most_width, whole_words=size != sizes[-1])
        if found and found.height <= most_height:
            return found
    assert found, "in the last size words are broken"
    most = max(1, int(most_height / (found.size * LEADING)))
    last = found.lines[most - 1]
    while last and width(last + _CUT, found.size) > most_width:
        last = last[:-1]
    lines = (*found.lines[: most - 1], last.rstrip() + _CUT)
    return _measured(lines, found.size)


def _set(text: str, size: int, most: float, *, whole_words: bool) -> Lines | None:
    words = text.split(" ")
    if whole_words and any(width(word, size) > most for word in words):
        return None
    pieces = [piece for word in words for piece in _broken(word, size, most)]
    lines = _filled(pieces, size, most)
    # As narrow as may be without one more line: the last line is then not a single word.
    low, high = max(width(piece, size) for piece in pieces), most
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (low, middle) if len(_filled(pieces, size, middle)) == len(lines) else (middle, high)
    return _measured(_filled(pieces, size, high), size)


def _broken(word: str, size: int, most: float) -> Iterator[str]:
    start = 0
    for end in range(1, len(word) + 1):
        if end - start > 1 and width(word[start:end], size) > most:
            yield word[start : end - 1]
            start = end - 1
    yield word[start:]


def _filled(pieces: list[str], size: int, most: float) -> tuple[str, ...]:
    lines: list[str] = []
    for piece in pieces:
        if lines and width(f"{lines[-1]} {piece}", size) <= most:
            lines[-1] = f"{lines[-1]} {piece}"
        else:
            lines.append(piece)
    return tuple(lines)


def _measured(lines: tuple[str, ...], size: int) -> Lines:
    return Lines(lines, size, max(width(line, size) for line in lines), len(lines) * size * LEADING)
