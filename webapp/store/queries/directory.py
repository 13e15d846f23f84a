"""The directory: which entries match, in which order, and where a page of them begins (keyset paging)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import CTE, ColumnElement, Row, Select, and_, case, exists, func, literal, or_, select
from sqlalchemy.orm import Session, aliased

from webapp.store.models import (
    Address,
    Country,
    Label,
    Organisation,
    Project,
    ProjectCountry,
    SearchText,
)
from webapp.store.queries.connections import CONNECTIONS
from webapp.store.queries.details import DETAILS

WITHOUT = "none"
"""In place of a country: entries that have none."""
Key = tuple[Any, bool]
"""A column that entries are ordered by, and whether the largest comes first."""


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for in a list (`organisations`, `countries` or `projects`).

    `country` is a reference or WITHOUT; `relation` is a relation and the reference of the other side (or "");
    `words` are folded; `ranks` orders kinds or regions by name; `start` is the reference of the first entry wanted.
    """

    listed: str
    locale: str
    region: str | None = None
    country: str | None = None
    kind: str | None = None
    relation: tuple[str, str] | None = None
    former: bool | None = None
    words: tuple[str, ...] = ()
    sort: str = "name"
    ranks: Mapping[str, int] = field(default_factory=dict)
    start: str | None = None


def entries(session: Session, search: Search, most: int | None) -> Sequence[Row[*tuple[Any, ...]]]:
    """The matches from `start` on, at most this many and one more; all from the first if `start` is not among them.

    Every row has: ref, name, lang, acronym, path; what `DETAILS` has for the list; `total` and `former_total` of the
    matches, how many stand `before` the first row, and `previous`, the reference that begins the page before it.
    """
    matching, keys = _matching(search)
    ordered = [key.desc() if down else key for key, down in keys]
    count = select(func.count()).select_from(matching)
    page = select(matching)
    before: ColumnElement[Any] = literal(0)
    previous: ColumnElement[Any] = literal("")
    if search.start:
        here, found = _from(matching, keys, search.start)
        page = page.where(or_(~found, here))
        before = case((found, count.where(~here).scalar_subquery()), else_=0)
        backwards = [key if down else key.desc() for key, down in keys]
        earlier = select(matching.c.ref).where(~here).order_by(*backwards).limit(1).offset((most or 1) - 1)
        previous = func.coalesce(earlier.scalar_subquery(), "")
    if most:
        page = page.order_by(*ordered).limit(most + 1)
    shown = page.subquery()
    label, address = aliased(Label), aliased(Address)
    statement = (
        select(
            shown.c.ref,
            label.name,
            label.lang,
            label.acronym,
            address.path,
            count.scalar_subquery().label("total"),
            count.where(matching.c.former == 1).scalar_subquery().label("former_total"),
            before.label("before"),
            previous.label("previous"),
        )
        .join(label, (label.ref == shown.c.ref) & (label.locale == search.locale))
        .join(address, (address.ref == shown.c.ref) & (address.locale == search.locale) & address.current)
    )
    order = [shown.c[key.name].desc() if down else shown.c[key.name] for key, down in keys]
    return session.execute(DETAILS[search.listed](statement, shown.c.ref, search.locale).order_by(*order)).all()


def counts(session: Session, searches: Sequence[Search]) -> list[int]:
    """How many entries match each of these."""
    if not searches:
        return []
    columns = [
        select(func.count())
        .select_from(_FROM[search.listed](search)[0].subquery())
        .scalar_subquery()
        .label(f"n{place}")
        for place, search in enumerate(searches)
    ]
    return list(session.execute(select(*columns)).one())


def _matching(search: Search) -> tuple[CTE, list[Key]]:
    """The matches with the columns that they are ordered by, the last of which is their reference."""
    statement, keys = _FROM[search.listed](search)
    columns = [key.label(f"key{place}") for place, (key, _) in enumerate(keys)]
    matching = statement.add_columns(*columns).cte("matching")
    found = [(matching.c[f"key{place}"], down) for place, (_, down) in enumerate(keys)]
    return matching, [*found, (matching.c.ref, False)]


