"""What happened to texts, and the way back: every act can be undone, and every moment restored."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from webapp.content.translating.addresses import clashing
from webapp.content.translating.pen import Pen
from webapp.content.translating.units import before, units
from webapp.failure import Failure
from webapp.store.models import TranslationHistory
from webapp.store.queries import acts, messages, suggestions

BACK = ("restore", "undo")
"""Acts about another one, whose number is their reason."""


class HistoryError(Failure):
    """There is no such act, or nothing of it to undo."""


@dataclass(frozen=True, slots=True)
class Done:
    """An act: who did what and when (UTC), how many translations it changed, and how many it put aside.

    It `dismissed` so many suggestions, and had so many wait again (`offered`). `left` says whether any of it is still
    as the act left it, and could be undone.
    """

    number: int
    at: datetime
    kind: str
    author: str
    locale: str | None
    reason: str | None
    changed: int
    aside: int
    dismissed: int
    offered: int
    left: bool

    @property
    def of(self) -> str | None:
        """The number of the act that this one took back, or went back to."""
        return self.reason if self.kind in BACK else None


@dataclass(frozen=True, slots=True)
class Restored:
    """What a way back did: its act (None if all was so already), and the texts that it put `back`.

    `dismissed` counts the suggestions of the act that wait no more, `offered` those that wait again. It left alone what
    was changed since (`kept`), words that would stand in two addresses (`clashing`), texts without a message (`gone`),
    and so many suggestions that were taken over or judged since (`passed`).
    """

    act: int | None = None
    back: tuple[str, ...] = ()
    dismissed: int = 0
    offered: int = 0
    passed: int = 0
    kept: tuple[str, ...] = ()
    clashing: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def changed(self) -> int:
        """How many texts it put back."""
        return len(self.back)

    @property
    def is_whole(self) -> bool:
        """Whether nothing had to be left alone."""
        return not (self.passed or self.kept or self.clashing or self.gone)


def log(session: Session, locale: str | None = None, most: int = 50) -> list[Done]:
    """The last acts, the newest first; with a locale those that are about it."""
    return [
        Done(act.id, act.at, act.kind, act.author, act.locale, act.reason, *counts)
        for act, *counts in acts.newest(session, locale, most)
    ]


def restore(session: Session, number: int, author: str, locales: Sequence[str], locale: str | None = None) -> Restored:
    """Have the translations that there were right after an act (0: before the first one), in one language or in all.

    Later texts go into the history, so that this can be undone as well. Raises HistoryError.
    """
    _check_act(session, number)
    pen = Pen(session, "restore", author, locale=locale, reason=str(number))
    done = _write(session, pen, _first(messages.history_since(session, number, locale)))
    return replace(done, act=pen.finish(locales))


def undo(session: Session, number: int, author: str, locales: Sequence[str], locale: str | None = None) -> Restored:
    """Take back what one act did to translations, in one language or in all; what was changed since is left alone.

    What it put aside is dismissed, and what it dismissed waits again. Raises HistoryError.
    """
    _check_act(session, number)
    own = _first(messages.history_since(session, number - 1, locale, until=number))
    states = suggestions.of_act(session, number, locale)
    if not (own or states):
        raise HistoryError(f"Act {number} changed no translations: there is nothing to undo.")
    later = {(row.context, row.locale) for row in messages.history_since(session, number, locale)}
    pen = Pen(session, "undo", author, locale=locale, reason=str(number))
    done = _write(session, pen, own, later)
    # A suggestion that was taken over is the act of who did that.
    undone = [state for state in states if state.is_last and not (state.made and state.is_text)]
    pen.judge({state.number: not state.is_dismissed for state in undone})
    seen = [state.is_dismissed for state in undone if not state.is_text]
    return replace(
        done,
        act=pen.finish(locales),
        dismissed=seen.count(False),
        offered=seen.count(True),
        passed=sum(state.as_left and state not in undone for state in states),
    )


def _check_act(session: Session, number: int) -> None:
    if number and messages.act(session, number) is None:
        raise HistoryError(f"There is no act {number}: “samenspraak translations log” lists them.")


Key = tuple[str, str]
"""Context and locale."""


def _first(history: Sequence[TranslationHistory]) -> dict[Key, TranslationHistory]:
    """Of rows in their order the first of each translation: what it was before all of them."""
    found: dict[Key, TranslationHistory] = {}
    for row in history:
        found.setdefault((row.context, row.locale), row)
    return found


def _write(
    session: Session, pen: Pen, wanted: dict[Key, TranslationHistory], later: Collection[Key] = frozenset()
) -> Restored:
    """Give translations what these rows say, where that can be; those that were changed `later` are left alone."""
    back: list[str] = []
    kept: list[str] = []
    refused: list[str] = []
    gone: list[str] = []
    for locale in dict.fromkeys(locale for _, locale in wanted):
        present = units(session, locale)
        versions = {context: before(row) for (context, other), row in wanted.items() if other == locale}
        gone += [context for context in versions if context not in present]
        changes = {
            context: version
            for context, version in versions.items()
            if context in present and present[context].version != version
        }
        kept += [context for context in changes if (context, locale) in later]
        changes = {context: version for context, version in changes.items() if (context, locale) not in later}
        clashes = clashing(present, {key: version.text if version else None for key, version in changes.items()})
        pen.translate(locale, {context: version for context, version in changes.items() if context not in clashes})
        back += [context for context in changes if context not in clashes]
        refused += clashes
    return Restored(back=tuple(back), kept=tuple(kept), clashing=tuple(refused), gone=tuple(gone))
