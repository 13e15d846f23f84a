"""Pseudo translations, made by machine from the English: for tests and developers, never for the public.

What is not translated, cut off or on the wrong side is seen at once, before there is a translator. Whatever
`messages.problems` demands of a translation is kept: placeholders, the targets of links, stress, and no markup.
"""

import re
import unicodedata
from itertools import cycle

from .locales import ACCENTED, RIGHT_TO_LEFT, is_pseudo
from .messages import placeholders, references

_LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ACCENTS = str.maketrans(_LATIN, "áƀçđéƒĝĥîĵķļṁñöþǫŕšţûṽŵẋýžÁɃÇĐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ")
_WORDS = tuple("one two three four five six seven eight nine ten".translate(_ACCENTS).split())

# In escapes, since an editor would show the letters in another order than they have.
_ARABIC = (
    "\u0627\u0628\u0686\u062f\u0639\u0641\u06af\u0647\u064a\u062c\u0643\u0644\u0645"
    "\u0646\u06c6\u067e\u0642\u0631\u0633\u062a\u0648\u06a4\u06cb\u062e\u06d0\u0632"
)
_TATWEEL = "\u0640"
_LETTERS = dict(zip(_LATIN, [*_ARABIC, *(letter + _TATWEEL for letter in _ARABIC)], strict=True))
_DIGITS = 0x0690
"""Where sixteen Arabic letters begin that `_ARABIC` has not."""


def translate(source: str, tag: str) -> str:
    """The pseudo translation of a message, or of one form of it, into a language.

    `en-xa` has accents and, in whole words at the end, at least 40 % more characters, not counting placeholders and
    the targets of links; `ar-xb` has Arabic letters, a capital being drawn out with a tatweel. Both stand in `⟦⟧`, so
    that a text that is cut off is seen. Any other tag gives the accents alone: a language made by machine, to try out
    what a real one brings. The same source always gives the same text, and two that are in ASCII never the same one.
    Space around a message, and a message of nothing else, stays as it is.
    """
    core = source.strip()
    if not core:
        return source
    start = source.index(core)
    return f"{source[:start]}{_translated(core, tag)}{source[start + len(core) :]}"


def address_word(source: str, tag: str) -> str:
    """The pseudo translation of a word that stands in addresses; `source` is a slug, and so is the answer.

    `member-of` is `xa-member-of` in `en-xa`, `eo-member-of` in `eo`: two words are never the same, in no two languages
    of this kind, and none begins with another unless it did in English.
    """
    return f"{tag.rpartition('-')[2]}-{source}"


def _translated(core: str, tag: str) -> str:
    pieces = _pieces(core)
    letters = _to_arabic if tag == RIGHT_TO_LEFT else _to_accents
    text = "".join(piece if index % 2 else letters(piece) for index, piece in enumerate(pieces))
    if tag == ACCENTED:
        text += _padding(sum(map(len, pieces[::2])))
    return f"⟦{text}⟧" if is_pseudo(tag) else text


def _pieces(message: str) -> list[str]:
    """Text and what is kept as it is, in turn; text comes first and last, though it may be empty."""
    kept = [f"{{{name}}}" for name in placeholders(message)] + [f"]({target})" for target in references(message)]
    return re.split(f"({'|'.join(map(re.escape, kept))})", message) if kept else [message]


def _to_accents(text: str) -> str:
    return text.translate(_ACCENTS)


def _to_arabic(text: str) -> str:
    return "".join(map(_arabic, text))


def _arabic(character: str) -> str:
    # Only letters are taken apart: what else has a canonical equal can have `<` or `;` for it, which would be markup.
    parts = unicodedata.normalize("NFD", character) if character.isalpha() else character
    return "".join(_LETTERS.get(part) or _spelled(part) for part in parts)


def _spelled(character: str) -> str:
    """A letter of another script by its number, in letters; anything else as it is."""
    if not character.isalpha() or unicodedata.bidirectional(character) in ("R", "AL"):
        return character
    return "".join(chr(_DIGITS + int(digit, 16)) for digit in f"{ord(character):05x}")


def _padding(length: int) -> str:
    """Words for a text of this length, with a space before each: at least one, and 40 % of it."""
    padding = ""
    for word in cycle(_WORDS):
        padding += f" {word}"
        if len(padding) * 5 >= length * 2:
            break
    return padding
