"""What the pages of a subject link to, by group: the whole of it in one query, however many groups there are."""

from collections.abc import Collection, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, bindparam, func, literal, select, union_all
from sqlalchemy.orm import Session

from webapp.i18n.cldr import REGIONS
from webapp.store.models import (
    Address,
    Country,
    Kind,
    Label,
    Organisation,
    Partnership,
    Project,
    ProjectCountry,
    ProjectMember,
    Relation,
    Subject,
)
from webapp.store.queries.network import AFFILIATED, related
from webapp.store.queries.picture import Seats, near, within_two_steps
from webapp.store.queries.subjects import labelled

MOST = 20
"""So many of a group are shown on a page; the directory has them all."""
MOST_COUNTRIES = 300
"""More than there are."""
CENTRE = "org:cnv"
"""Whose federations the page on the networks shows, and whose country arcs on the map begin in."""
HEARTS = ("org:cnv-internationaal", CENTRE)
"""Around whom its picture is drawn."""
_REF: ColumnElement[str] = bindparam("ref")
_COUNTRY_OF = select(Organisation.country).where(Organisation.ref == _REF).scalar_subquery()
_REGION_OF = select(Country.region).where(Country.ref == _REF).scalar_subquery()
_PARTNERS_OF = select(ProjectMember.organisation).where(ProjectMember.project == _REF)
_BEFORE_AND_AFTER: Any = union_all(
    select(Project.ref).where(Project.followed_by == _REF),
    select(Project.followed_by).where(Project.ref == _REF, Project.followed_by.is_not(None)),
)

Group = tuple[Any, int | None] | Seats
"""A select of references, and how many of them are wanted (None: all); or all of those at a table."""


def _groups(subject: str) -> dict[str, Group]:
    """The groups of one page, or of subjects by how their references begin."""
    sides = related(_REF, MOST)
    on_map: dict[str, Group] = {
        "partners": (select(Partnership.country), MOST_COUNTRIES),
        "home": (
            select(Country.ref)
            .join(Organisation, Organisation.country == Country.code)
            .where(Organisation.ref == CENTRE),
            None,
        ),
        "centre": (select(Organisation.ref).where(Organisation.ref == CENTRE), None),
    }
    groups: dict[str, dict[str, Group]] = {
        "org": {
            "country": (select(Country.ref).where(Country.code == _COUNTRY_OF), None),
            "neighbours": (
                select(Organisation.ref).where(Organisation.country == _COUNTRY_OF, Organisation.ref != _REF),
                MOST,
            ),
            "projects": (select(ProjectMember.project).where(ProjectMember.organisation == _REF), MOST),
            "funded": (select(Project.ref).where(Project.funder == _REF), MOST),
            "related": (select(sides.c.subject).union(select(sides.c.object)), None),
            "seats": near(_REF),
        },
        "country": {
            "projects": (select(ProjectCountry.project).where(ProjectCountry.country == _REF), MOST),
            "organisations": (
                select(Organisation.ref).join(Country, Country.code == Organisation.country).where(Country.ref == _REF),
                MOST,
            ),
            "neighbours": (
                select(Country.ref).where(Country.region == _REGION_OF, Country.ref != _REF),
                MOST_COUNTRIES,
            ),
            **on_map,
        },
        "project": {
            "members": (_PARTNERS_OF, MOST),
            "countries": (select(ProjectCountry.country).where(ProjectCountry.project == _REF), MOST_COUNTRIES),
            "funder": (select(Project.funder).where(Project.ref == _REF), None),
            "earlier": (select(Project.ref).where(Project.followed_by == _REF), None),
            "later": (select(Project.followed_by).where(Project.ref == _REF), None),
            "neighbours": (
                select(ProjectMember.project).where(
                    ProjectMember.organisation.in_(_PARTNERS_OF),
                    ProjectMember.project != _REF,
                    ProjectMember.project.not_in(_BEFORE_AND_AFTER),
                ),
                MOST,
            ),
        },
        "page:networks": {
            "affiliates": (
                select(Relation.subject).where(Relation.object == CENTRE, Relation.relation == AFFILIATED),
                MOST,
            ),
            "partners": (select(Partnership.country), MOST_COUNTRIES),
            "projects": (select(Project.ref), MOST),
            "responsible": (
                select(Organisation.ref)
                .join(Kind, Kind.key == Organisation.kind)
                .where(Kind.group == "responsibility"),
                MOST,
            ),
            "seats": within_two_steps(HEARTS),
        },
        "page:countries": {
            **{f"in-{key}": (select(Country.ref).where(Country.region == key), MOST_COUNTRIES) for key in REGIONS},
            **on_map,
        },
    }
    return groups.get(subject, {})


def around(
    session: Session, ref: str, locale: str, paths: Collection[str], refs: Collection[str]
) -> Sequence[Row[*tuple[Any, ...]]]:
    """As Labelled, with `grouped` and `total`: the subjects at these paths and with these references (`grouped` is "").

    Then those of each group in the order of the language, with how many the group has in all.
    """
    values = {"locale": locale, "ref": ref, "paths": list(paths), "refs": list(refs)}
    return session.execute(_statement(ref if ref.startswith("page:") else ref.partition(":")[0]), values).all()


@cache
def _statement(subject: str) -> Any:
    plain = labelled().add_columns(literal("").label("grouped"), literal(0).label("total"))
    parts: list[Any] = [
        plain.where(Address.path.in_(bindparam("paths", expanding=True))),
        plain.where(Subject.ref.in_(bindparam("refs", expanding=True))),
    ]
    for name, group in _groups(subject).items():
        refs, most = (group.refs, None) if isinstance(group, Seats) else group
        total: Any = group.total if isinstance(group, Seats) else func.count().over()
        ordered: Select[*tuple[Any, ...]] = (
            labelled()
            .add_columns(literal(name).label("grouped"), total.label("total"))
            .where(Subject.ref.in_(refs))
            .order_by(Label.sort_key, Subject.ref)
            .limit(most)
        )
        parts.append(select(ordered.subquery()))
    return union_all(*parts)
