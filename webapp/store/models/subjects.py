"""What can be linked to: a subject, its place in the tree, its names and its addresses."""

from sqlalchemy import ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base


class Subject(Base):
    """A page, organisation, project, country or term; `ref` is how everything speaks of it: `org:ituc`."""

    __tablename__ = "subjects"

    ref: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    parent: Mapped[str | None] = mapped_column(
        ForeignKey("subjects.ref", deferrable=True, initially="DEFERRED"), index=True
    )
    position: Mapped[int]


class Slug(Base):
    """The last part of a subject's address in one language."""

    __tablename__ = "slugs"

    ref: Mapped[str] = mapped_column(ForeignKey("subjects.ref"), primary_key=True)
    locale: Mapped[str] = mapped_column(primary_key=True)
    slug: Mapped[str]


class Name(Base):
    """A proper name in one language; `form` is `official`, or `also` for a name that readers use too."""

    __tablename__ = "names"

    ref: Mapped[str] = mapped_column(ForeignKey("subjects.ref"), primary_key=True)
    lang: Mapped[str] = mapped_column(primary_key=True)
    form: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    acronym: Mapped[str | None]


class Label(Base):
    """Derived: how a subject is called on the pages of one language, and its sort key there.

    `lang` is the language that the name is in, which is not always that of the page.
    """

    __tablename__ = "labels"
    __table_args__ = (Index("ix_labels_locale_sort_key", "locale", "sort_key"),)

    ref: Mapped[str] = mapped_column(ForeignKey("subjects.ref"), primary_key=True)
    locale: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    lang: Mapped[str]
    acronym: Mapped[str | None]
    sort_key: Mapped[bytes] = mapped_column(LargeBinary)


class SearchText(Base):
    """Derived: all that a subject is called, in every language, folded (`i18n.slugs.fold`), for finding it by text."""

    __tablename__ = "search_texts"

    ref: Mapped[str] = mapped_column(ForeignKey("subjects.ref"), primary_key=True)
    folded: Mapped[str]


class Address(Base):
    """Derived from slugs and tree, with history: a path that was once current leads to its subject for good.

    A term has no page; its path is an anchor on the glossary (`/en/glossary#mandate`).
    """

    __tablename__ = "addresses"
    __table_args__ = (
        Index(
            "uq_addresses_current",
            "ref",
            "locale",
            unique=True,
            sqlite_where=text("current"),
            postgresql_where=text("current"),
        ),
        Index("ix_addresses_ref_locale", "ref", "locale"),
    )

    path: Mapped[str] = mapped_column(primary_key=True)
    locale: Mapped[str]
    ref: Mapped[str] = mapped_column(ForeignKey("subjects.ref"))
    current: Mapped[bool]
