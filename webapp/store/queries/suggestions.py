"""What was put aside, and whether it waits."""

from collections.abc import Sequence

from sqlalchemy import and_, exists, select
from sqlalchemy.orm import Session, aliased

from webapp.store.models import Act, Dismissal, Suggestion, Translation

_OTHER = aliased(Dismissal)
IS_LAST_WORD = ~exists().where(_OTHER.suggestion == Dismissal.suggestion, _OTHER.act > Dismissal.act)
_IS_DISMISSED = exists().where(Dismissal.suggestion == Suggestion.id, Dismissal.dismissed, IS_LAST_WORD)
_IS_TEXT = exists().where(
    Translation.context == Suggestion.context,
    Translation.locale == Suggestion.locale,
    Translation.text == Suggestion.text,
)
WAITS = and_(~_IS_DISMISSED, ~_IS_TEXT)


def put_aside(session: Session, locale: str) -> Sequence[Suggestion]:
    """All that was put aside in a language, in the order it was."""
    return session.scalars(select(Suggestion).where(Suggestion.locale == locale).order_by(Suggestion.id)).all()


def waiting(session: Session, locale: str) -> Sequence[Suggestion]:
    """What was put aside in a language, is not the text and was not dismissed, in the order it was put aside."""
    statement = select(Suggestion).where(Suggestion.locale == locale, WAITS)
    return session.scalars(statement.order_by(Suggestion.id)).all()


def dismissed_by(session: Session, locale: str) -> dict[int, str]:
    """The suggestions that are dismissed in a language, by number, with the kind of the act that did it."""
    rows = session.execute(
        select(Dismissal.suggestion, Act.kind)
        .join(Suggestion, Suggestion.id == Dismissal.suggestion)
        .join(Act, Act.id == Dismissal.act)
        .where(Suggestion.locale == locale, Dismissal.dismissed, IS_LAST_WORD)
    )
    return {row.suggestion: row.kind for row in rows}


def suggested_by(session: Session, act: int, locale: str | None) -> dict[int, bool]:
    """What an act put aside, in a language or in all: the numbers of the suggestions, and whether each waits."""
    which = [Suggestion.locale == locale] if locale else []
    rows = session.execute(select(Suggestion.id, WAITS.label("waits")).where(Suggestion.act == act, *which))
    return {row.id: row.waits for row in rows}


def judged_by(session: Session, act: int, locale: str | None) -> dict[int, tuple[bool, bool]]:
    """The suggestions that an act judged: whether it dismissed each, and whether no later act judged it again."""
    which = [Suggestion.locale == locale] if locale else []
    rows = session.execute(
        select(Dismissal.suggestion, Dismissal.dismissed, IS_LAST_WORD.label("is_last"))
        .join(Suggestion, Suggestion.id == Dismissal.suggestion)
        .where(Dismissal.act == act, *which)
    )
    return {row.suggestion: (row.dismissed, row.is_last) for row in rows}
