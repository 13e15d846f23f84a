"""Messages with their translations, and what became of them: acts, history, suggestions."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, exists, func, select
from sqlalchemy.orm import Session, aliased

from webapp.store.models import (
    Act,
    Message,
    Release,
    SourceHistory,
    Translation,
    TranslationHistory,
    Typo,
    Wording,
)

_TODAY = aliased(Wording)
_THEN = aliased(Wording)
OUTDATED: ColumnElement[bool] = and_(
    Translation.source != Message.source,
    func.coalesce(_THEN.meaning, Translation.source) != func.coalesce(_TODAY.meaning, Message.source),
)
"""Whether a translation was confirmed for English that means something else today; None if there is none."""

Rows = Sequence[Row[*tuple[Any, ...]]]


def with_meanings(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """A statement on messages and their translations, with what OUTDATED needs."""
    today = (_TODAY.context == Message.context) & (_TODAY.source == Message.source)
    then = (_THEN.context == Translation.context) & (_THEN.source == Translation.source)
    return statement.outerjoin(_TODAY, today).outerjoin(_THEN, then)


_UNITS = with_meanings(
    select(Message.context, Message.source, Message.comment)
    .add_columns(Translation.text, Translation.source.label("made_from"), Translation.approved)
    .add_columns(Translation.author, Translation.changed_at, func.coalesce(OUTDATED, False).label("outdated"))
    .outerjoin(Translation, (Translation.context == Message.context) & (Translation.locale == bindparam("locale")))
    .order_by(Message.position, Message.context)
)
_SOME_UNITS = _UNITS.where(Message.context.in_(bindparam("contexts", expanding=True)))


def units(session: Session, locale: str, contexts: Collection[str] | None = None) -> Rows:
    """Every message, or these, with its translation into a locale.

    Columns: context, source (English), comment; of the translation, None if there is none: text, made_from (the
    English it was confirmed for), approved, author, changed_at; outdated.
    """
    if contexts is None:
        return session.execute(_UNITS, {"locale": locale}).all()
    return session.execute(_SOME_UNITS, {"locale": locale, "contexts": list(contexts)}).all()


def interface(session: Session, locales: Collection[str], begins: str) -> Sequence[Row[str, str, str, str]]:
    """context, source, locale and text of the translations whose context begins so."""
    return session.execute(
        select(Message.context, Message.source, Translation.locale, Translation.text)
        .join(Translation, Translation.context == Message.context)
        .where(Message.context.startswith(begins, autoescape=True), Translation.locale.in_(locales))
    ).all()


def has_any(session: Session, begins: str) -> bool:
    """Whether there is a message whose context begins so."""
    return bool(session.scalar(select(exists().where(Message.context.startswith(begins, autoescape=True)))))


def last_act(session: Session) -> int:
    """The number of the last act; 0 if there was none."""
    return session.scalar(select(func.max(Act.id))) or 0


def act(session: Session, number: int) -> Act | None:
    """An act by its number."""
    return session.get(Act, number)


def history_since(
    session: Session, act: int, locale: str | None = None, until: int | None = None
) -> Sequence[TranslationHistory]:
    """What translations were before each change by a later act, the earliest first; `until` is the last act of them."""
    statement = select(TranslationHistory).where(TranslationHistory.act > act)
    if locale is not None:
        statement = statement.where(TranslationHistory.locale == locale)
    if until is not None:
        statement = statement.where(TranslationHistory.act <= until)
    return session.scalars(statement.order_by(TranslationHistory.act, TranslationHistory.id)).all()


def authors_since(session: Session, act: int) -> dict[int, str]:
    """Who did each act after this one, by its number."""
    return {row.id: row.author for row in session.execute(select(Act.id, Act.author).where(Act.id > act))}


def history_of(session: Session, locale: str) -> Sequence[Row[str, str | None]]:
    """Contexts with the texts that a language had for them before."""
    return session.execute(
        select(TranslationHistory.context, TranslationHistory.text).where(
            TranslationHistory.locale == locale, TranslationHistory.text.is_not(None)
        )
    ).all()


def wordings_of(session: Session, contexts: Collection[str] | None = None) -> Sequence[Row[str, str]]:
    """Contexts with the English that they had before."""
    statement = select(SourceHistory.context, SourceHistory.source)
    if contexts is not None:
        statement = statement.where(SourceHistory.context.in_(contexts))
    return session.execute(statement).all()


def typos(session: Session, until: int | None = None) -> Sequence[Typo]:
    """The statements that wordings say the same, in their order; those up to an act if one is given."""
    statement = select(Typo).order_by(Typo.act)
    return session.scalars(statement if until is None else statement.where(Typo.act <= until)).all()


def meanings(session: Session, context: str) -> Sequence[Wording]:
    """The wordings of a message that say the same as others."""
    return session.scalars(select(Wording).where(Wording.context == context)).all()


def releases(session: Session) -> frozenset[str]:
    """The languages that the public sees."""
    return frozenset(session.scalars(select(Release.locale)))
