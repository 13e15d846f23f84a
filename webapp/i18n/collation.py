"""Order as readers of a language expect it: sort keys by ICU, computed when a name is written."""

from functools import lru_cache

import icu

from .locales import cldr_locale


def version() -> str:
    """The version of the rules: keys made under another one must be made again."""
    return f"ICU {icu.ICU_VERSION}, Unicode {icu.UNICODE_VERSION}"


def sort_key(text: str, locale: str) -> bytes:
    """A key that compares byte by byte as the texts do in the language's standard collation."""
    key: bytes = _collator(locale).getSortKey(text)
    return key


@lru_cache
def _collator(locale: str) -> icu.Collator:
    return icu.Collator.createInstance(icu.Locale(str(cldr_locale(locale))))
