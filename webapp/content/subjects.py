"""How subjects are called on a page, and where they are: links, trails and addresses."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from webapp.i18n.cldr import Moment
from webapp.i18n.text import Text, text
from webapp.store.queries import revision, subjects


@dataclass(frozen=True, slots=True)
class Link:
    """A subject by name; `name` knows its language, `acronym` is in the same one; `until` is set if it has ended."""

    ref: str
    name: Text
    path: str
    acronym: str | None = None
    until: Moment | None = None

    @property
    def full(self) -> Text:
        """The name with its acronym: `Confédération syndicale internationale (CSI)`."""
        return Text((f"{self.name} ({self.acronym})",), self.name.lang) if self.acronym else self.name


@dataclass(frozen=True, slots=True)
class Address:
    """What a path leads to; `path` is where it stands today."""

    ref: str
    kind: str
    locale: str
    path: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands: itself, the pages above it (home first), and its path in each locale."""

    ref: str
    locale: str
    link: Link
    trail: tuple[Link, ...]
    alternates: dict[str, str]

    def position_of(self, link: Link) -> str | None:
        """The value of `aria-current` for a link: `page` for this page itself, `true` for a page above it."""
        if link.ref == self.ref:
            return "page"
        return "true" if any(link.ref == above.ref for above in self.trail[1:]) else None


@dataclass(frozen=True, slots=True)
class Branch:
    """A subject and what stands below it."""

    link: Link
    children: tuple["Branch", ...]


def find(session: Session, path: str) -> Address | None:
    """What stands at a path now, or once stood there."""
    row = subjects.find(session, path)
    return Address(row[0], row[1], row[2], row[3]) if row else None


def place(session: Session, address: Address, locales: Sequence[str]) -> Place:
    """Where a page stands, in the languages that the site is released in."""
    parts = address.path.split("/")
    paths = ["/".join(parts[:end]) for end in range(2, len(parts) + 1)]
    *trail, link = (_link(row, address.locale) for row in subjects.by_paths(session, address.locale, paths))
    return Place(address.ref, address.locale, link, tuple(trail), paths_of(session, address.ref, locales))


def paths_of(session: Session, ref: str, locales: Sequence[str]) -> dict[str, str]:
    """The path of a subject in each of these locales, in their order."""
    found = subjects.alternates(session, ref)
    return {locale: found[locale] for locale in locales if locale in found}


def links(session: Session, locale: str, refs: Collection[str]) -> dict[str, Link]:
    """Subjects by reference, as they are called in a language."""
    return {ref: _link(row, locale) for ref, row in subjects.by_refs(session, locale, refs).items()}


def in_order(session: Session, locale: str, refs: Sequence[str]) -> tuple[Link, ...]:
    """Subjects in the order that is given."""
    found = links(session, locale, refs)
    return tuple(found[ref] for ref in refs)


def of_kind(session: Session, locale: str, kind: str) -> tuple[Link, ...]:
    """All subjects of a kind, in the order of the language."""
    return tuple(_link(row, locale) for row in subjects.by_kind(session, locale, kind))


def tree(session: Session, locale: str) -> Branch:
    """All pages from the home page down."""
    children: dict[str | None, list[Link]] = {}
    for row in subjects.tree(session, locale, ("page", "organisation", "country", "project")):
        children.setdefault(row.parent, []).append(_link(row, locale))

    def branch(link: Link) -> Branch:
        return Branch(link, tuple(branch(child) for child in children.get(link.ref, [])))

    return branch(children[None][0])


def alternates_of_all(session: Session, locales: Sequence[str]) -> list[dict[str, str]]:
    """For every page its path in each locale, in the order of the first locale's paths: the site map for machines."""
    by_ref: dict[str, dict[str, str]] = {}
    for ref, locale, path in subjects.all_current(session):
        if locale in locales:
            by_ref.setdefault(ref, {})[locale] = path
    ordered = ({locale: paths[locale] for locale in locales if locale in paths} for paths in by_ref.values())
    return sorted(ordered, key=lambda paths: paths[locales[0]])


def revision_number(session: Session) -> int:
    """The content revision; 0 for a store that was never filled. Raises SQLAlchemyError if it cannot be read."""
    return revision.number(session)


def _link(row: Row[*tuple[Any, ...]], locale: str) -> Link:
    until = Moment.parse(row.until) if row.until else None
    return Link(row.ref, text(row.name, row.lang, locale), row.path, row.acronym, until)
