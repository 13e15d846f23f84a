"""Finding subjects by address, and calling them by name in a language."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Row, Select, bindparam, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from webapp.store.models import Address, Label, Organisation, Project, Revision, Subject

Labelled = Row[*tuple[Any, ...]]
"""ref, kind, name, lang, acronym, path; since and when of a project; until when it, or an organisation, was."""


def labelled() -> Select[*tuple[Any, ...]]:
    """A statement for rows of Labelled in the locale that is bound to it."""
    until = func.coalesce(Organisation.until, Project.until).label("until")
    return (
        select(Subject.ref, Subject.kind, Label.name, Label.lang, Label.acronym, Address.path)
        .add_columns(Project.since, Project.when, until)
        .join(Label, Label.ref == Subject.ref)
        .join(Address, (Address.ref == Subject.ref) & (Address.locale == Label.locale) & Address.current)
        .outerjoin(Organisation, Organisation.ref == Subject.ref)
        .outerjoin(Project, Project.ref == Subject.ref)
        .where(Label.locale == bindparam("locale"))
    )


_BY_REFS = labelled().where(Subject.ref.in_(bindparam("refs", expanding=True)))
_BY_KIND = labelled().where(Subject.kind == bindparam("kind")).order_by(Label.sort_key, Subject.ref)
_BESIDE = (
    labelled()
    .add_columns(
        Subject.parent,
        Subject.position,
        Label.sort_key,
        func.row_number().over(partition_by=Subject.parent, order_by=(Label.sort_key, Subject.ref)).label("place"),
        func.count().over(partition_by=Subject.parent).label("total"),
    )
    .where(Subject.kind.in_(bindparam("kinds", expanding=True)))
    .subquery()
)
_CHILDREN = (
    select(_BESIDE)
    .where(or_(_BESIDE.c.kind == "page", _BESIDE.c.place <= bindparam("most")))
    .order_by(
        case((_BESIDE.c.kind == "page", _BESIDE.c.position), else_=None).nulls_last(), _BESIDE.c.sort_key, _BESIDE.c.ref
    )
)


_HERE = aliased(Address)
_FIND = (
    select(Subject.ref, Subject.kind, _HERE.locale, Address.locale.label("other"), Address.path)
    .join(_HERE, _HERE.ref == Subject.ref)
    .add_columns(Revision.number)
    .join(Address, (Address.ref == Subject.ref) & Address.current)
    .join(Revision, Revision.id == 1)
    .where(_HERE.path == bindparam("path"))
)


def find(session: Session, path: str) -> Sequence[Row[str, str, str, str, str, int]]:
    """What stands, or once stood, at a path: ref, kind and locale, with each locale (`other`) and its path there.

    Also the content revision (`number`), so that it need not be asked for.
    """
    return session.execute(_FIND, {"path": path}).all()


def alternates(session: Session, ref: str) -> dict[str, str]:
    """The current path of a subject in each locale."""
    found = session.execute(select(Address.locale, Address.path).where(Address.ref == ref, Address.current))
    return {row.locale: row.path for row in found}


def all_current(session: Session) -> Sequence[Row[str, str, str]]:
    """ref, locale and path of everything that has a page now."""
    return session.execute(
        select(Address.ref, Address.locale, Address.path)
        .join(Subject, Subject.ref == Address.ref)
        .where(Address.current, Subject.kind != "term")
        .order_by(Address.path)
    ).all()


def by_refs(session: Session, locale: str, refs: Collection[str]) -> dict[str, Labelled]:
    """Name and path of subjects by reference; those that are not there are left out."""
    found = session.execute(_BY_REFS, {"locale": locale, "refs": list(refs)}).all() if refs else []
    return {row.ref: row for row in found}


def by_kind(session: Session, locale: str, kind: str) -> Sequence[Labelled]:
    """All subjects of a kind in the order of the language."""
    return session.execute(_BY_KIND, {"locale": locale, "kind": kind}).all()


def tree(session: Session, locale: str, kinds: Collection[str], most: int) -> Sequence[Row[*tuple[Any, ...]]]:
    """Subjects of these kinds: pages by position, of the rest the first below each page in the order of the language.

    As Labelled, with the parent, and with how many there are below that parent (`total`).
    """
    return session.execute(_CHILDREN, {"locale": locale, "kinds": list(kinds), "most": most}).all()
