"""Organisations, countries and projects, and what connects them."""

from collections.abc import Sequence

from sqlalchemy import Row, or_, select
from sqlalchemy.orm import Session

from webapp.store.models import (
    Country,
    Figure,
    Kind,
    Label,
    Name,
    Organisation,
    Partnership,
    Project,
    ProjectCountry,
    ProjectMember,
    Relation,
)


def organisation(session: Session, ref: str) -> Row[Organisation, str | None]:
    """An organisation and the reference of its country."""
    return session.execute(
        select(Organisation, Country.ref)
        .outerjoin(Country, Country.code == Organisation.country)
        .where(Organisation.ref == ref)
    ).one()


def organisations(session: Session, locale: str) -> Sequence[Row[Organisation, str]]:
    """All organisations with the group of their kind, in the order of the language."""
    return session.execute(
        select(Organisation, Kind.group)
        .join(Kind, Kind.key == Organisation.kind)
        .join(Label, (Label.ref == Organisation.ref) & (Label.locale == locale))
        .order_by(Label.sort_key, Organisation.ref)
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


def figures(session: Session, ref: str) -> Sequence[Figure]:
    """The figures about an organisation."""
    return session.scalars(select(Figure).where(Figure.ref == ref).order_by(Figure.position)).all()


def relations(session: Session, ref: str) -> Sequence[Relation]:
    """The relations in which an organisation is the subject or the object."""
    return session.scalars(
        select(Relation).where(or_(Relation.subject == ref, Relation.object == ref)).order_by(Relation.position)
    ).all()


def affiliations_to(session: Session, ref: str, locale: str) -> Sequence[Relation]:
    """The affiliations to an organisation, past ones too, in the order of the language."""
    return session.scalars(
        select(Relation)
        .join(Label, (Label.ref == Relation.subject) & (Label.locale == locale))
        .where(Relation.object == ref, Relation.relation == "affiliated-to")
        .order_by(Label.sort_key, Label.ref)
    ).all()


def country(session: Session, ref: str) -> Country:
    """A country."""
    return session.scalars(select(Country).where(Country.ref == ref)).one()


def countries(session: Session, locale: str) -> Sequence[Row[Country, Partnership | None]]:
    """All countries with their partnership, if any, in the order of the language."""
    return session.execute(
        select(Country, Partnership)
        .outerjoin(Partnership, Partnership.country == Country.ref)
        .join(Label, (Label.ref == Country.ref) & (Label.locale == locale))
        .order_by(Label.sort_key, Country.ref)
    ).all()


def partnership(session: Session, ref: str) -> Partnership | None:
    """The partnership with unions in a country."""
    return session.scalars(select(Partnership).where(Partnership.country == ref)).first()


def organisations_in(session: Session, ref: str, locale: str) -> Sequence[str]:
    """The organisations of a country, in the order of the language."""
    return session.scalars(
        select(Organisation.ref)
        .join(Country, Country.code == Organisation.country)
        .join(Label, (Label.ref == Organisation.ref) & (Label.locale == locale))
        .where(Country.ref == ref)
        .order_by(Label.sort_key, Organisation.ref)
    ).all()


def project(session: Session, ref: str) -> Project:
    """A project."""
    return session.scalars(select(Project).where(Project.ref == ref)).one()


def projects(session: Session, locale: str) -> Sequence[Project]:
    """All projects in the order of the language."""
    return session.scalars(
        select(Project)
        .join(Label, (Label.ref == Project.ref) & (Label.locale == locale))
        .order_by(Label.sort_key, Project.ref)
    ).all()


def predecessors(session: Session, ref: str) -> Sequence[str]:
    """The projects that this one followed."""
    return session.scalars(select(Project.ref).where(Project.followed_by == ref)).all()


def members(session: Session, ref: str, locale: str) -> Sequence[str]:
    """The organisations that take part in a project, in the order of the language."""
    return session.scalars(
        select(ProjectMember.organisation)
        .join(Label, (Label.ref == ProjectMember.organisation) & (Label.locale == locale))
        .where(ProjectMember.project == ref)
        .order_by(Label.sort_key, Label.ref)
    ).all()


def project_countries(session: Session, ref: str, locale: str) -> Sequence[str]:
    """The countries of a project, in the order of the language."""
    return session.scalars(
        select(ProjectCountry.country)
        .join(Label, (Label.ref == ProjectCountry.country) & (Label.locale == locale))
        .where(ProjectCountry.project == ref)
        .order_by(Label.sort_key)
    ).all()


def projects_in(session: Session, ref: str, locale: str) -> Sequence[str]:
    """The projects of a country, in the order of the language."""
    return session.scalars(
        select(ProjectCountry.project)
        .join(Label, (Label.ref == ProjectCountry.project) & (Label.locale == locale))
        .where(ProjectCountry.country == ref)
        .order_by(Label.sort_key)
    ).all()


def projects_with(session: Session, ref: str, locale: str) -> Sequence[Row[str, bool]]:
    """The projects that an organisation takes part in or pays for (True), in the order of the language."""
    takes_part = select(ProjectMember.project).where(ProjectMember.organisation == ref)
    return session.execute(
        select(Project.ref, (Project.funder == ref).is_(True))
        .join(Label, (Label.ref == Project.ref) & (Label.locale == locale))
        .where(or_(Project.ref.in_(takes_part), Project.funder == ref))
        .order_by(Label.sort_key)
    ).all()
