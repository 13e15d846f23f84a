"""Marks that say where a text comes from and in which language it is there; they travel with it into the page.

A mark is made of private-use characters, which nothing in the site knows: what a page says of a language and what its
text is are compared without looking at a single letter of the text.
"""

import re
from dataclasses import dataclass
from enum import Enum


class Origin(Enum):
    """What a text was before it came on a page; the values are the characters that its marks begin with."""

    MESSAGE = "\ue200"
    NAME = "\ue201"
    CLDR = "\ue202"


_END = "\ue203"
_TAG = 0xE100
"""The letters of a language's tag stand in a mark moved by this much."""
_STARTS = "".join(origin.value for origin in Origin)
_CORE = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)
_FIXED = re.compile(r"(\{[a-z][a-z0-9_]*\}|\]\([^)\s]*\)|[\[*_\n])")
"""Placeholders, links, stress, and the ends of the lines that the forms of a plural stand on."""
_RUN = re.compile(f"([{_STARTS}])([\ue100-\ue17f]*)([^{_STARTS}{_END}]*){_END}?")
_ANY = re.compile(f"[{_STARTS}{_END}\ue100-\ue17f]")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one origin; `lang` is None for a name that belongs to no language."""

    origin: Origin
    lang: str | None
    text: str


def mark(text: str, lang: str | None, origin: Origin) -> str:
    """A text with its language, from its first letter or digit to its last; what has neither stays as it is."""
    start = origin.value + "".join(chr(_TAG + ord(letter)) for letter in lang or "")
    return _CORE.sub(lambda core: f"{start}{core[0]}{_END}", text, count=1)


def mark_message(message: str, lang: str) -> str:
    """A message with its language; what comes in the place of a placeholder, and where a link leads, is not in it."""
    pieces = _FIXED.split(message)
    pieces[::2] = [mark(piece, lang, Origin.MESSAGE) for piece in pieces[::2]]
    return "".join(pieces)


def marked(text: str) -> bool:
    """Whether there is a mark, or a part of one."""
    return bool(_ANY.search(text))


def runs(text: str) -> tuple[list[Run], str]:
    """The stretches of a text whose origin is known, and what is left without one."""
    found = [
        Run(Origin(start), "".join(chr(ord(letter) - _TAG) for letter in tag) or None, words)
        for start, tag, words in _RUN.findall(text)
    ]
    return found, _RUN.sub(" ", text)


def bare(text: str) -> str:
    """The text without marks."""
    return _ANY.sub("", text)
