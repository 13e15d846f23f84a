"""What a list must show in a state, from the store: the entries, and all that tells of them around the list."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from e2e.words import LOCALES, Words, catalogues
from webapp.content.directory import entries
from webapp.content.directory.entries import Results
from webapp.content.directory.fields import fields
from webapp.content.directory.lists import LISTS, Listed
from webapp.content.directory.state import State
from webapp.i18n import cldr
from webapp.store.db import reading

COUNTED = {
    "page:organisations": ("{count} organisation", "{count} organisations"),
    "page:countries": ("{count} country", "{count} countries"),
    "page:projects": ("{count} project", "{count} projects"),
}


@dataclass(frozen=True)
class Wanted:
    """A state of a list in no language: keys of what is chosen, the text, the key of the order, the first entry."""

    ref: str
    chosen: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    sort: str = "name"
    start: str | None = None

    @property
    def listed(self) -> Listed:
        """The list."""
        return LISTS[self.ref]

    def at(self, start: str | None) -> "Wanted":
        """The same, another page."""
        return replace(self, start=start)


@dataclass(frozen=True)
class Shown:
    """A state of a list in a language."""

    wanted: Wanted
    words: Words
    results: Results

    @property
    def next(self) -> Wanted:
        """The page after this one."""
        assert self.results.next, "there is no page after this one"
        return self.wanted.at(self.results.next.start)

    @property
    def previous(self) -> Wanted:
        """The page before this one."""
        assert self.results.previous, "there is no page before this one"
        return self.wanted.at(self.results.previous.start)

    @property
    def first(self) -> str:
        """The reference of the first entry."""
        return self.results.entries[0].link.ref

    @property
    def count(self) -> str:
        """What the heading says."""
        return self.words.count(*COUNTED[self.wanted.ref], self.results.total)

    @property
    def position(self) -> str:
        """Which entries these are."""
        shown = self.results
        numbers = [cldr.format_number(number, self.words.locale) for number in (shown.first, shown.last, shown.total)]
        first, last, total = numbers
        return self.words.say("Entries {first} to {last} of {total}", first=first, last=last, total=total)

    @property
    def status(self) -> str:
        """What is said of a change to this state."""
        return f"{self.position if self.results.first > 1 else self.count}."

    @property
    def title(self) -> str:
        """The title of the page."""
        text = [self.words.say("“{text}”", text=self.wanted.text)] if self.wanted.text else []
        labels = {name: str(choice.label) for name, choice in self.results.state.chosen.items()}
        chosen = [*text, *(labels[name] for name in self.wanted.listed.filters if name in labels)]
        position = [self.position] if self.results.first > 1 else []
        return f"{', '.join([str(self.words.link(self.wanted.ref).name), *chosen, *position])} – Samenspraak"

    @property
    def addresses(self) -> dict[str, str]:
        """Where it is in each language, in the order of the language switch."""
        state = self.results.state
        paths = {locale: Words(locale, self.words.store).path(self.wanted.ref) for locale in LOCALES}
        return {locale: path + state.query(locale) for locale, path in paths.items()}

    @property
    def address(self) -> str:
        """Where it is in its language."""
        return self.addresses[self.words.locale]

    @property
    def submitted(self) -> str:
        """Where a browser goes when it sends the form by itself, with the fields that choose nothing."""
        path = self.words.path(self.wanted.ref)
        return f"{path}?{urlencode({'q': self.wanted.text, **self.form})}"

    @property
    def form(self) -> dict[str, str]:
        """The values of the fields to choose from."""
        state, locale = self.results.state, self.words.locale
        chosen = {name: choice.words[locale] for name, choice in state.chosen.items()}
        view = {"view": state.view.words[locale]} if state.view else {}
        return {**dict.fromkeys(self.wanted.listed.filters, ""), **chosen, "sort": state.sort.words[locale], **view}


def look_up(words: Words, wanted: Wanted) -> Shown:
    """What the list must show."""
    listed = wanted.listed
    with reading(words.store) as session:
        offered = fields(session, listed, words.locale, catalogues(), "")
        keys = {**wanted.chosen, "sort": wanted.sort}
        choices = {name: next(item for item in offered[name].choices if item.key == key) for name, key in keys.items()}
        sort = choices.pop("sort")
        view = offered["view"].choices[0] if "view" in offered else None
        state = State(listed, choices, wanted.text, sort, view, wanted.start)
        return Shown(wanted, words, entries.results(session, state, offered, words.locale))
