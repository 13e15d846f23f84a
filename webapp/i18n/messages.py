"""The formatter of messages: brace placeholders, no markup, and it cannot raise over what a translator wrote.

A message is broken if it could mislead or break the page: `problems` says why. Broken translations never reach
`fill`: the catalogue drops them when it is made, and the string falls back alone.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from . import reasons
from .text import HasHtml, Text

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_MARKUP = re.compile(r"<\s*[/!?a-z]|&(#\d+|#x[0-9a-f]+|[a-z][a-z0-9]*);", re.IGNORECASE)
_REFERENCE = re.compile(r"\]\(([^()\[\]\s]*)\)")
_LINK = "]("
_LONGEST = 1_000
_GROWTH = 10
_BIDI = "\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c"
_LAST_OF_PLANES = "".join(f"{chr(last - 1)}{chr(last)}" for last in range(0xFFFF, 0x110000, 0x10000))
_UNFIT = re.compile(f"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff{_BIDI}\ufdd0-\ufdef{_LAST_OF_PLANES}]")
"""Controls, halves of pairs (surrogates), and what Unicode says is no character."""


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
    if len(translation) > _LONGEST + _GROWTH * len(source):
        # Said first, and alone: to look further into a text of any length could take any time.
        return [reasons.TOO_LONG]
    found = []
    if not any(map(_is_visible, translation)):
        found.append(reasons.EMPTY)
    elif "\n" in translation and "\n" not in source:
        found.append(reasons.LINE_BREAK)
    asked, given = placeholders(source), placeholders(translation)
    found += [reasons.MISSING.format(name=f"{{{name}}}") for name in sorted(asked - given - optional)]
    found += [reasons.ADDED.format(name=f"{{{name}}}") for name in sorted(given - asked)]
    if any(brace in _PLACEHOLDER.sub("", translation) for brace in "{}"):
        found.append(reasons.BRACE)
    if _MARKUP.search(translation) and not _MARKUP.search(source):
        found.append(reasons.MARKUP)
    if references(source) != references(translation) or _has_other_links(translation):
        wanted = ", ".join(sorted(references(source)))
        found.append(reasons.LINKS.format(links=wanted) if wanted else reasons.NO_LINKS)
    if _UNFIT.search(translation):
        found.append(reasons.INVISIBLE)
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


def _has_other_links(translation: str) -> bool:
    """Whether there are links that `references` does not see, such as those with a title."""
    return translation.count(_LINK) > len(_REFERENCE.findall(translation))


def _is_visible(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cf", "Zs", "Zl", "Zp")
