"""What was put aside: it waits beside the text until somebody takes it over, or dismisses it."""

from collections.abc import Collection, Sequence

from sqlalchemy.orm import Session

from webapp.content.translating.pen import Pen
from webapp.failure import Failure
from webapp.store.models import Suggestion
from webapp.store.queries import acts, suggestions


class SuggestionError(Failure):
    """No suggestion with this number waits in this language."""


def dismiss(
    session: Session, numbers: Collection[int], author: str, locales: Sequence[str], locale: str
) -> tuple[int | None, list[Suggestion]]:
    """Dismiss suggestions in a language, as one act, which can be undone: its number, and what was dismissed.

    They stay in the store. Raises SuggestionError, before anything is written, if one of them does not wait.
    """
    waits = {item.id: item for item in suggestions.waiting(session, locale)}
    for number in numbers:
        if number not in waits:
            raise SuggestionError(
                f"No suggestion {number} waits: “samenspraak translations suggestions {locale}” lists those that do."
            )
    chosen = [waits[number] for number in numbers]
    about = {item.context for item in chosen}
    pen = Pen(session, "dismiss", author, locale=locale, reason=about.pop() if len(about) == 1 else None)
    pen.judge(dict.fromkeys(numbers, True))
    return pen.finish(locales), chosen


class Sent:
    """What becomes of texts that an import puts aside, in the light of what was put aside before by whom.

    A text that waits already, or that a person has dismissed, is not put aside again. One that went with the undoing of
    its import, or gave way to a newer one of the same author, waits again. What an author has put aside for a message
    gives way to what is newer.
    """

    def __init__(self, session: Session, locale: str, author: str) -> None:
        self._author = author
        self._known = {(item.context, item.text): item for item in suggestions.put_aside(session, locale)}
        self._mine = [item for item in suggestions.waiting(session, locale) if item.author == author]
        self._dismissed = suggestions.dismissed(session, locale)
        self._undoings = acts.undoings(session)
        self._by_persons = acts.dismissals(session)
        self._sent: set[tuple[str, str]] = set()
        self._newer: set[str] = set()
        self._again: set[int] = set()

    def was_dismissed(self, context: str, text: str) -> bool:
        """Whether a person has dismissed this very text; to undo that twice is to do it."""
        item = self._known.get((context, text))
        act = self._dismissed.get(item.id) if item else None
        while act in self._undoings:
            act = self._undoings[act]
        return act in self._by_persons

    def put_aside(self, context: str, text: str) -> bool:
        """Whether a text is put aside for the first time; what waited before waits again."""
        key = context, text
        item = self._known.get(key)
        is_new = item is None and key not in self._sent
        self._sent.add(key)
        if item and item.id in self._dismissed:
            self._again.add(item.id)
        if is_new or (item and (item.id in self._again or item.author != self._author)):
            self._newer.add(context)
        return is_new

    def take(self, context: str, text: str) -> None:
        """A text of the author has become the text of the site."""
        self._sent.add((context, text))
        self._newer.add(context)

    @property
    def gives_way(self) -> frozenset[int]:
        """The suggestions of the author, by number, for which there is a newer text."""
        found = (item for item in self._mine if item.context in self._newer)
        return frozenset(item.id for item in found if (item.context, item.text) not in self._sent)

    @property
    def verdicts(self) -> dict[int, bool]:
        """By number the suggestions that wait again (False), and those that give way (True)."""
        return {**dict.fromkeys(self._again, False), **dict.fromkeys(self.gives_way, True)}
