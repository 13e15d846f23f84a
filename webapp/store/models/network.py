"""Who works with whom, where and since when."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base


class Kind(Base):
    """A sort of organisation; its name is the message `kind:<key>/name`."""

    __tablename__ = "kinds"

    key: Mapped[str] = mapped_column(primary_key=True)
    group: Mapped[str]
    position: Mapped[int]


class Country(Base):
    """A country by its ISO 3166-1 code; its name comes from CLDR unless the names table knows better."""

    __tablename__ = "countries"

    ref: Mapped[str] = mapped_column(ForeignKey("subjects.ref"), primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    region: Mapped[str] = mapped_column(index=True)


class Organisation(Base):
    """An organisation; `until` (a year, month or day) means that it is history."""

    __tablename__ = "organisations"

    ref: Mapped[str] = mapped_column(ForeignKey("subjects.ref"), primary_key=True)
    kind: Mapped[str] = mapped_column(ForeignKey("kinds.key"), index=True)
    country: Mapped[str | None] = mapped_column(ForeignKey("countries.code"), index=True)
    until: Mapped[str | None]


class Relation(Base):
    """Subject, relation, object: `org:cnv` `affiliated-to` `org:ituc`."""

    __tablename__ = "relations"

    id: Mapped[str] = mapped_column(ForeignKey("statements.id"), primary_key=True)
    subject: Mapped[str] = mapped_column(ForeignKey("organisations.ref"), index=True)
    relation: Mapped[str]
    object: Mapped[str] = mapped_column(ForeignKey("organisations.ref"), index=True)
    since: Mapped[str | None]
    until: Mapped[str | None]
    when: Mapped[str | None]
    holds_for: Mapped[str | None]
    position: Mapped[int]


class Figure(Base):
    """A number about an organisation, with what it holds for."""

    __tablename__ = "figures"

    id: Mapped[str] = mapped_column(ForeignKey("statements.id"), primary_key=True)
    ref: Mapped[str] = mapped_column(ForeignKey("organisations.ref"), index=True)
    measure: Mapped[str]
    value: Mapped[int]
    qualifier: Mapped[str | None]
    holds_for: Mapped[str]
    position: Mapped[int]


class Partnership(Base):
    """CNV Internationaal works with unions in a country."""

    __tablename__ = "partnerships"

    id: Mapped[str] = mapped_column(ForeignKey("statements.id"), primary_key=True)
    country: Mapped[str] = mapped_column(ForeignKey("countries.ref"), index=True)
    since: Mapped[str | None]
    holds_for: Mapped[str]
    position: Mapped[int]


class Project(Base):
    """Something organisations do together; `when` is a moment, `since` and `until` a span."""

    __tablename__ = "projects"

    ref: Mapped[str] = mapped_column(ForeignKey("subjects.ref"), primary_key=True)
    statement: Mapped[str] = mapped_column(ForeignKey("statements.id"))
    since: Mapped[str | None]
    until: Mapped[str | None]
    when: Mapped[str | None]
    funder: Mapped[str | None] = mapped_column(ForeignKey("organisations.ref"), index=True)
    followed_by: Mapped[str | None] = mapped_column(ForeignKey("projects.ref", deferrable=True, initially="DEFERRED"))


class ProjectMember(Base):
    """An organisation that takes part in a project."""

    __tablename__ = "project_members"

    project: Mapped[str] = mapped_column(ForeignKey("projects.ref"), primary_key=True)
    organisation: Mapped[str] = mapped_column(ForeignKey("organisations.ref"), primary_key=True, index=True)
    position: Mapped[int]


class ProjectCountry(Base):
    """A country that a project is about or works in."""

    __tablename__ = "project_countries"

    project: Mapped[str] = mapped_column(ForeignKey("projects.ref"), primary_key=True)
    country: Mapped[str] = mapped_column(ForeignKey("countries.ref"), primary_key=True, index=True)
    position: Mapped[int]
