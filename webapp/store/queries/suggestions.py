"""What was put aside, and whether it waits."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import and_, exists, select
from sqlalchemy.orm import Session, aliased

from webapp.store.models import Dismissal, Suggestion, Translation

_LAST = aliased(Dismissal)
_OTHER = aliased(Dismissal)
IS_LAST_WORD = ~exists().where(_OTHER.suggestion == Dismissal.suggestion, _OTHER.act > Dismissal.act)
_IS_DISMISSED = exists().where(
    _LAST.suggestion == Suggestion.id,
    _LAST.dismissed,
    ~exists().where(_OTHER.suggestion == _LAST.suggestion, _OTHER.act > _LAST.act),
)
_IS_TEXT = exists().where(
    Translation.context == Suggestion.context,
    Translation.locale == Suggestion.locale,
    Translation.text == Suggestion.text,
)
_IS_JUDGED = exists().where(_LAST.suggestion == Suggestion.id)
IS_AS_IT_WAS_MADE = and_(~_IS_JUDGED, ~_IS_TEXT)
WAITS = and_(~_IS_DISMISSED, ~_IS_TEXT)


def put_aside(session: Session, locale: str) -> Sequence[Suggestion]:
    """All that was put aside in a language, in the order it was."""
    return session.scalars(select(Suggestion).where(Suggestion.locale == locale).order_by(Suggestion.id)).all()


def waiting(session: Session, locale: str) -> Sequence[Suggestion]:
    """What was put aside in a language, is not the text and was not dismissed, in the order it was put aside."""
    statement = select(Suggestion).where(Suggestion.locale == locale, WAITS)
    return session.scalars(statement.order_by(Suggestion.id)).all()


def dismissed(session: Session, locale: str) -> dict[int, int]:
    """The suggestions that are dismissed in a language, by number, with the act that did it."""
    rows = session.execute(
        select(Dismissal.suggestion, Dismissal.act)
        .join(Suggestion, Suggestion.id == Dismissal.suggestion)
        .where(Suggestion.locale == locale, Dismissal.dismissed, IS_LAST_WORD)
    )
    return {row.suggestion: row.act for row in rows}


class State(NamedTuple):
    """A suggestion that an act put aside (`made`) or judged, and what is so today.

    `is_last`: no later act judged it. `as_left`: it waits, or is dismissed, as the act left it.
    """

    number: int
    made: bool
    is_last: bool
    as_left: bool
    is_dismissed: bool
    is_text: bool


def of_act(session: Session, act: int, locale: str | None) -> list[State]:
    """What an act put aside or judged, in a language or in all."""
    which = [Suggestion.locale == locale] if locale else []
    now = (_IS_DISMISSED.label("is_dismissed"), _IS_TEXT.label("is_text"))
    made = select(Suggestion.id, _IS_JUDGED.label("judged"), *now).where(Suggestion.act == act, *which)
    judged = (
        select(Suggestion.id, Dismissal.dismissed, IS_LAST_WORD.label("is_last"), *now)
        .join(Dismissal, Dismissal.suggestion == Suggestion.id)
        .where(Dismissal.act == act, *which)
    )
    return [
        *(
            State(row.id, True, not row.judged, not row.is_dismissed, row.is_dismissed, row.is_text)
            for row in session.execute(made)
        ),
        *(
            State(row.id, False, row.is_last, row.dismissed == row.is_dismissed, row.is_dismissed, row.is_text)
            for row in session.execute(judged)
        ),
    ]
