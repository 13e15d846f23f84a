"""Finding subjects by address, and calling them by name in a language."""

from collections.abc import Collection, Sequence

from sqlalchemy import Row, Select, bindparam, case, func, select
from sqlalchemy.orm import Session, aliased

from webapp.store.models import Address, Label, Organisation, Project, Subject

Labelled = Row[str, str, str, str, str | None, str, str | None]
"""ref, kind, name, lang, acronym, path, until (when an organisation or a project ended)."""


def _labelled() -> Select[str, str, str, str, str | None, str, str | None]:
    until = func.coalesce(Organisation.until, Project.until).label("until")
    return (
        select(Subject.ref, Subject.kind, Label.name, Label.lang, Label.acronym, Address.path, until)
        .join(Label, Label.ref == Subject.ref)
        .join(Address, (Address.ref == Subject.ref) & (Address.locale == Label.locale) & Address.current)
        .outerjoin(Organisation, Organisation.ref == Subject.ref)
        .outerjoin(Project, Project.ref == Subject.ref)
        .where(Label.locale == bindparam("locale"))
    )


_BY_REFS = _labelled().where(Subject.ref.in_(bindparam("refs", expanding=True)))
_BY_PATHS = _labelled().where(Address.path.in_(bindparam("paths", expanding=True))).order_by(Address.path)
_BY_KIND = _labelled().where(Subject.kind == bindparam("kind")).order_by(Label.sort_key, Subject.ref)
_CHILDREN = (
    _labelled()
    .add_columns(Subject.parent)
    .where(Subject.kind.in_(bindparam("kinds", expanding=True)))
    .order_by(case((Subject.kind == "page", Subject.position), else_=None).nulls_last(), Label.sort_key, Subject.ref)
)


def find(session: Session, path: str) -> Row[str, str, str, str] | None:
    """ref, kind, locale and current path of what stands, or once stood, at a path."""
    now = aliased(Address)
    return session.execute(
        select(Subject.ref, Subject.kind, Address.locale, now.path)
        .join(Address, Address.ref == Subject.ref)
        .join(now, (now.ref == Address.ref) & (now.locale == Address.locale) & now.current)
        .where(Address.path == path)
    ).first()


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


def by_paths(session: Session, locale: str, paths: Collection[str]) -> Sequence[Labelled]:
    """Subjects by path, in the order of the paths: a trail, when each path begins with the one before."""
    return session.execute(_BY_PATHS, {"locale": locale, "paths": list(paths)}).all()


def by_kind(session: Session, locale: str, kind: str) -> Sequence[Labelled]:
    """All subjects of a kind in the order of the language."""
    return session.execute(_BY_KIND, {"locale": locale, "kind": kind}).all()


def tree(
    session: Session, locale: str, kinds: Collection[str]
) -> Sequence[Row[str, str, str, str, str | None, str, str | None, str | None]]:
    """Subjects with their parents: pages by position, the rest in the order of the language."""
    return session.execute(_CHILDREN, {"locale": locale, "kinds": list(kinds)}).all()
