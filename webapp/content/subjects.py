"""How subjects are called on a page, and where they are: links, trails and addresses."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from webapp.i18n.cldr import Moment
from webapp.i18n.text import Text, text
from webapp.store.queries import around, revision, subjects


@dataclass(frozen=True, slots=True)
class Link:
    """A subject by name; `name` knows its language, `acronym` is in the same one.

    An organisation or project that has ended has `until`; a project may have `since`, or `when` it was.
    """

    ref: str
    name: Text
    path: str
    acronym: str | None = None
    until: Moment | None = None
    since: Moment | None = None
    when: Moment | None = None

    @property
    def short(self) -> str:
        """The acronym, or the name if there is none; in the language of the name."""
        return self.acronym or str(self.name)

    @property
    def short_name(self) -> Text:
        """The same, as a text that knows its language."""
        return Text((self.short,), self.name.lang)

    @property
    def spelled(self) -> str:
        """The acronym, with the name that it stands for: `CSI (Confédération syndicale internationale)`."""
        return f"{self.acronym} ({self.name})" if self.acronym else str(self.name)

    @property
    def full(self) -> Text:
        """The name with its acronym: `Confédération syndicale internationale (CSI)`."""
        return Text((f"{self.name} ({self.acronym})",), self.name.lang) if self.acronym else self.name


@dataclass(frozen=True, slots=True)
class Some:
    """The first of several subjects, in the order of the language, and how many there are in all."""

    links: tuple[Link, ...] = ()
    total: int = 0

    @property
    def more(self) -> bool:
        """Whether there are others."""
        return self.total > len(self.links)


@dataclass(frozen=True, slots=True)
class Address:
    """What a path leads to; `alternates` is where it stands today in each locale, `revision` that of the content."""

    ref: str
    kind: str
    locale: str
    alternates: dict[str, str]
    revision: int

    @property
    def path(self) -> str:
        """Where it stands today."""
        return self.alternates[self.locale]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands: itself, the pages above it (home first), and its path in each locale.

    `around` is all that it links to, by reference; `groups` what of it belongs together (`store.queries.around`).
    """

    ref: str
    locale: str
    link: Link
    trail: tuple[Link, ...]
    alternates: dict[str, str]
    around: dict[str, Link]
    groups: dict[str, Some]

    def group(self, name: str) -> Some:
        """What belongs together, or nothing."""
        return self.groups.get(name, Some())

    def single(self, name: str) -> Link | None:
        """The only one of a group, if there is one."""
        return next(iter(self.group(name).links), None)

    @property
    def own_path(self) -> str:
        """Its path, without what follows in the address of one of its states."""
        return self.link.path

    @property
    def path(self) -> str:
        """Its address in its own language, with its state if it has one."""
        return self.alternates[self.locale]

    def position_of(self, link: Link) -> str | None:
        """The value of `aria-current` for a link: `page` for this page itself, `true` for a page above it."""
        if link.ref == self.ref:
            return "page"
        return "true" if any(link.ref == above.ref for above in self.trail[1:]) else None


@dataclass(frozen=True, slots=True)
class Branch:
    """A subject and what stands below it: the first of it, if there is very much; `total` is how much there is."""

    link: Link
    children: tuple["Branch", ...]
    total: int


def find(session: Session, path: str, locales: Sequence[str]) -> Address | None:
    """What stands at a path now, or once stood there, if it stands in one of these locales today."""
    rows = subjects.find(session, path)
    paths = {row.other: row.path for row in rows}
    if not rows or rows[0].locale not in locales or rows[0].locale not in paths:
        return None
    alternates = {locale: paths[locale] for locale in locales if locale in paths}
    return Address(rows[0].ref, rows[0].kind, rows[0].locale, alternates, rows[0].number)


def place(session: Session, address: Address, refs: Collection[str]) -> Place:
    """Where a page stands; `refs` are what it links to beside what belongs to it."""
    parts = address.path.split("/")
    paths = ["/".join(parts[:end]) for end in range(2, len(parts) + 1)]
    linked: dict[str, Link] = {}
    groups: dict[str, Some] = {}
    for row in around.around(session, address.ref, address.locale, paths, refs):
        link = linked.setdefault(row.ref, _link(row, address.locale))
        if row.grouped:
            groups[row.grouped] = Some((*groups.get(row.grouped, Some()).links, link), row.total)
    by_path = {link.path: link for link in linked.values()}
    *trail, link = (by_path[path] for path in paths if path in by_path)
    return Place(address.ref, address.locale, link, tuple(trail), address.alternates, linked, groups)


def paths_of(session: Session, ref: str, locales: Sequence[str]) -> dict[str, str]:
    """The path of a subject in each of these locales, in their order."""
    found = subjects.alternates(session, ref)
    return {locale: found[locale] for locale in locales if locale in found}


def links(session: Session, locale: str, refs: Collection[str]) -> dict[str, Link]:
    """Subjects by reference, as they are called in a language."""
    return {ref: _link(row, locale) for ref, row in subjects.by_refs(session, locale, refs).items()}


def of_kind(session: Session, locale: str, kind: str) -> tuple[Link, ...]:
    """All subjects of a kind, in the order of the language."""
    return tuple(_link(row, locale) for row in subjects.by_kind(session, locale, kind))


def tree(session: Session, locale: str, most: int) -> Branch:
    """All pages from the home page down, with at most this many entries below each list."""
    children: dict[str | None, list[Link]] = {}
    totals: dict[str | None, int] = {}
    for row in subjects.tree(session, locale, ("page", "organisation", "country", "project"), most):
        children.setdefault(row.parent, []).append(_link(row, locale))
        totals[row.parent] = row.total

    def branch(link: Link) -> Branch:
        below = tuple(branch(child) for child in children.get(link.ref, []))
        return Branch(link, below, totals.get(link.ref, 0))

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
    until, since, when = (Moment.perhaps(date) for date in (row.until, row.since, row.when))
    return Link(row.ref, text(row.name, row.lang, locale), row.path, row.acronym, until, since, when)
