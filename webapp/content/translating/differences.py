"""What changed between two wordings, word by word. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from re import findall
from typing import Literal


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: in both texts, only in the first (`removed`), or only in the second (`added`)."""

    kind: Literal["same", "removed", "added"]
    text: str


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of both texts in order: without what was added they are `before`, without what was removed `after`."""
    old, new = _tokens(before), _tokens(after)
    pieces: list[Piece] = []
    for _, start, end, other_start, other_end in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        removed, added = old[start:end], new[other_start:other_end]
        if removed == added:
            pieces.append(Piece("same", "".join(removed)))
            continue
        if removed:
            pieces.append(Piece("removed", "".join(removed)))
        if added:
            pieces.append(Piece("added", "".join(added)))
    return tuple(pieces)


def told(pieces: Sequence[Piece]) -> str:
    """A difference on one line: `{-removed-}` and `{+added+}`."""
    marks = {"same": ("", ""), "removed": ("{-", "-}"), "added": ("{+", "+}")}
    return "".join(f"{marks[piece.kind][0]}{piece.text}{marks[piece.kind][1]}" for piece in pieces)


def _tokens(text: str) -> list[str]:
    """Words, with the space before each; punctuation stands alone, so that a comma is a comma and not a new word."""
    return findall(r"\s*\w+|\s*[^\w\s]|\s+", text)
