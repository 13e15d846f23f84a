"""What the site says: statements with their facts and sources, blocks, messages and translations."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base


class Source(Base):
    """Where a fact comes from; `lang` is the language of its title."""

    __tablename__ = "sources"

    key: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    lang: Mapped[str]
    publisher: Mapped[str]
    url: Mapped[str]
    holds_for: Mapped[str]
    position: Mapped[int]


class Statement(Base):
    """Anything the site states and can be held to: a block, figure, relation, partnership, project or definition."""

    __tablename__ = "statements"

    id: Mapped[str] = mapped_column(primary_key=True)


class FactUse(Base):
    """A fact (an id in the collected facts) is told by a statement."""

    __tablename__ = "fact_uses"

    statement: Mapped[str] = mapped_column(ForeignKey("statements.id"), primary_key=True)
    fact: Mapped[str] = mapped_column(primary_key=True, index=True)
    position: Mapped[int]


class Citation(Base):
    """A statement rests on a source."""

    __tablename__ = "citations"

    statement: Mapped[str] = mapped_column(ForeignKey("statements.id"), primary_key=True)
    source: Mapped[str] = mapped_column(ForeignKey("sources.key"), primary_key=True, index=True)
    position: Mapped[int]


class Block(Base):
    """A heading, paragraph, item or step of a subject; its text is the message whose context is its id.

    `moment` (a year, month or day) is when it happened, for what is told in a text alone. What a figure calls the block
    is the message `<id>/label`, if there is one.
    """

    __tablename__ = "blocks"

    id: Mapped[str] = mapped_column(ForeignKey("statements.id"), primary_key=True)
    ref: Mapped[str] = mapped_column(ForeignKey("subjects.ref"), index=True)
    kind: Mapped[str]
    who: Mapped[str | None]
    slot: Mapped[str | None]
    position: Mapped[int]
    moment: Mapped[str | None]


class Message(Base):
    """A text to translate: `context` says where it stands and never changes, `source` is today's English.

    The messages of the interface are here too, under `interface:<context>|<msgid>`. One that depends on a number has
    its forms one on each line; no other text has more than one line.
    """

    __tablename__ = "messages"

    context: Mapped[str] = mapped_column(primary_key=True)
    source: Mapped[str]
    comment: Mapped[str | None]
    position: Mapped[int]


class Translation(Base):
    """A message in one language; `source` is the English that it was last confirmed for.

    Its state follows: missing (no row), outdated (`source` no longer means what the message says), needs review,
    approved.
    """

    __tablename__ = "translations"

    context: Mapped[str] = mapped_column(ForeignKey("messages.context"), primary_key=True)
    locale: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    source: Mapped[str]
    approved: Mapped[bool]
    author: Mapped[str]
    changed_at: Mapped[datetime]
