"""What was put aside: it waits beside the text until somebody takes it over, or dismisses it."""

from collections.abc import Collection, Sequence

from sqlalchemy.orm import Session

from webapp.content.translating.pen import Pen
from webapp.failure import Failure
from webapp.store.models import Suggestion
from webapp.store.queries import suggestions


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

    A text that waits already, or that somebody has dismissed, is not put aside again. One that went with the undoing of
    its import, or gave way to a newer one of the same author, waits again. What an author has put aside for a message
    gives way to what is newer.
    """

    def __init__(self, session: Session, locale: str, author: str) -> None:
        kinds = suggestions.dismissed_by(session, locale)
        self._author = author
        self._known: dict[tuple[str, str], Suggestion] = {}
        self._open: list[Suggestion] = []
        for item in suggestions.put_aside(session, locale):
            self._known[item.context, item.text] = item
            if item.id not in kinds:
                self._open.append(item)
        self._kinds = kinds
        self._sent: set[tuple[str, str]] = set()
        self._newer: set[str] = set()
        self._again: set[int] = set()

    def was_dismissed(self, context: str, text: str) -> bool:
        """Whether somebody has dismissed this very text."""
        item = self._known.get((context, text))
        return item is not None and self._kinds.get(item.id) == "dismiss"

    def put_aside(self, context: str, text: str) -> bool:
        """Whether a text is put aside for the first time; what waited before waits again."""
        key = context, text
        item = self._known.get(key)
        is_new = item is None and key not in self._sent
        self._sent.add(key)
        if item and item.id in self._kinds:
            self._again.add(item.id)
        if is_new or (item and item.id in self._again):
            self._newer.add(context)
        return is_new

    def take(self, context: str) -> None:
        """A text of the author has become the text of the site."""
        self._newer.add(context)

    @property
    def verdicts(self) -> dict[int, bool]:
        """By number the suggestions that wait again (False), and those that give way (True)."""
        gives_way = {
            item.id
            for item in self._open
            if item.author == self._author and item.context in self._newer
            if (item.context, item.text) not in self._sent
        }
        return {**dict.fromkeys(self._again, False), **dict.fromkeys(gives_way, True)}
