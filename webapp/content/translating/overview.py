"""How a language is doing, for those who translate into it: what is ready, what waits, and what was done last."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from webapp.content.subjects import Link, links
from webapp.content.translating import history
from webapp.content.translating.differences import Piece, difference
from webapp.content.translating.exporting import DOMAINS, Domain
from webapp.content.translating.history import Done
from webapp.content.translating.progress import by_group, counted, group_of
from webapp.content.translating.releases import released
from webapp.content.translating.units import State, Unit, units
from webapp.store.queries import suggestions

MOST = 50
"""So many texts of a sort are shown; the catalogues have them all."""
KINDS = "kind"
"""The group of the kinds of organisations, which are shown on many pages."""
GLOSSARY = "page:glossary"


@dataclass(frozen=True, slots=True)
class Group:
    """The texts of a page by state; `link` is None for `interface`, `kind` and what has no page."""

    ref: str
    link: Link | None
    ready: int
    outdated: int
    missing: int
    review: int

    @property
    def is_ready(self) -> bool:
        """Whether nothing of it waits for a translator."""
        return not (self.outdated or self.missing or self.review)


@dataclass(frozen=True, slots=True)
class Changed:
    """A text whose English has changed since it was translated, and what changed."""

    context: str
    pieces: tuple[Piece, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Aside:
    """A suggestion that waits: by whom, and why it was put aside; `now` is the text, if there is one.

    `english` is today's, None if there is no such message any more.
    """

    number: int
    context: str
    english: str | None
    text: str
    now: str | None
    author: str
    reason: str


@dataclass(frozen=True, slots=True)
class Overview:
    """A language at one moment. `waiting` counts by domain what is not ready; `words` are those to translate.

    Of `outdated` and `aside` there are at most MOST, the newest suggestions first, with their numbers in all.
    """

    is_public: bool
    ready: int
    total: int
    words: int
    waiting: dict[Domain, int]
    groups: tuple[Group, ...]
    outdated: tuple[Changed, ...]
    outdated_total: int
    aside: tuple[Aside, ...]
    aside_total: int
    acts: tuple[Done, ...]


def overview(session: Session, locale: str, locales: Sequence[str], page_locale: str) -> Overview:
    """How a language of the site (`locales`) is doing, with the names of the pages in `page_locale`."""
    found = units(session, locale)
    whole = counted(found.values())
    outdated = [unit for unit in found.values() if unit.state == "outdated"]
    aside = _aside(session, locale, found)
    return Overview(
        is_public=locale in released(session, locales),
        ready=whole.states["approved"],
        total=whole.total,
        words=whole.words,
        waiting={domain: _waiting(found.values(), domain) for domain in DOMAINS},
        groups=_groups(session, found.values(), page_locale),
        outdated=tuple(_changed(unit) for unit in outdated[:MOST]),
        outdated_total=len(outdated),
        aside=tuple(aside[:MOST]),
        aside_total=len(aside),
        acts=tuple(history.log(session, locale, MOST)),
    )


def _waiting(found: Iterable[Unit], domain: Domain) -> int:
    return sum(unit.state != "approved" and unit.is_interface == (domain == "messages") for unit in found)


def _groups(session: Session, found: Collection[Unit], locale: str) -> tuple[Group, ...]:
    """The interface first, then the pages in the order of the site."""
    by_ref = by_group(sorted(found, key=lambda unit: not unit.is_interface), _page_of)
    named = links(session, locale, by_ref.keys())
    states: tuple[State, ...] = ("approved", "outdated", "missing", "review")
    return tuple(
        Group(ref, named.get(ref), *(progress.states[state] for state in states)) for ref, progress in by_ref.items()
    )


def _page_of(context: str) -> str:
    """Where a text is read: terms have no page of their own, and kinds stand on many."""
    ref = group_of(context)
    kind = ref.partition(":")[0]
    return {"term": GLOSSARY, "kind": KINDS}.get(kind, ref)


def _changed(unit: Unit) -> Changed:
    assert unit.version is not None
    return Changed(unit.context, difference(unit.version.source, unit.source), unit.version.text)


def _aside(session: Session, locale: str, found: dict[str, Unit]) -> list[Aside]:
    by_context: dict[str, list[Aside]] = {}
    for item in reversed(suggestions.waiting(session, locale)):
        unit = found.get(item.context)
        version = unit.version if unit else None
        now, english = version.text if version else None, unit.source if unit else None
        aside = Aside(item.id, item.context, english, item.text, now, item.author, item.reason)
        by_context.setdefault(item.context, []).append(aside)
    return [aside for items in by_context.values() for aside in items]
