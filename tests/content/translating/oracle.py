"""What translators are promised, in plain lists and a search, with nothing of the code that keeps the promise."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Key = tuple[str, str]
"""Context and locale."""


@dataclass(frozen=True)
class Said:
    """A translation: its text, the English that it was last confirmed for, and whether nobody doubts it."""

    text: str
    english: str
    sure: bool


@dataclass(frozen=True)
class Copy:
    """A catalogue in somebody's hands: what the site said in a language when it was exported."""

    locale: str
    file: str
    act: int
    english: Mapping[str, str]
    said: Mapping[str, Said]
    fuzzy: frozenset[str]


@dataclass
class Oracle:
    """The wordings of each message, the last one today's; who said which are the same; what is said in each language.

    `moments` holds what was said after each act, the first before all of them; `touched` what each act wrote.
    """

    wordings: dict[str, list[str]]
    same: dict[str, set[frozenset[str]]] = field(default_factory=lambda: defaultdict(set))
    said: dict[Key, Said] = field(default_factory=dict)
    moments: list[dict[Key, Said]] = field(default_factory=list)
    touched: list[set[Key]] = field(default_factory=lambda: [set()])

    def __post_init__(self) -> None:
        self.moments.append(dict(self.said))

    @property
    def acts(self) -> int:
        """How many acts there were."""
        return len(self.moments) - 1

    def today(self, context: str) -> str:
        """Today's English."""
        return self.wordings[context][-1]

    def mean_the_same(self, context: str, one: str, other: str) -> bool:
        """Whether statements lead from one wording to the other: a search from statement to statement."""
        reached, waiting = {one}, [one]
        while waiting:
            here = waiting.pop()
            beyond = {wording for pair in self.same[context] if here in pair for wording in pair} - reached
            reached |= beyond
            waiting += beyond
        return other in reached

    def outdated(self) -> dict[Key, tuple[str, str]]:
        """What is out of date, with the English that was last confirmed and today's."""
        return {
            key: (said.english, self.today(key[0]))
            for key, said in self.said.items()
            if not self.mean_the_same(key[0], said.english, self.today(key[0]))
        }

    def is_outdated(self, key: Key) -> bool:
        """Whether there is a translation, of English that means something else."""
        return key in self.said and not self.mean_the_same(key[0], self.said[key].english, self.today(key[0]))

    def is_fuzzy(self, key: Key) -> bool:
        """Whether a catalogue shows a translation as one to look at."""
        return key in self.said and (self.is_outdated(key) or not self.said[key].sure)

    def edit(self, context: str, wording: str, *, typo: bool) -> bool:
        """New English; whether anything was to be done."""
        if wording == self.today(context):
            return False
        if typo:
            self.same[context].add(frozenset((wording, self.today(context))))
        self.wordings[context].append(wording)
        self._act({})
        return True

    def write(self, changes: Mapping[Key, Said | None]) -> bool:
        """Translations as they are now, None for one that goes; whether anything was to be done."""
        if changes:
            self._act(changes)
        return bool(changes)

    def copy(self, locale: str, file: str) -> Copy:
        """What a catalogue that is exported now has to say."""
        said = {context: said for (context, other), said in self.said.items() if other == locale}
        fuzzy = frozenset(context for context in self.wordings if self.is_fuzzy((context, locale)))
        return Copy(locale, file, self.acts, {context: self.today(context) for context in self.wordings}, said, fuzzy)

    def is_still(self, copy: Copy, context: str) -> bool:
        """Whether the site still says what somebody has in hand."""
        return self.said.get((context, copy.locale)) == copy.said.get(context)

    def returned(self, copy: Copy, changes: Mapping[str, tuple[str, bool]]) -> dict[Key, Said | None]:
        """What these texts of a catalogue (and whether they are fuzzy) become, where the site is as it was."""
        found: dict[Key, Said | None] = {}
        for context, (text, fuzzy) in changes.items():
            had, english = copy.said.get(context), copy.english[context]
            if had and (had.text, context in copy.fuzzy) == (text, fuzzy):
                continue
            key = (context, copy.locale)
            if had and had.text == text and self._is_judged(key, copy, fuzzy=fuzzy):
                continue
            if fuzzy:
                found[key] = Said(text, had.english if had else english, sure=False)
            else:
                found[key] = Said(text, english, sure=True)
        return found

    def _is_judged(self, key: Key, copy: Copy, *, fuzzy: bool) -> bool:
        """Whether a mark on a text comes too late: a doubt if anybody wrote it since, a yes if it is valid by now."""
        if fuzzy:
            return any(key in keys for keys in self.touched[copy.act + 1 :])
        return not self.is_fuzzy(key)

    def restored(self, number: int, locales: Iterable[str]) -> dict[Key, Said | None]:
        """What has to change so that these languages are as they were after an act."""
        return self._towards(self.moments[number], {key for key in self._ever() if key[1] in locales})

    def undone(self, number: int, locales: Iterable[str]) -> tuple[dict[Key, Said | None], set[str]]:
        """What has to change to take an act back, and which messages were changed since and are not as before it."""
        own = {key for key in self.touched[number] if key[1] in locales}
        later = own & set[Key]().union(*self.touched[number + 1 :])
        before = self.moments[number - 1]
        return self._towards(before, own - later), {context for context, _ in self._towards(before, later)}

    def _towards(self, wanted: Mapping[Key, Said], keys: Iterable[Key]) -> dict[Key, Said | None]:
        return {key: wanted.get(key) for key in keys if wanted.get(key) != self.said.get(key)}

    def _ever(self) -> set[Key]:
        return set[Key]().union(*self.touched)

    def _act(self, changes: Mapping[Key, Said | None]) -> None:
        for key, said in changes.items():
            self.said.pop(key, None)
            if said is not None:
                self.said[key] = said
        self.moments.append(dict(self.said))
        self.touched.append(set(changes))
