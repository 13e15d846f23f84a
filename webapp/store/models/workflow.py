"""What became of the texts: who did what, what was there before, what was put aside. Nothing is lost."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base


class Act(Base):
    """Something that changed texts as one; its number is a moment in the history of all of them.

    `locale` is the language it was about, if it was about one; `reason` is what its author said of it.
    """

    __tablename__ = "acts"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    kind: Mapped[str]
    author: Mapped[str]
    locale: Mapped[str | None]
    reason: Mapped[str | None]


class TranslationHistory(Base):
    """What a translation was before an act changed it; `text` is None where there was none.

    Rows without an act are older than acts are.
    """

    __tablename__ = "translation_history"
    __table_args__ = (
        Index("ix_translation_history_locale_act", "locale", "act"),
        Index("ix_translation_history_context", "context", "locale", "act"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    context: Mapped[str]
    locale: Mapped[str]
    text: Mapped[str | None]
    source: Mapped[str | None]
    approved: Mapped[bool | None]
    author: Mapped[str | None]
    changed_at: Mapped[datetime | None]
    act: Mapped[int | None] = mapped_column(ForeignKey("acts.id"), index=True)


class SourceHistory(Base):
    """What the English of a message was before an act changed it."""

    __tablename__ = "source_history"

    id: Mapped[int] = mapped_column(primary_key=True)
    act: Mapped[int] = mapped_column(ForeignKey("acts.id"))
    context: Mapped[str] = mapped_column(index=True)
    source: Mapped[str]


class Typo(Base):
    """The statement that two wordings of a message say the same: who made it, and why, stands in the act."""

    __tablename__ = "typos"

    act: Mapped[int] = mapped_column(ForeignKey("acts.id"), primary_key=True)
    context: Mapped[str] = mapped_column(index=True)
    before: Mapped[str]
    after: Mapped[str]


class Wording(Base):
    """Derived from typos: wordings of a message with one `meaning` say the same. Others mean what they say."""

    __tablename__ = "wordings"

    context: Mapped[str] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(primary_key=True)
    meaning: Mapped[str]


class Suggestion(Base):
    """A translation that somebody made and that did not become the text: beside it, with the reason."""

    __tablename__ = "suggestions"
    __table_args__ = (Index("ix_suggestions_locale_context", "locale", "context"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    act: Mapped[int] = mapped_column(ForeignKey("acts.id"), index=True)
    context: Mapped[str]
    locale: Mapped[str]
    text: Mapped[str]
    source: Mapped[str]
    author: Mapped[str]
    reason: Mapped[str]


class Dismissal(Base):
    """An act took suggestions back, or (`dismissed` is false) put them forward again; the last act on each counts."""

    __tablename__ = "dismissals"

    act: Mapped[int] = mapped_column(ForeignKey("acts.id"), primary_key=True)
    suggestion: Mapped[int] = mapped_column(ForeignKey("suggestions.id"), primary_key=True, index=True)
    dismissed: Mapped[bool]


class Release(Base):
    """A language that the public sees: it was complete once, and stays."""

    __tablename__ = "releases"

    locale: Mapped[str] = mapped_column(primary_key=True)
    act: Mapped[int | None] = mapped_column(ForeignKey("acts.id"))
