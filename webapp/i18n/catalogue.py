"""Catalogues of interface strings: immutable, checked once when they are made."""

import struct
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from gettext import c2py
from pathlib import Path
from types import MappingProxyType

from babel.messages.mofile import read_mo

from .messages import fill, placeholders, problems
from .text import Text

SOURCE_LOCALE = "en"
COUNT = "count"

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
        reasons = entry_problems(entry)
        if reasons:
            broken.append((key, " ".join(reasons)))
        else:
            forms[key] = entry.forms
    return Catalogue(locale, MappingProxyType(forms), plural, tuple(broken))


def entry_problems(entry: Entry) -> list[str]:
    """Why an entry may not be shown: those of each of its forms."""
    if len(entry.sources) == 1:
        return problems(entry.sources[0], entry.forms[0])
    # Any form may leave out the number: "one worker" and, in some languages, "no workers" read better without it.
    optional = placeholders(entry.sources[-1]) & {COUNT}
    return [reason for form in entry.forms for reason in problems(entry.sources[-1], form, optional=optional)]


def load(locale: str, path: Path) -> Catalogue:
    """The catalogue compiled at `path`; an absent or unreadable file gives an empty one, and all falls back."""
    try:
        with path.open("rb") as file:
            compiled = read_mo(file)
        plural = c2py(compiled.plural_expr)
        entries = [
            Entry(_context(message.context), _texts(message.id), _texts(message.string))
            for message in compiled
            if message.id
        ]
    except (OSError, ValueError, LookupError, TypeError, struct.error) as error:
        return Catalogue(locale, broken=(((None, ""), f"{path}: {error}"),))
    return make(locale, entries, plural)


def _context(value: str | bytes | None) -> str | None:
    # Babel reads the contexts of a compiled catalogue as bytes.
    return value.decode() if isinstance(value, bytes) else value


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, tuple | list) else (str(value),)


def N_(source: str) -> str:  # noqa: N802
    """Marks an interface string for the catalogues where it is named; it is translated where it is shown."""
    return source


def NC_(context: str, source: str) -> str:  # noqa: N802
    """Marks an interface string that means something else in other places: `context` says which one this is."""
    return source
