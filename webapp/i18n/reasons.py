"""What can be wrong with a text or a file: told in English where it is found, translated where it is shown.

A reason is kept as its English sentence, also in the store. `parts` finds the messages that it was made from.
"""

import re
from collections.abc import Iterator, Mapping

from .marking import N_

EMPTY = N_("The translation is empty.")
TOO_LONG = N_("The translation is far longer than the English.")
LINE_BREAK = N_("There is a line break: a text stands on one line.")
BROKEN_FORM = N_("There is a line break in one of the forms (singular or plural): each stands on one line.")
MISSING = N_("The placeholder {name} is missing.")
ADDED = N_("The placeholder {name} is not in the English.")
BRACE = N_("There is a brace that belongs to no placeholder.")
MARKUP = N_("Markup is not allowed: there is a tag or an entity.")
NO_LINKS = N_("There is a link, and the English has none.")
LINKS = N_("The links must be those of the English: {links}.")
INVISIBLE = N_("There is an invisible control character.")
FORMS = N_("The number of forms is {count}; this language has {wanted}.")
ADDRESS_WORD = N_("A word of an address has only digits, hyphens, and small letters without accents.")
UNKNOWN = N_("The site has no such text any more.")
FOREIGN = N_("The English above this text in the file is not what the site ever said here.")
TAKEN_WORD = N_("This word stands in addresses for something else already.")
BOTH_CHANGED = N_("This text was changed on the site too, after the file was downloaded.")
NO_BASE = N_("The file does not say which download it was made from, and the site has another text.")

UNREADABLE = N_("cannot be read: {reason}")
TOO_LARGE = N_("is larger than {size} megabytes")
NOT_UTF8 = N_("is not UTF-8: save the file in this encoding")
NOT_PO = N_("is not as a PO file must be")
NOT_PO_LINE = N_("is not as a PO file must be; is a straight quote missing, or is there one too many? {line}")
NO_TEXT = N_("the message before this one has no msgstr")
CUT_OFF = N_("the file ends in the middle of a message")
TWICE = N_("this message stands here twice, first in line {line}")
HALF_PLURAL = N_("this message needs msgid_plural with msgstr[0] …, or neither")
NUMBERS = N_("the forms of this message are not numbered msgstr[0], msgstr[1] …")
OTHER_LANGUAGE = N_("is a catalogue for “{language}”, not for “{locale}”")
OTHER_SITE = N_("is a catalogue of something else than this site")

SENTENCES = (
    EMPTY,
    TOO_LONG,
    LINE_BREAK,
    BROKEN_FORM,
    MISSING,
    ADDED,
    BRACE,
    MARKUP,
    NO_LINKS,
    LINKS,
    INVISIBLE,
    FORMS,
    ADDRESS_WORD,
    UNKNOWN,
    FOREIGN,
    TAKEN_WORD,
    BOTH_CHANGED,
    NO_BASE,
)
"""Why a text was put aside; a reason is one or several of them."""
FAULTS = (
    UNREADABLE,
    TOO_LARGE,
    NOT_UTF8,
    NOT_PO_LINE,
    NOT_PO,
    NO_TEXT,
    CUT_OFF,
    TWICE,
    HALF_PLURAL,
    NUMBERS,
    OTHER_LANGUAGE,
    OTHER_SITE,
)
"""What is wrong with a file; one of them follows its name and the line."""

Part = tuple[str, Mapping[str, str]]
"""A message, and the values of its placeholders."""


def parts(reason: str) -> list[Part] | None:
    """The messages that a reason was made from, in their order; None if it was made from something else."""
    found = []
    position = 0
    while position < len(reason):
        match = next((match for match in _matches(reason, position)), None)
        if match is None:
            return None
        message, values, position = match
        found.append((message, values))
    return found


def _matches(reason: str, position: int) -> Iterator[tuple[str, Mapping[str, str], int]]:
    for message, pattern in _PATTERNS:
        match = pattern.match(reason, position)
        if match:
            yield message, match.groupdict(), match.end()


def _pattern(message: str, end: str) -> re.Pattern[str]:
    """Matches what a message was made into, up to what may follow it."""
    literals = re.split(r"\{(\w+)\}", message)
    pieces = [f"(?P<{piece}>.+?)" if place % 2 else re.escape(piece) for place, piece in enumerate(literals)]
    return re.compile("".join(pieces) + end, re.DOTALL)


_PATTERNS = [
    *((message, _pattern(message, r"(?: |\Z)")) for message in SENTENCES),
    *((message, _pattern(message, r"\Z")) for message in FAULTS),
]
