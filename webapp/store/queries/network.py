"""Organisations, countries and projects, and what connects them."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Row, Select, Subquery, func, or_, select
from sqlalchemy.orm import Session

from webapp.store.models import (
    Citation,
    Country,
    Figure,
    Label,
    Message,
    Name,
    Organisation,
    Partnership,
    Project,
    Relation,
    Source,
    Translation,
)

AFFILIATED = "affiliated-to"


def kinds_of(session: Session, refs: Collection[str], locale: str) -> Sequence[Row[str, str, str | None]]:
    """ref, English and translation (or None) of the kinds of organisations."""
    return session.execute(
        select(Organisation.ref, Message.source, Translation.text)
        .join(Message, Message.context == "kind:" + Organisation.kind + "/name")
        .outerjoin(Translation, (Translation.context == Message.context) & (Translation.locale == locale))
        .where(Organisation.ref.in_(refs))
    ).all()


def names_of(session: Session, ref: str) -> Sequence[Name]:
    """All names of a subject, official first."""
    return session.scalars(
        select(Name).where(Name.ref == ref).order_by(Name.lang, Name.form.desc(), Name.position)
    ).all()


def names_of_kind(session: Session, prefix: str) -> Sequence[Name]:
    """All names, official first, of the subjects whose references begin with `prefix`."""
    return session.scalars(
        select(Name).where(Name.ref.startswith(prefix)).order_by(Name.ref, Name.form.desc(), Name.position)
    ).all()


def figures(session: Session, ref: str) -> Sequence[Row[Figure, Source | None]]:
    """The figures about an organisation, each once for every source."""
    statement = select(Figure, Source).where(Figure.ref == ref).order_by(Figure.position, Citation.position)
    return session.execute(_with_sources(statement, Figure.id)).all()


def related(ref: Any, most: int) -> Subquery:
    """The relations in which an organisation is the subject or the object: id, subject, object.

    Of each sort and direction at most this many, each with how many there are of its sort (`total`).
    """
    alike = (Relation.relation, Relation.object == ref)
    numbered = (
        select(
            Relation.id,
            Relation.subject,
            Relation.object,
            func.row_number().over(order_by=Relation.position, partition_by=alike).label("place"),
            func.count().over(partition_by=alike).label("total"),
        )
        .where(or_(Relation.subject == ref, Relation.object == ref))
        .subquery()
    )
    return select(numbered).where(numbered.c.place <= most).subquery()


def countries(session: Session, locale: str) -> Sequence[Row[Country, Partnership, Source | None]]:
    """The countries with a partnership, in the order of the language, each once for every source of it."""
    statement = (
        select(Country, Partnership, Source)
        .join(Partnership, Partnership.country == Country.ref)
        .join(Label, (Label.ref == Country.ref) & (Label.locale == locale))
        .order_by(Label.sort_key, Country.ref, Citation.position)
    )
    return session.execute(_with_sources(statement, Partnership.id)).all()


def country(session: Session, ref: str) -> Sequence[Row[Country, Partnership | None, Source | None]]:
    """A country with its partnership, once for every source of it."""
    statement = (
        select(Country, Partnership, Source)
        .outerjoin(Partnership, Partnership.country == Country.ref)
        .where(Country.ref == ref)
        .order_by(Citation.position)
    )
    return session.execute(_with_sources(statement, Partnership.id)).all()


def project(session: Session, ref: str) -> Sequence[Row[Project, Source | None]]:
    """A project, once for every source of it."""
    statement = select(Project, Source).where(Project.ref == ref).order_by(Citation.position)
    return session.execute(_with_sources(statement, Project.statement)).all()


def _with_sources(statement: Select[*tuple[Any, ...]], id_: Any) -> Select[*tuple[Any, ...]]:
    return statement.outerjoin(Citation, Citation.statement == id_).outerjoin(Source, Source.key == Citation.source)
