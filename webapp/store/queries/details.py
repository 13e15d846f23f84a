"""What the entries of each list show beside their names: further columns of a statement that has their references."""

from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import aliased

from webapp.store.models import (
    Address,
    Country,
    Label,
    Organisation,
    Partnership,
    Project,
    ProjectCountry,
    ProjectMember,
)


def of_organisations(
    statement: Select[*tuple[Any, ...]], ref: ColumnElement[str], locale: str
) -> Select[*tuple[Any, ...]]:
    """Adds: kind, until, and the country's ref, name and path."""
    place, where = aliased(Label), aliased(Address)
    return (
        statement.join(Organisation, Organisation.ref == ref)
        .outerjoin(Country, Country.code == Organisation.country)
        .outerjoin(place, (place.ref == Country.ref) & (place.locale == locale))
        .outerjoin(where, (where.ref == Country.ref) & (where.locale == locale) & where.current)
        .add_columns(
            Organisation.kind,
            Organisation.until,
            Country.ref.label("country"),
            Country.code,
            place.name.label("country_name"),
            where.path.label("country_path"),
        )
    )


def of_countries(
    statement: Select[*tuple[Any, ...]], ref: ColumnElement[str], _locale: str
) -> Select[*tuple[Any, ...]]:
    """Adds: code, region, the partnership's id, since and holds_for, and how many projects and organisations."""
    projects = select(func.count()).where(ProjectCountry.country == Country.ref)
    here = select(func.count()).where(Organisation.country == Country.code)
    return (
        statement.join(Country, Country.ref == ref)
        .outerjoin(Partnership, Partnership.country == Country.ref)
        .add_columns(
            Country.code,
            Country.region,
            Partnership.id.label("partnership"),
            Partnership.since,
            Partnership.holds_for,
            projects.scalar_subquery().label("projects"),
            here.scalar_subquery().label("organisations"),
        )
    )


def of_projects(statement: Select[*tuple[Any, ...]], ref: ColumnElement[str], _locale: str) -> Select[*tuple[Any, ...]]:
    """Adds: since, until, when, and how many countries and organisations."""
    countries = select(func.count()).where(ProjectCountry.project == Project.ref)
    members = select(func.count()).where(ProjectMember.project == Project.ref)
    return statement.join(Project, Project.ref == ref).add_columns(
        Project.since,
        Project.until,
        Project.when,
        countries.scalar_subquery().label("countries"),
        members.scalar_subquery().label("organisations"),
    )


DETAILS = {"organisations": of_organisations, "countries": of_countries, "projects": of_projects}
"""By list: adds the columns to a statement, given its column of references and the locale."""
