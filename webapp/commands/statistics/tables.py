"""The statistics in words: titles, rows and notes, which the console and the page show alike."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from webapp.consent.periods import LEAST_SHOWN
from webapp.content.statistics.items import INTERACTIONS, VIEWS
from webapp.content.statistics.report import Overview, Parts, Row, Used
from webapp.content.statistics.visitors import ELSEWHERE, INSIDE, NO_REFERRER, SEARCH
from webapp.i18n import cldr
from webapp.i18n.cldr import Moment
from webapp.i18n.locales import english_name
from webapp.i18n.text import Text

LANGUAGE = "en"
HIDDEN = f"fewer than {LEAST_SHOWN}"
NOTE = (
    f"Figures under {LEAST_SHOWN} are not shown. Where a sum would tell such a figure, a larger one is not shown "
    "either: both are among the others. Readers whose browser objects by its signal are not counted."
)
REFERRERS = {
    NO_REFERRER: "Directly, or unknown",
    INSIDE: "From a page of this site",
    SEARCH: "From a search engine",
    ELSEWHERE: "From elsewhere",
}
USED = {"filter": "Filter", "language": "Switch of language", "nothing-found": "Nothing found in"}
DROPPED = {VIEWS: "Views", INTERACTIONS: "Interactions"}

Name = TypeVar("Name")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: its name, its figure in words, and the figure itself if it may be shown."""

    name: Text
    figure: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its title, what its rows and its figures are, and what has to be said of it.

    `level` is that of its heading; `sums` are rows at its end that are no part of a chart.
    """

    title: str
    what: str
    figures: str
    lines: tuple[Line, ...]
    sums: tuple[Line, ...] = ()
    note: str = ""
    level: int = 2


@dataclass(frozen=True, slots=True)
class Tables:
    """All tables, and what time they are about."""

    period: str
    tables: tuple[Table, ...]


def tables(found: Overview) -> Tables:
    """The statistics in words."""
    period = f"{_month(found.first)} to {_day(found.today)}" if found.first != found.today else _day(found.today)
    return Tables(period, tuple(_all(found)))


def as_text(found: Tables) -> str:
    """For a console: names at the left, figures in a column at the right."""
    return "\n".join([f"Statistics: {found.period}\n", *map(_as_text, found.tables)])


def _all(found: Overview) -> Iterator[Table]:
    yield _parts("Views by month", "Month", found.months, _month, "The last month is not over.")
    yield _parts("Views by language", "Language", found.languages, english_name)
    for locale, parts in found.pages:
        yield _parts(f"Pages in {english_name(locale)}", "Page", parts, _text, level=3)
    yield _parts("Where readers came from", "From", found.referrers, REFERRERS.__getitem__)
    yield Table(
        "What was used",
        "Used",
        "Visits",
        tuple(_line(_use(row.name), row) for row in found.used),
        note="Visits of people who consented to statistics, without those of today. A visit lasts 30 minutes at most; "
        f"it can be in more than one row. Figures under {LEAST_SHOWN} are not shown.",
    )
    yield Table(
        "What was not counted",
        "Dropped",
        "Number",
        tuple(_line(_text(DROPPED[row.name]), row) for row in found.dropped),
        note="There was no room for them at the time, or the store could not be written.",
    )


def _parts(
    title: str, what: str, parts: Parts[Name], name: Callable[[Name], str | Text], note: str = "", *, level: int = 2
) -> Table:
    lines = tuple(_line(_text(name(row.name)), row) for row in parts.rows)
    hidden = parts.others is None or parts.others > 0
    sums = [_sum("Others, together", parts.others)] if hidden else []
    if lines:
        sums.append(_sum("All", parts.total))
    return Table(title, what, "Views", lines, tuple(sums), " ".join([note, NOTE] if note else [NOTE]), level)


def _line(name: Text, row: Row[Name]) -> Line:
    return Line(name, _figure(row.count), row.count)


def _text(name: str | Text) -> Text:
    return name if isinstance(name, Text) else Text((name,))


def _sum(name: str, count: int | None) -> Line:
    return Line(_text(name), _figure(count), count)


def _figure(count: int | None) -> str:
    return HIDDEN if count is None else cldr.format_number(count, LANGUAGE)


def _use(used: Used) -> Text:
    detail = str(used.detail)
    if used.kind == "language":
        before, _, after = detail.partition(">")
        return Text((f"{USED[used.kind]}: {english_name(before)} to {english_name(after)}",))
    return Text((f"{USED.get(used.kind, used.kind)}: ", used.detail))


def _month(first: date) -> str:
    return cldr.format_moment(Moment(first.year, first.month), LANGUAGE)


def _day(day: date) -> str:
    return cldr.format_moment(Moment(day.year, day.month, day.day), LANGUAGE)


def _as_text(table: Table) -> str:
    lines = (*table.lines, *table.sums)
    if not lines:
        return f"{table.title}\n  nothing yet\n"
    names = [str(line.name) for line in lines]
    widest, figures = max(map(len, (*names, table.what))), max(len(line.figure) for line in lines)
    rows = [f"  {name:<{widest}}  {line.figure:>{figures}}" for name, line in zip(names, lines, strict=True)]
    return "\n".join([table.title, *rows, *_note(table), ""])


def _note(table: Table) -> Iterable[str]:
    return [f"  {table.note}"] if table.note else []
