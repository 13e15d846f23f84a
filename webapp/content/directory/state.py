"""The state of a list as its address tells it: what is chosen, the text, the order, and where the page begins."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from urllib.parse import urlencode

from webapp.content.directory.fields import Choice, Field
from webapp.content.directory.lists import Listed
from webapp.i18n.slugs import search_words
from webapp.store.queries.directory import Search

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
LONGEST_TEXT = 100
TEXT, SORT, VIEW, START = "q", "sort", "view", "from"
"""Names of parameters beside those of the filters; they are the same in every language, their values are not."""


@dataclass(frozen=True, slots=True)
class State:
    """What is shown of a list; `text` is as it was typed, `start` the reference that the page begins with.

    `view` is how it is shown, of a list that has more than one way.
    """

    listed: Listed
    chosen: Mapping[str, Choice]
    text: str
    sort: Choice
    view: Choice | None = None
    start: str | None = None

    @property
    def filtered(self) -> bool:
        """Whether less than the whole list is asked for."""
        return bool(self.chosen or self.text)

    @property
    def usual(self) -> bool:
        """Whether this is the list as one first meets it."""
        return not (self.filtered or self.start or self._sorted or self._viewed)

    @property
    def _sorted(self) -> bool:
        return self.sort.key != next(iter(self.listed.orders))

    @property
    def _viewed(self) -> bool:
        return self.view is not None and self.view.key != next(iter(self.listed.views))

    def parameters(self, locale: str) -> list[tuple[str, str]]:
        """What stands in its address in a language."""
        pairs = [(name, self.chosen[name].words[locale]) for name in self.listed.filters if name in self.chosen]
        pairs += [(TEXT, self.text)] if self.text else []
        pairs += [(SORT, self.sort.words[locale])] if self._sorted else []
        pairs += [(VIEW, self.view.words[locale])] if self.view and self._viewed else []
        return pairs + ([(START, self.start.removeprefix(self.listed.prefix))] if self.start else [])

    def query(self, locale: str) -> str:
        """Its address in a language after the path, `?` included; ASCII only (RFC 3986), or empty."""
        pairs = self.parameters(locale)
        return f"?{urlencode(pairs)}" if pairs else ""

    def at(self, start: str | None) -> "State":
        """The same list, another page."""
        return replace(self, start=start)

    def choose(self, name: str, choice: Choice) -> "State":
        """The same list with another value of a filter, from the first page."""
        return replace(self, chosen={**self.chosen, name: choice}, start=None)

    def viewed(self, view: Choice) -> "State":
        """The same list, shown otherwise."""
        return replace(self, view=view)

    def without(self, name: str) -> "State":
        """The same list without one of its filters, or its text (`q`), from the first page."""
        chosen = {key: choice for key, choice in self.chosen.items() if key != name}
        return replace(self, chosen=chosen, text="" if name == TEXT else self.text, start=None)

    def search(self, locale: str, ranks: Mapping[str, int]) -> Search:
        """What to look for in the store."""
        keys = {name: choice.key for name, choice in self.chosen.items()}
        relation, _, other = keys.get("relation", "").partition(" ")
        return Search(
            listed=self.listed.key,
            locale=locale,
            region=keys.get("region"),
            country=keys.get("country"),
            kind=keys.get("kind"),
            relation=(relation, other) if relation else None,
            former=keys["status"] == "former" if "status" in keys else None,
            words=tuple(search_words(self.text)),
            sort=self.sort.key,
            ranks=ranks,
            start=self.start,
        )


class Reason(Enum):
    """Why something in an address does not count."""

    UNKNOWN = "is not one of the choices"
    REPEATED = "comes after another value"
    TOO_LONG = "is longer than LONGEST_TEXT"
    NO_LETTERS = "has no letter or digit"
    ABSENT = "is no entry of the list"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something in an address that does not count: the name of the parameter, and its value as it was given."""

    name: str
    value: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Reading:
    """What an address says: `typed` is the text even if it does not count.

    `foreign` if a value is written otherwise than in the language of the page.
    """

    state: State
    typed: str
    left_out: tuple[LeftOut, ...]
    foreign: bool


def read(listed: Listed, given: Iterable[tuple[str, str]], fields: Mapping[str, Field], locale: str) -> Reading:
    """Reads the parameters of an address: the first of each name that is not empty counts, others are left out."""
    values: dict[str, str] = {}
    repeated: dict[str, LeftOut] = {}
    for name, value in given:
        clean = plain(value)
        if not clean or name not in {*fields, TEXT, START}:
            continue
        if name in values:
            if clean != values[name]:
                repeated.setdefault(name, LeftOut(name, clean, Reason.REPEATED))
            continue
        values[name] = clean
    left_out = list(repeated.values())
    found: dict[str, Choice] = {}
    foreign = False
    for name, field in fields.items():
        if name not in values:
            continue
        choice = field.find(values[name], locale)
        if choice is None:
            left_out.append(LeftOut(name, values[name], Reason.UNKNOWN))
        else:
            found[name] = choice
            foreign = foreign or choice.words[locale] != values[name]
    typed = values.get(TEXT, "")
    fault = _fault(typed)
    if fault:
        left_out.append(LeftOut(TEXT, typed, fault))
    sort = found.pop(SORT, fields[SORT].choices[0])
    view = found.pop(VIEW, fields[VIEW].choices[0]) if VIEW in fields else None
    start = f"{listed.prefix}{values[START]}" if START in values else None
    state = State(listed, found, "" if fault else typed, sort, view, start)
    return Reading(state, typed, tuple(left_out), foreign)


def plain(value: str) -> str:
    """A value without characters that control something, and with single spaces."""
    return re.sub(r"\s+", " ", _CONTROLS.sub(" ", value)).strip()


def _fault(typed: str) -> Reason | None:
    """Why a text cannot be searched for."""
    if len(typed) > LONGEST_TEXT:
        return Reason.TOO_LONG
    return Reason.NO_LETTERS if typed and not search_words(typed) else None
