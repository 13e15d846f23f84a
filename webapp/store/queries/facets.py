"""What a list can be filtered by: the countries, kinds and connections in it, as they are called in every language."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Row, Select, false, func, literal, null, select, true, union, union_all
from sqlalchemy.orm import Session, aliased

from webapp.store.models import (
    Address,
    Country,
    Kind,
    Label,
    Message,
    Organisation,
    ProjectCountry,
    Translation,
)
from webapp.store.queries.connections import CONNECTIONS

_USED = {
    "organisations": select(Country.ref).join(Organisation, Organisation.country == Country.code),
    "projects": select(ProjectCountry.country),
}
_NOTHING = literal(b"")
LISTS = ("page:organisations", "page:projects")
"""Below these stand those that others are connected with."""


def facets(session: Session, listed: str, slugs: Collection[str], most: int) -> Sequence[Row[*tuple[Any, ...]]]:
    """Rows of facet, key, other, locale, name, lang, acronym, sort_key, path, current.

    `country`: key is the reference. `kind`: `other` is the English name, `name` that of the locale. `relation`: key is
    the relation, `other` the reference of the other side: of the connections that `most` have most entries, and of
    those whose other side has, or had, one of these slugs in any language. A path that is not current is an old one.
    """
    parts: list[Select[*tuple[Any, ...]]] = []
    if listed in _USED:
        parts.append(_labelled("country", Label.ref, literal("")).where(Label.ref.in_(_USED[listed])))
    if listed == "organisations":
        parts.append(_kinds())
    if listed != "countries":
        parts.append(_relations(listed, slugs, most))
    return session.execute(union_all(*parts)).all() if parts else []


def _labelled(facet: str, key: Any, other: Any) -> Select[*tuple[Any, ...]]:
    return select(
        literal(facet).label("facet"),
        key.label("key"),
        other.label("other"),
        Label.locale,
        Label.name,
        Label.lang,
        Label.acronym,
        Label.sort_key,
        Address.path,
        Address.current,
    ).join_from(Label, Address, (Address.ref == Label.ref) & (Address.locale == Label.locale))


def _with_slugs(slugs: Collection[str]) -> Select[str]:
    """What has, or once had, an address that ends in one of these below a list."""
    above = aliased(Address)
    paths = [select(above.path + f"/{slug}").where(above.ref.in_(LISTS)) for slug in sorted(slugs)]
    return select(Address.ref).where(Address.path.in_(union_all(*paths)) if paths else false())


def _kinds() -> Select[*tuple[Any, ...]]:
    used = select(Organisation.kind)
    return (
        select(
            literal("kind"),
            Kind.key,
            Message.source,
            Translation.locale,
            Translation.text,
            null(),
            null(),
            _NOTHING,
            literal(""),
            true(),
        )
        .join(Message, Message.context == "kind:" + Kind.key + "/name")
        .outerjoin(Translation, Translation.context == Message.context)
        .where(Kind.key.in_(used))
    )


def _relations(listed: str, slugs: Collection[str], most: int) -> Select[*tuple[Any, ...]]:
    connected = CONNECTIONS[listed].cte("connected")
    frequent = (
        select(connected.c.relation, connected.c.other)
        .group_by(connected.c.relation, connected.c.other)
        .order_by(func.count().desc(), connected.c.relation, connected.c.other)
        .limit(most)
        .subquery()
    )
    pairs = union(
        select(frequent.c.relation, frequent.c.other),
        select(connected.c.relation, connected.c.other).where(connected.c.other.in_(_with_slugs(slugs))),
    ).subquery()
    return _labelled("relation", pairs.c.relation, pairs.c.other).join(pairs, pairs.c.other == Label.ref)
