"""The formatter of messages: brace placeholders, no markup, and it cannot raise over what a translator wrote.

A message is broken if it could mislead or break the page: `problems` says why. Broken translations never reach
`fill`: the catalogue drops them when it is made, and the string falls back alone.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from .text import HasHtml, Text

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_MARKUP = re.compile(r"<\s*[/!?a-z]|&(#\d+|#x[0-9a-f]+|[a-z][a-z0-9]*);", re.IGNORECASE)
_REFERENCE = re.compile(r"\]\(([^)\s]*)\)")
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def placeholders(message: str) -> frozenset[str]:
    """The names between braces."""
    return frozenset(_PLACEHOLDER.findall(message))


def references(message: str) -> frozenset[str]:
    """The targets of links inside content: `org:ituc`."""
    return frozenset(_REFERENCE.findall(message))


def problems(source: str, translation: str, *, optional: frozenset[str] = frozenset()) -> list[str]:
    """Why a translation may not be shown, in English sentences for translators; empty if it may.

    `optional` names placeholders that may be left out, such as the count in a plural form for one.
    """
    found = []
    if not translation.strip():
        found.append("The translation is empty.")
    asked, given = placeholders(source), placeholders(translation)
    found += [f"The placeholder {{{name}}} is missing." for name in sorted(asked - given - optional)]
    found += [f"The placeholder {{{name}}} is not in the source." for name in sorted(given - asked)]
    if any(brace in _PLACEHOLDER.sub("", translation) for brace in "{}"):
        found.append("There is a brace { or } that belongs to no placeholder.")
    if _MARKUP.search(translation) and not _MARKUP.search(source):
        found.append("Markup is not allowed: there is a tag or an entity.")
    if references(source) != references(translation):
        wanted = ", ".join(sorted(references(source))) or "none"
        found.append(f"The links must be those of the source: {wanted}.")
    if any(character in _BIDI or _is_control(character) for character in translation):
        found.append("There is an invisible control character.")
    return found


def fill(message: str, values: Mapping[str, object], lang: str | None = None) -> Text:
    """The message with its placeholders filled; `lang` is the message's own language where it is not the page's.

    A value with HTML of its own (a link, a name with its language) is kept as it is; anything else is escaped. A
    placeholder without a value stays as it stands, so that a mistake in a template is seen and is not a 500.
    """
    parts: list[str | HasHtml] = []
    for literal, name in _split(message):
        if literal:
            parts.append(literal)
        if name:
            parts.append(_part(values[name]) if name in values else f"{{{name}}}")
    return Text(tuple(parts), lang)


def _part(value: object) -> HasHtml:
    return value if isinstance(value, HasHtml) else Text((str(value),))


@lru_cache(maxsize=4096)
def _split(message: str) -> tuple[tuple[str, str], ...]:
    pieces = _PLACEHOLDER.split(message)
    return tuple(zip(pieces[::2], [*pieces[1::2], ""], strict=True))


def _is_control(character: str) -> bool:
    return unicodedata.category(character) == "Cc" and character != "\n"
