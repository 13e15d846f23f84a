"""What the site must say after exports, edits and imports: a plain model of the rules, which shares no code with it.

Moments are kept whole, one for each act, so that nothing has to be reconstructed.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

ADDRESS = "interface:address|"


class Text(NamedTuple):
    """A translation: what it says, the English it was confirmed for, whether it is approved."""

    text: str
    english: str
    approved: bool


class Entry(NamedTuple):
    """A message as a translator's file has it; forms of a plural stand on a line each."""

    context: str
    english: str
    text: str
    fuzzy: bool
    made_from: str | None


class Moment(NamedTuple):
    """All that was said right after an act."""

    texts: dict[str, Text]
    english: dict[str, str]
    statements: tuple[tuple[str, str, str], ...]

    def same(self, context: str, one: str, other: str) -> bool:
        """Whether two wordings say the same, by the statements of that time, followed both ways."""
        reached, todo = {one}, [one]
        while todo:
            here = todo.pop()
            for about, before, after in self.statements:
                near = {before, after}
                if about == context and here in near:
                    todo += near - reached
                    reached |= near
        return other in reached

    def fuzzy(self, context: str, english: str) -> bool:
        """Whether a file of that time shows the text as fuzzy under this English."""
        text = self.texts.get(context)
        return text is not None and not (text.approved and self.same(context, text.english, english))


class Result(NamedTuple):
    """What an import must tell: by kind the messages with the texts of the file; and the number of its act."""

    told: dict[str, set[tuple[str, str]]]
    act: int | None


