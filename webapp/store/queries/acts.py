"""Acts, with what became of texts by each of them."""

from sqlalchemy import exists, func, or_, select, true
from sqlalchemy.orm import Session, aliased

from webapp.store.models import Act, Dismissal, Message, Suggestion, TranslationHistory
from webapp.store.queries.messages import Rows
from webapp.store.queries.suggestions import IS_AS_IT_WAS_MADE, IS_LAST_WORD

ENGLISH = ("edit", "typo")
"""Kinds of acts that change English texts."""
_LATER = aliased(TranslationHistory)
_IS_LAST_CHANGE = ~exists().where(
    _LATER.context == TranslationHistory.context,
    _LATER.locale == TranslationHistory.locale,
    _LATER.act > TranslationHistory.act,
)
_IS_A_MESSAGE = exists().where(Message.context == TranslationHistory.context)


def undoings(session: Session) -> dict[int, int]:
    """The acts that undid one, with the act that each undid."""
    rows = session.execute(select(Act.id, Act.reason).where(Act.kind == "undo"))
    return {row.id: int(row.reason) for row in rows}


def dismissals(session: Session) -> frozenset[int]:
    """The acts by which a person dismissed suggestions."""
    return frozenset(session.scalars(select(Act.id).where(Act.kind == "dismiss")))


def newest(session: Session, locale: str | None, most: int) -> Rows:
    """The last acts, the newest first: the act itself, how many translations it changed, how many it put aside.

    Then how many suggestions it dismissed, and how many it put forward again. The last column, `left`, says whether any
    of it is still as the act left it, and could be undone. With a locale only those that changed, put aside or
    judged something in this language, or changed the English.
    """
    in_scope = (TranslationHistory.locale == locale, Suggestion.locale == locale) if locale else (true(), true())
    changed = select(func.count()).where(TranslationHistory.act == Act.id, in_scope[0]).scalar_subquery()
    aside = select(func.count()).where(Suggestion.act == Act.id, in_scope[1]).scalar_subquery()
    judgement = (Dismissal.act == Act.id, Suggestion.id == Dismissal.suggestion, in_scope[1])
    judged = select(func.count()).where(*judgement)
    left = or_(
        exists().where(TranslationHistory.act == Act.id, in_scope[0], _IS_LAST_CHANGE, _IS_A_MESSAGE),
        exists().where(Suggestion.act == Act.id, in_scope[1], IS_AS_IT_WAS_MADE),
        exists().where(*judgement, IS_LAST_WORD),
    )
    statement = select(
        Act,
        changed.label("changed"),
        aside.label("aside"),
        judged.where(Dismissal.dismissed).scalar_subquery().label("dismissed"),
        judged.where(~Dismissal.dismissed).scalar_subquery().label("offered"),
        left.label("left"),
    )
    if locale is not None:
        about = or_(Act.locale == locale, changed > 0, aside > 0, exists().where(*judgement), Act.kind.in_(ENGLISH))
        statement = statement.where(about)
    return session.execute(statement.order_by(Act.id.desc()).limit(most)).all()
