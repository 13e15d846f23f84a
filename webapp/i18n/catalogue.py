"""Catalogues of interface strings: immutable, checked once when they are made."""

import struct
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from gettext import c2py
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

from babel.messages.mofile import read_mo
from babel.messages.plurals import get_plural

from .locales import cldr_locale
from .messages import fill, placeholders, problems
from .reasons import ADDRESS_WORD, FORMS
from .slugs import slugify
from .text import Text

SOURCE_LOCALE = "en"
COUNT = "count"
ADDRESS = "address"
"""The context of words that stand in addresses."""

LITTLE_ENDIAN = b"\xde\x12\x04\x95"
"""How a compiled catalogue begins if the bytes of its numbers are in this order."""
PLACE_BYTES = 8
"""The length and place of a text, as a compiled catalogue has them in its two lists."""

Id = tuple[str | None, str]
"""Context and source text."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A message as a catalogue file has it; plural messages have several sources and forms."""

    context: str | None
    sources: tuple[str, ...]
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The interface strings of one locale.

    `broken` lists what was left out, with the reasons: each of these strings falls back to English alone.
    """

    locale: str
    forms: Mapping[Id, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    plural: Callable[[int], int] = lambda n: int(n != 1)
    broken: tuple[tuple[Id, str], ...] = ()

    def text(self, source: str, /, *, context: str | None = None, **values: object) -> Text:
        """A message in this locale, or in English and marked as such."""
        forms = self.forms.get((context, source))
        if forms is None:
            return fill(source, values, self._fallback_lang)
        return fill(forms[0], values)

    def plural_text(self, one: str, other: str, /, n: int, *, context: str | None = None, **values: object) -> Text:
        """A message that depends on the number `n`; `{count}` is the number unless a value for it is given."""
        values.setdefault(COUNT, n)
        forms = self.forms.get((context, one))
        index = self.plural(n) if forms else 0
        if forms is None or index >= len(forms):
            return fill(one if n == 1 else other, values, self._fallback_lang)
        return fill(forms[index], values)

    def under(self, entries: Iterable[Entry]) -> "Catalogue":
        """The catalogue with entries that take the place of its own; those that are broken leave it as it is."""
        over = make(self.locale, entries, self.plural)
        broken = dict.fromkeys((*self.broken, *over.broken))
        return Catalogue(self.locale, MappingProxyType({**self.forms, **over.forms}), self.plural, tuple(broken))

    @property
    def _fallback_lang(self) -> str | None:
        return None if self.locale == SOURCE_LOCALE else SOURCE_LOCALE


def make(locale: str, entries: Iterable[Entry], plural: Callable[[int], int]) -> Catalogue:
    """A catalogue without its broken and empty entries."""
    forms: dict[Id, tuple[str, ...]] = {}
    broken: list[tuple[Id, str]] = []
    for entry in entries:
        key = (entry.context, entry.sources[0])
        if not any(entry.forms):
            continue
        reasons = faults(entry, locale)
        if reasons:
            broken.append((key, " ".join(reasons)))
        else:
            forms[key] = entry.forms
    return Catalogue(locale, MappingProxyType(forms), plural, tuple(broken))


def faults(entry: Entry, locale: str) -> list[str]:
    """Why an entry may not be shown in a language, which has its own number of plural forms."""
    if len(entry.sources) > 1 and len(entry.forms) != (wanted := get_plural(cldr_locale(locale)).num_plurals):
        return [FORMS.format(count=len(entry.forms), wanted=wanted)]
    return entry_problems(entry)


def entry_problems(entry: Entry) -> list[str]:
    """Why an entry may not be shown: those of each of its forms."""
    if len(entry.sources) == 1:
        text = "\n".join(entry.forms)
        found = problems(entry.sources[0], text)
        if entry.context == ADDRESS and slugify(text) != text:
            found.append(ADDRESS_WORD)
        return found
    # Any form may leave out the number: "one worker" and, in some languages, "no workers" read better without it.
    optional = placeholders(entry.sources[-1]) & {COUNT}
    return [reason for form in entry.forms for reason in problems(entry.sources[-1], form, optional=optional)]


def shipped(folder: Path, locale: str) -> Catalogue:
    """The catalogue that the site comes with; the language that texts are written in needs none."""
    if locale == SOURCE_LOCALE:
        return Catalogue(locale)
    return load(locale, folder / locale / "LC_MESSAGES" / "messages.mo")


def load(locale: str, path: Path) -> Catalogue:
    """The catalogue compiled at `path`; an absent or unreadable file gives an empty one, and all falls back.

    A language that was just begun has none yet: that alone is nothing to tell.

    The plural rule is the language's own: that of the file might name a form that is not there, or divide by nothing.
    """
    plural = c2py(get_plural(cldr_locale(locale)).plural_expr)
    try:
        compiled = read_mo(BytesIO(_without_header(path.read_bytes())))
        entries = [
            Entry(_context(message.context), _texts(message.id), _texts(message.string))
            for message in compiled
            if message.id
        ]
    except FileNotFoundError:
        return Catalogue(locale, plural=plural)
    except (OSError, ValueError, LookupError, TypeError, struct.error) as error:
        return Catalogue(locale, plural=plural, broken=(((None, ""), f"{path}: {error}"),))
    return make(locale, entries, plural)


def _without_header(data: bytes) -> bytes:
    """A compiled catalogue whose header, the translation of nothing, is empty: Babel gives up all for a wrong one."""
    words = f"{'<' if data.startswith(LITTLE_ENDIAN) else '>'}{{}}I".format
    count, ids, texts = struct.unpack_from(words(3), data, 8)
    changed = bytearray(data)
    for place in range(0, count * PLACE_BYTES, PLACE_BYTES):
        if struct.unpack_from(words(1), data, ids + place) == (0,):
            struct.pack_into(words(1), changed, texts + place, 0)
    return bytes(changed)


def _context(value: str | bytes | None) -> str | None:
    # Babel reads the contexts of a compiled catalogue as bytes.
    return value.decode() if isinstance(value, bytes) else value


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, tuple | list) else (str(value),)