class Oracle:
    """The model of one language, from the state before the first act."""

    def __init__(self, store: str, english: Mapping[str, str], texts: Mapping[str, Text]) -> None:
        self.store = store
        self.english = dict(english)
        self.texts = dict(texts)
        self.statements: list[tuple[str, str, str]] = []
        self.wordings = {(context, source) for context, source in english.items()}
        self.suggested: dict[tuple[str, str], str] = {}
        self.dismissed: dict[tuple[str, str], str] = {}
        self.roots: dict[int, str] = {}
        self.senders: dict[tuple[str, str], str] = {}
        self.put_aside: list[set[tuple[str, str]]] = [set()]
        self.judged: list[dict[tuple[str, str], bool]] = [{}]
        self.imported: set[tuple[str, str]] = set()
        self.moments = [self.now]
        self.authors = [""]

    @property
    def now(self) -> Moment:
        return Moment(dict(self.texts), dict(self.english), tuple(self.statements))

    @property
    def last(self) -> int:
        """The number of the last act."""
        return len(self.moments) - 1

    def edit(self, context: str, english: str, *, typo: bool) -> int | None:
        if self.english[context] == english:
            return None
        if typo:
            self.statements.append((context, self.english[context], english))
        self.english[context] = english
        self.wordings.add((context, english))
        return self._act()

    def restore(self, number: int, name: str) -> int | None:
        return self._go_back({**dict.fromkeys(self.english), **self.moments[number].texts}, name)

    def undo(self, number: int, name: str) -> int | None:
        """Raises LookupError if the act changed, put aside and judged nothing."""
        changed = self._changed(number)
        if not (changed or self.put_aside[number] or self.judged[number]):
            raise LookupError(number)
        since = {key for later in self.judged[number + 1 :] for key in later}
        judged = dict.fromkeys(self.waiting & self.put_aside[number] - since, True)
        for key, dismissed in self.judged[number].items():
            if key not in since:
                judged[key] = not dismissed
        later = {context for act in range(number + 1, self.last + 1) for context in self._changed(act)}
        texts = {context: self.moments[number - 1].texts.get(context) for context in changed - later}
        return self._go_back(texts, name, judged, self.roots.get(number, "other"))

    @property
    def waiting(self) -> set[tuple[str, str]]:
        """What was put aside, was not dismissed, and is not the text."""
        texts = {(context, text.text) for context, text in self.texts.items()}
        return self.suggested.keys() - self.dismissed.keys() - texts

    def dismiss(self, key: tuple[str, str]) -> int:
        """Raises LookupError if no such suggestion waits."""
        if key not in self.waiting:
            raise LookupError(key)
        return self._judge({key: True}, self._act(), "dismiss")

    def read(self, entries: Iterable[Entry], header: str | None, name: str) -> Result:
        """Import a file that somebody sends."""
        store, number, *_ = [*(header or "").split("/"), ""]
        base = int(number) if store == self.store and number.isdigit() and int(number) <= self.last else None
        listed = list(entries)
        verdicts = [(entry, *self._verdict(entry, base, name)) for entry in listed]
        verdicts = self._without_clashes(verdicts)
        told: dict[str, set[tuple[str, str]]] = {}
        taken: dict[str, Text | None] = {}
        fresh: set[tuple[str, str]] = set()
        again: set[tuple[str, str]] = set()
        newer: set[str] = set()
        mine = {key for key in self.waiting if self.senders[key] == name}
        for entry, judged, version in verdicts:
            key = (entry.context, entry.text)
            is_aside = judged in ("conflicts", "broken", "unknown")
            kind = "dismissed" if is_aside and self.dismissed.get(key) == "dismiss" else judged
            told.setdefault(kind, set()).add((entry.context, entry.text))
            if kind in ("new", "changed", "confirmed"):
                taken[entry.context] = version
                mine.discard(key)
                newer.add(entry.context)
            elif kind in ("conflicts", "broken", "unknown"):
                mine.discard(key)
                if key not in self.suggested:
                    self.suggested[key] = version.english if version else entry.english
                    self.senders[key] = name
                    fresh.add(key)
                    newer.add(entry.context)
                elif key in self.dismissed:
                    again.add(key)
                    newer.add(entry.context)
                elif self.senders[key] != name:
                    newer.add(entry.context)
        self.imported |= {(entry.context, entry.text) for entry in listed if entry.text}
        verdict = {**dict.fromkeys(again, False), **{key: True for key in mine if key[0] in newer}}
        before = dict(self.texts)
        self.texts.update({context: text for context, text in taken.items() if text})
        if self.texts == before and not fresh and not verdict:
            return Result(told, None)
        act = self._judge(verdict, self._act(name), "import")
        self.put_aside[act] = fresh
        return Result(told, act)

    def lost(self, findable: set[tuple[str, str]]) -> set[tuple[str, str]]:
        """What somebody imported and nobody could find again."""
        return self.imported - findable

    def _verdict(self, entry: Entry, base: int | None, name: str) -> tuple[str, Text | None]:
        context, english, text, fuzzy, made_from = entry
        if context not in self.english:
            return ("unknown", None) if text else ("unchanged", None)
        ours = self.texts.get(context)
        if not text:
            return ("blank", None) if ours else ("unchanged", None)
        then = None if base is None else self.moments[base]
        exported = then.texts.get(context) if then else None
        if then and (exported.text if exported else "", then.fuzzy(context, english)) == (text, fuzzy):
            return "unchanged", None
        of_today = self.now.same(context, english, self.english[context])
        if fuzzy:
            version = Text(text, made_from or (exported.english if exported else english), False)
        else:
            version = Text(text, english, True)
        as_exported = then is not None and exported == ours
        if ours and ours.text == text:
            # The mark alone differs: a doubt counts if nobody has judged the text since, a confirmation if it is for
            # what the English says today, or at least the newest word.
            approved = ours.approved and self.now.same(context, ours.english, self.english[context])
            quiet = as_exported and all(moment.texts.get(context) == ours for moment in self.moments[base:])
            counts = quiet if fuzzy else (as_exported or of_today) and not approved
            kind = "confirmed" if counts and version != ours else "unchanged"
        elif ours is None:
            kind = "new"
        elif as_exported or (exported and exported.text == ours.text and not fuzzy and of_today):
            kind = "changed"
        elif text in self._had(context, base or 0):
            kind = "unchanged"
        elif base is not None and self._writers(context, base) == {name}:
            kind = "changed"
        else:
            kind = "conflicts"
        if kind != "unchanged" and ((context, english) not in self.wordings or not may_stand(context, english, text)):
            return "broken", None
        return kind, version

    def _writers(self, context: str, since: int) -> set[str]:
        """Who changed a text after an act."""
        return {self.authors[act] for act in range(since + 1, self.last + 1) if context in self._changed(act)}

    def _had(self, context: str, since: int) -> set[str]:
        return {moment.texts[context].text for moment in self.moments[since:] if context in moment.texts}

    def _clashing(self, texts: Mapping[str, str | None]) -> set[str]:
        """No two words of addresses become the same: of those wanted the first may have it. No word is the English."""
        today = {key: english for key, english in self.english.items() if key.startswith(ADDRESS)}
        wanted = {key: text or today[key] for key, text in texts.items() if key in today}
        today |= {key: value.text for key, value in self.texts.items() if key in today}
        wanted = {key: word for key, word in wanted.items() if word != today[key]}
        refused: set[str] = set()
        while True:
            words = list({**today, **{key: word for key, word in wanted.items() if key not in refused}}.values())
            clashing = [key for key, word in wanted.items() if key not in refused and words.count(word) > 1]
            if not clashing:
                return refused
            refused.add(clashing[-1])

    def _without_clashes(self, verdicts: list[tuple[Entry, str, Text | None]]) -> list[tuple[Entry, str, Text | None]]:
        refused = self._clashing(
            {entry.context: entry.text for entry, kind, _ in verdicts if kind in ("new", "changed")}
        )
        return [
            (entry, "broken", None) if entry.context in refused else (entry, kind, version)
            for entry, kind, version in verdicts
        ]

    def _changed(self, number: int) -> set[str]:
        before, after = self.moments[number - 1].texts, self.moments[number].texts
        return {context for context in before | after if before.get(context) != after.get(context)}

    def _go_back(
        self,
        texts: Mapping[str, Text | None],
        name: str,
        judged: Mapping[tuple[str, str], bool] | None = None,
        root: str = "",
    ) -> int | None:
        """Have earlier texts, but for words of addresses that cannot be had again."""
        changed = {context: text for context, text in texts.items() if self.texts.get(context) != text}
        refused = self._clashing({context: text.text if text else None for context, text in changed.items()})
        act = self._become({context: text for context, text in changed.items() if context not in refused}, name)
        return self._judge(judged, act or self._act(name), root) if judged else act

    def _judge(self, judged: Mapping[tuple[str, str], bool], act: int, kind: str) -> int:
        self.judged[act].update(judged)
        self.roots[act] = kind
        for key, dismissed in judged.items():
            self.dismissed.pop(key, None)
            if dismissed:
                self.dismissed[key] = kind
        return act

    def _become(self, texts: Mapping[str, Text | None], name: str) -> int | None:
        before = dict(self.texts)
        for context, text in texts.items():
            if text is None:
                self.texts.pop(context, None)
            else:
                self.texts[context] = text
        return self._act(name) if self.texts != before else None

    def _act(self, name: str = "") -> int:
        self.authors.append(name)
        self.put_aside.append(set())
        self.judged.append({})
        self.moments.append(self.now)
        return self.last


def may_stand(context: str, english: str, text: str) -> bool:
    """Whether a text has what its English has; the texts of the scripts break no other rule."""
    sources, forms = english.split("\n"), text.split("\n")
    if len(sources) != len(forms):
        return False
    if context.startswith(ADDRESS):
        return re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", text) is not None
    left_out = {"{count}"} if len(sources) > 1 else set()
    return all(form.strip() and _marks(form) | left_out == _marks(sources[-1]) | left_out for form in forms)


def _marks(text: str) -> set[str]:
    return set(re.findall(r"\{\w*\}|[{}]|\]\([^)]*\)", text))