def _from(matching: CTE, keys: Sequence[Key], start: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Whether an entry is `start` or comes after it, and whether `start` is among the matches."""
    anchor = matching.alias("anchor")
    reached = []
    same: list[ColumnElement[bool]] = []
    for key, down in keys:
        value = select(anchor.c[key.name]).where(anchor.c.ref == start).scalar_subquery()
        reached.append(and_(*same, key < value if down else key > value))
        same.append(key == value)
    return or_(*reached, and_(*same)), exists(select(anchor.c.ref).where(anchor.c.ref == start))


def _organisations(search: Search) -> tuple[Select[*tuple[Any, ...]], list[Key]]:
    place = aliased(Label)
    former = case((Organisation.until.is_not(None), 1), else_=0)
    statement = (
        _named(Organisation.ref, former, search)
        .outerjoin(Country, Country.code == Organisation.country)
        .outerjoin(place, (place.ref == Country.ref) & (place.locale == search.locale))
    )
    if search.region:
        statement = statement.where(Country.region == search.region)
    if search.country:
        statement = statement.where(
            Organisation.country.is_(None) if search.country == WITHOUT else Country.ref == search.country
        )
    if search.kind:
        statement = statement.where(Organisation.kind == search.kind)
    keys: dict[str, list[Key]] = {
        "country": [(case((place.ref.is_(None), 1), else_=0), False), (func.coalesce(place.sort_key, b""), False)],
        "kind": [(_rank(Organisation.kind, search), False)],
    }
    return statement, [*keys.get(search.sort, []), (Label.sort_key, False)]


def _countries(search: Search) -> tuple[Select[*tuple[Any, ...]], list[Key]]:
    statement = _named(Country.ref, literal(0), search)
    if search.region:
        statement = statement.where(Country.region == search.region)
    keys: dict[str, list[Key]] = {"region": [(_rank(Country.region, search), False)]}
    return statement, [*keys.get(search.sort, []), (Label.sort_key, False)]


def _projects(search: Search) -> tuple[Select[*tuple[Any, ...]], list[Key]]:
    former = case((func.coalesce(Project.until, Project.when).is_not(None), 1), else_=0)
    statement = _named(Project.ref, former, search)
    if search.region:
        within = select(Country.ref).where(Country.region == search.region)
        statement = statement.where(_works_in(ProjectCountry.country.in_(within)))
    if search.country:
        statement = statement.where(_works_in(ProjectCountry.country == search.country))
    began = func.coalesce(Project.since, Project.when, "")
    keys: dict[str, list[Key]] = {"newest": [(began, True)]}
    return statement, [*keys.get(search.sort, []), (Label.sort_key, False)]


_FROM = {"organisations": _organisations, "countries": _countries, "projects": _projects}


def _works_in(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return Project.ref.in_(select(ProjectCountry.project).where(condition))


def _named(ref: Any, former: ColumnElement[int], search: Search) -> Select[*tuple[Any, ...]]:
    statement: Select[*tuple[Any, ...]] = select(ref.label("ref"), former.label("former")).join(
        Label, (Label.ref == ref) & (Label.locale == search.locale)
    )
    if search.former is not None:
        statement = statement.where(former == int(search.former))
    if search.relation:
        connected = CONNECTIONS[search.listed].subquery()
        relation, other = search.relation
        wanted = select(connected.c.entry).where(connected.c.relation == relation, connected.c.other == other)
        statement = statement.where(ref.in_(wanted))
    if search.words:
        found = [SearchText.folded.contains(word, autoescape=True) for word in search.words]
        statement = statement.where(ref.in_(select(SearchText.ref).where(*found)))
    return statement


def _rank(column: Any, search: Search) -> ColumnElement[int]:
    return case(search.ranks, value=column, else_=len(search.ranks)) if search.ranks else literal(0)
