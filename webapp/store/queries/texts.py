"""Blocks and messages in a language, and the sources that statements rest on."""

from collections.abc import Collection, Sequence

from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from webapp.store.models import Block, Citation, Message, Source, Translation

_TRANSLATED = (Translation.context == Message.context) & (Translation.locale == bindparam("locale"))
_BLOCKS = (
    select(Block.id, Block.kind, Block.who, Block.slot, Message.source, Translation.text)
    .join(Message, Message.context == Block.id)
    .outerjoin(Translation, _TRANSLATED)
    .where(Block.ref == bindparam("ref"))
    .order_by(Block.position)
)
_MESSAGES = (
    select(Message.context, Message.source, Translation.text)
    .outerjoin(Translation, _TRANSLATED)
    .where(Message.context.in_(bindparam("contexts", expanding=True)))
)
_CITED = (
    select(Citation.statement, Source)
    .join(Source, Source.key == Citation.source)
    .where(Citation.statement.in_(bindparam("statements", expanding=True)))
    .order_by(Citation.statement, Citation.position)
)


def blocks(session: Session, ref: str, locale: str) -> Sequence[Row[str, str, str | None, str | None, str, str]]:
    """The blocks of a subject in order: id, kind, who, slot, English, translation or None."""
    return session.execute(_BLOCKS, {"ref": ref, "locale": locale}).all()


def messages(session: Session, contexts: Collection[str], locale: str) -> dict[str, tuple[str, str | None]]:
    """English and translation (or None) of messages by context."""
    found = session.execute(_MESSAGES, {"contexts": list(contexts), "locale": locale})
    return {context: (source, text) for context, source, text in found}


def cited(session: Session, statements: Collection[str]) -> Sequence[Row[str, Source]]:
    """Statement and source, for each of the sources that the statements rest on."""
    return session.execute(_CITED, {"statements": list(statements)}).all() if statements else []


def sources(session: Session) -> Sequence[Source]:
    """All sources, as the site numbers them."""
    return session.scalars(select(Source).order_by(Source.position)).all()
