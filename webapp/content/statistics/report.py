"""Statistics as they may be shown: no figure under 20, and none that could be worked out from a sum."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from sqlalchemy.orm import Session

from webapp.consent.choice import add_months
from webapp.consent.periods import LEAST_SHOWN
from webapp.content import subjects
from webapp.content.statistics.items import INTERACTIONS, VIEWS
from webapp.content.statistics.visitors import CLASSES
from webapp.i18n.text import Text
from webapp.store.queries import statistics

Name = TypeVar("Name")


@dataclass(frozen=True, slots=True)
class Row(Generic[Name]):
    """A figure and what it counts; None if it is under 20."""

    name: Name
    count: int | None


@dataclass(frozen=True, slots=True)
class Parts(Generic[Name]):
    """Figures that add up: those that are shown, and the sum of the `others`, in which no single one can be told.

    If nothing can be said of the others, not even their sum, it is None, and so is the `total`.
    """

    rows: tuple[Row[Name], ...]
    others: int | None

    @property
    def total(self) -> int | None:
        """The sum of all of them."""
        return None if self.others is None else self.others + sum(row.count or 0 for row in self.rows)


@dataclass(frozen=True, slots=True)
class Used:
    """Something that can be used: its kind, and what it was, in words where it is a page."""

    kind: str
    detail: Text


@dataclass(frozen=True, slots=True)
class Overview:
    """The statistics from the first day of a month until today (UTC).

    Views by month (its first day), by language, by page within each language that is shown, and by where their readers
    came from. `used` counts visits with consent, each once in whatever languages; one that goes on after midnight (UTC)
    may count on both days. As one visit can be in several of its rows, they do not add up.
    """

    first: date
    today: date
    months: Parts[date]
    languages: Parts[str]
    pages: tuple[tuple[str, Parts[Text]], ...]
    referrers: Parts[str]
    used: tuple[Row[Used], ...]
    dropped: tuple[Row[str], ...]


def overview(session: Session, today: date, months: int, locale: str) -> Overview:
    """What was counted in this month (UTC) and in those before it, so many in all. Pages are named in `locale`."""
    first = add_months(today.replace(day=1), 1 - months)
    by_month: Counter[date] = Counter()
    for day, count in statistics.views_by_day(session, first):
        by_month[day.replace(day=1)] += count
    by_page = {(row[0], row[1]): row[2] for row in statistics.views_by_page(session, first)}
    by_language: Counter[str] = Counter()
    for (language, _page), count in by_page.items():
        by_language[language] += count
    by_referrer = dict(tuple(row) for row in statistics.views_by_referrer(session, first))
    used = statistics.interactions(session, first)
    lost = dict(tuple(row) for row in statistics.dropped(session, first))
    names = _names(session, locale, [page for _, page in by_page] + [row.detail for row in used])
    languages = protect(by_language.most_common())
    return Overview(
        first=first,
        today=today,
        months=protect(sorted(by_month.items())),
        languages=languages,
        pages=tuple(
            (row.name, protect(_ranked((names[page], n) for (other, page), n in by_page.items() if other == row.name)))
            for row in languages.rows
        ),
        referrers=protect([(name, by_referrer[name]) for name in CLASSES if name in by_referrer]),
        used=tuple(Row(Used(kind, names[detail]), shown(count)) for kind, detail, count in sorted(map(tuple, used))),
        dropped=tuple(Row(family, shown(lost.get(family, 0))) for family in (VIEWS, INTERACTIONS)),
    )


def shown(count: int) -> int | None:
    """A figure, if it may be shown: it is not under 20, or nothing is behind it."""
    return count if count == 0 or count >= LEAST_SHOWN else None


def protect(parts: Sequence[tuple[Name, int]]) -> Parts[Name]:
    """Figures that add up to a sum which somebody may know, in their order.

    Those under 20 are not shown. The smallest of the rest are not shown either, until what is left out is two figures
    or more, together 20 or more: then none of them can be worked out from the sum.
    """
    ranked = sorted((count, number) for number, (_, count) in enumerate(parts) if count)
    left_out = [item for item in ranked if item[0] < LEAST_SHOWN]
    while left_out and (len(left_out) < 2 or _sum(left_out) < LEAST_SHOWN) and len(left_out) < len(ranked):
        left_out.append(ranked[len(left_out)])
    numbers = {number for _, number in left_out}
    rows = (Row(name, count) for number, (name, count) in enumerate(parts) if count and number not in numbers)
    others = _sum(left_out)
    return Parts(tuple(rows), others if others == 0 or others >= LEAST_SHOWN else None)


def _sum(counted: Iterable[tuple[int, int]]) -> int:
    return sum(count for count, _ in counted)


def _ranked(counted: Iterable[tuple[Name, int]]) -> list[tuple[Name, int]]:
    return sorted(counted, key=lambda item: (-item[1], str(item[0])))


def _names(session: Session, locale: str, refs: Iterable[str]) -> dict[str, Text]:
    """What subjects are called; whatever is not there any more, or never was one, is called as it is written."""
    found = subjects.links(session, locale, frozenset(refs))
    return {ref: found[ref].full if ref in found else Text((ref,)) for ref in refs}
