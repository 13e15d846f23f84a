"""Locale tags: which are ours, and which one a visitor gets. Nothing here raises over what a browser sends."""

import re
from collections.abc import Sequence

from babel import Locale, UnknownLocaleError
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

_TAG = re.compile(r"[a-z]{2,3}")
MAX_HEADER = 1_000


def parse_locales(value: str) -> tuple[str, ...]:
    """The locales of a setting such as `en, nl, fr, es`, the first being the source language.

    Raises ValueError with a sentence for a tag that is not CLDR's own for a language (`iw` is `he`), or named twice.
    """
    tags = tuple(re.split(r"[\s,]+", value.strip()))
    for tag in tags:
        try:
            if not _TAG.fullmatch(tag):
                raise UnknownLocaleError(tag)
            if str(Locale.parse(tag)) != tag:
                raise UnknownLocaleError(tag)
        except UnknownLocaleError as error:
            raise ValueError(f"“{tag}” is not the tag of a language, such as en or nl.") from error
    if len(set(tags)) < len(tags):
        raise ValueError("A language is named twice.")
    return tags


def negotiate(header: str | None, available: Sequence[str]) -> str:
    """The locale for an Accept-Language header (RFC 9110, 12.5.4; lookup as in RFC 4647, 3.4).

    `nl-BE` gives `nl`; what is refused (`q=0`), unknown or garbage is passed over; the default is the first locale.
    """
    if header and len(header) <= MAX_HEADER:
        for tag, quality in parse_accept_header(header, LanguageAccept):
            language = tag.replace("_", "-").split("-")[0].lower()
            if quality > 0 and language in available:
                return language
    return available[0]


def autonym(locale: str) -> str:
    """The name of a language in that language, as a label: `Français`."""
    name = Locale.parse(locale).get_display_name(locale) or locale
    return name[0].upper() + name[1:]
