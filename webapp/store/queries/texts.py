"""Blocks and messages in a language, and the sources that statements rest on."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Row, bindparam, func, or_, select, union_all
from sqlalchemy.orm import Session

from webapp.store.models import (
    Block,
    Citation,
    Figure,
    Message,
    Organisation,
    Partnership,
    Project,
    Relation,
    Source,
    Translation,
)
from webapp.store.queries.messages import OUTDATED, with_meanings

MOST_PARAMETERS = 1_000
"""Databases limit how many values a query can be given."""

LABEL = "/label"
"""How the contexts of labels end, after the id of their block."""
_TRANSLATED = (Translation.context == Message.context) & (Translation.locale == bindparam("locale"))
_OUTDATED = func.coalesce(OUTDATED, False)
_BLOCKS = with_meanings(
    select(Message.context, Message.source, Translation.text, _OUTDATED, Block.kind, Block.who, Block.slot, Source)
    .outerjoin(Translation, _TRANSLATED)
    .outerjoin(Block, Block.id == Message.context)
    .outerjoin(Citation, Citation.statement == Block.id)
    .outerjoin(Source, Source.key == Citation.source)
    .where(
        or_(
            Message.context.in_(select(Block.id).where(Block.ref == bindparam("ref"))),
            Message.context.in_(select(Block.id + LABEL).where(Block.ref == bindparam("ref"))),
            Message.context.in_(
                select("kind:" + Organisation.kind + "/name").where(Organisation.ref == bindparam("ref"))
            ),
            Message.context.in_([bindparam("ref") + "/title", bindparam("ref") + "/summary"]),
        )
    )
    .order_by(Block.position, Citation.position)
)
_CITED_MESSAGES = with_meanings(
    select(Message.context, Message.source, Translation.text, _OUTDATED, Source)
    .outerjoin(Translation, _TRANSLATED)
    .outerjoin(Citation, Citation.statement == Message.context)
    .outerjoin(Source, Source.key == Citation.source)
    .where(Message.context.in_(bindparam("contexts", expanding=True)))
    .order_by(Citation.position)
)


def blocks(session: Session, ref: str, locale: str) -> Sequence[Row[*tuple[Any, ...]]]:
    """The blocks of a subject in order, its title, summary and labels, and the name of its kind, once for each source.

    Title, summary, kind and labels have no `kind` of block; their contexts end in `/title`, `/summary`, `/name` and
    `/label`.

    Columns: context, source (English), text (translation or None), outdated, kind, who, slot, Source or None.
    """
    return session.execute(_BLOCKS, {"ref": ref, "locale": locale}).all()


def cited_messages(
    session: Session, contexts: Collection[str], locale: str
) -> Sequence[Row[str, str, str | None, bool, Source | None]]:
    """Messages that are statements, each once for every source.

    Columns: context, source (English), text (translation or None), outdated, Source or None.
    """
    return session.execute(_CITED_MESSAGES, {"contexts": list(contexts), "locale": locale}).all()


_STATEMENTS = union_all(
    select(Block.ref.label("ref"), Block.id.label("statement")),
    select(Figure.ref, Figure.id),
    select(Relation.subject, Relation.id),
    select(Relation.object, Relation.id),
    select(Project.ref, Project.statement),
    select(Partnership.country, Partnership.id),
).subquery()
_ABOUT = (
    select(_STATEMENTS.c.ref, Source)
    .join(Citation, Citation.statement == _STATEMENTS.c.statement)
    .join(Source, Source.key == Citation.source)
    .distinct()
)


def cited_about(session: Session, refs: Collection[str]) -> Sequence[Row[str, Source]]:
    """Subject and source, for each of the sources of whatever is stated about these subjects, as the site orders them.

    Of very many subjects more may be given than are asked for.
    """
    few = _ABOUT.where(_STATEMENTS.c.ref.in_(refs)) if len(refs) <= MOST_PARAMETERS else _ABOUT
    return session.execute(few.order_by(Source.position)).all()


def sources(session: Session) -> Sequence[Source]:
    """All sources, as the site numbers them."""
    return session.scalars(select(Source).order_by(Source.position)).all()
