"""What was put aside: it waits beside the text until somebody takes it over, or dismisses it."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from webapp.content.translating.pen import Pen
from webapp.content.translating.units import Unit
from webapp.failure import Failure
from webapp.store.models import Suggestion
from webapp.store.queries import messages


class SuggestionError(Failure):
    """No suggestion with this number waits in this language."""


def waiting(session: Session, locale: str, found: Mapping[str, Unit]) -> list[Suggestion]:
    """The suggestions of a language, whose messages are `found`, that are not the text and were not dismissed."""
    texts = {context: unit.version.text for context, unit in found.items() if unit.version}
    return [item for item in messages.open_suggestions(session, locale) if texts.get(item.context) != item.text]


def dismiss(session: Session, numbers: Sequence[int], author: str, locales: Sequence[str], locale: str) -> int | None:
    """Dismiss suggestions in a language, as one act, which can be undone; its number. They stay in the store.

    Raises SuggestionError, before anything is written, if one of them does not wait.
    """
    waits = {item.id for item in messages.open_suggestions(session, locale)}
    for number in numbers:
        if number not in waits:
            raise SuggestionError(
                f"No suggestion {number} waits: “samenspraak translations suggestions {locale}” lists those that do."
            )
    pen = Pen(session, "dismiss", author, locale=locale)
    pen.judge(dict.fromkeys(numbers, True))
    return pen.finish(locales)
