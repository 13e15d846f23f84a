"""Locale tags: which are ours, and which one a visitor gets. Nothing here raises over what a browser sends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

ACCENTED = "en-xa"
"""The pseudo-locale that shows what is not translated and what has no room: accents, and longer texts."""
RIGHT_TO_LEFT = "ar-xb"
"""The pseudo-locale that shows what stands on the wrong side."""


@dataclass(frozen=True, slots=True)
class _Pseudo:
    autonym: str
    english: str


# The second name is in escapes, since an editor would show the line in another order than it has.
_PSEUDO = {
    ACCENTED: _Pseudo("⟦Éñĝļîšĥ⟧", "accented English (pseudo-locale)"),
    RIGHT_TO_LEFT: _Pseudo(
        "⟦\u0639\u0640\u0646\u06af\u0644\u064a\u0633\u0647⟧", "English in Arabic letters (pseudo-locale)"
    ),
}
# CLDR's "en" is American; the English of this site is British. It knows no pseudo-locales.
_CLDR = {"en": "en_GB", ACCENTED: "en_GB", RIGHT_TO_LEFT: "ar"}

_TAG = re.compile(r"[a-z]{2,3}")
MAX_HEADER = 1_000


def is_pseudo(tag: str) -> bool:
    """Whether this is a pseudo-locale: machine-made texts for tests and developers, never for the public."""
    return tag in _PSEUDO


def translated(locales: Sequence[str]) -> tuple[str, ...]:
    """Of the languages of a site those that have catalogues: neither the first, nor pseudo-locales."""
    return tuple(locale for locale in locales[1:] if not is_pseudo(locale))


def cldr_locale(tag: str) -> Locale:
    """The locale to ask of Babel or ICU for one of our tags: `en` is British, a pseudo-locale that of its first part.

    Raises babel.UnknownLocaleError for a tag that is neither ours nor CLDR's.
    """
    return Locale.parse(_CLDR.get(tag, tag))


def territorial(tag: str) -> str:
    """One of our tags with the country that it is most of all written in: `nl_NL`; English is British.

    As CLDR's likely subtags say; without a country if they say none.
    """
    found = cldr_locale(tag)
    likely = Locale.parse(get_global("likely_subtags").get(found.language, found.language))
    country = found.territory or likely.territory
    return f"{found.language}_{country}" if country else found.language


def parse_locales(value: str) -> tuple[str, ...]:
    """The locales of a setting such as `en, nl, fr, es`, the first being the source language.

    Pseudo-locales may be among them. Raises ValueError with a sentence for a tag that is not CLDR's own for a language
    (`iw` is `he`), or named twice.
    """
    tags = tuple(re.split(r"[\s,]+", value.strip()))
    for tag in tags:
        if is_pseudo(tag):
            continue
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

    `nl-BE` gives `nl`, `en-XA` the pseudo-locale if it is available and else `en`; what is refused (`q=0`), unknown or
    garbage is passed over; the default is the first locale.
    """
    if header and len(header) <= MAX_HEADER:
        for tag, quality in parse_accept_header(header, LanguageAccept):
            asked = tag.replace("_", "-").lower()
            language = asked if is_pseudo(asked) and asked in available else asked.split("-")[0]
            if quality > 0 and language in available:
                return language
    return available[0]


def autonym(locale: str) -> str:
    """The name of a language in that language, as a label: `Français`."""
    if is_pseudo(locale):
        return _PSEUDO[locale].autonym
    name = Locale.parse(locale).get_display_name(locale) or locale
    return name[0].upper() + name[1:]


def english_name(locale: str) -> str:
    """The name of a language in English, for those who work on the site: `French`."""
    return _PSEUDO[locale].english if is_pseudo(locale) else Locale.parse(locale).english_name or locale
