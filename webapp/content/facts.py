"""Correcting figures and dates: never without the source that says so and, but for what has its own, their year."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError
from sqlalchemy.orm import Session

from webapp.content.seeding import schema
from webapp.content.translating.pen import Pen
from webapp.failure import Failure
from webapp.store.models import Record
from webapp.store.queries import rows

_MOMENT = TypeAdapter(schema.Moment)
_QUALIFIER: TypeAdapter[str] = TypeAdapter(schema.Qualifier)


class FactError(Failure):
    """A statement cannot be changed so; the message says why."""


class _Kind(NamedTuple):
    """The table of a sort of statement, and which of its columns can be set."""

    table: str
    columns: tuple[str, ...]
    has_year: bool


KINDS = {
    "figure": _Kind("figures", ("value", "qualifier"), has_year=True),
    "relation": _Kind("relations", ("since", "until", "when"), has_year=True),
    "partnership": _Kind("partnerships", ("since",), has_year=True),
    "project": _Kind("projects", ("since", "until", "when"), has_year=False),
}
"""By how the key of a statement begins; the dates of a project are its own, and hold for no other year."""
BLOCK = _Kind("blocks", ("moment",), has_year=False)
"""A text with the date of what it tells: its key is its context, such as `org:cnv/formed`."""


def change(
    session: Session,
    key: str,
    fields: Mapping[str, str],
    *,
    year: str | None,
    sources: Sequence[str],
    author: str,
    locales: Sequence[str],
) -> list[str]:
    """Change columns of a statement, with the year that they hold for and the sources that say so, as one act.

    What was there before and what is there now, one line a column; nothing if it says that already. Raises FactError.
    """
    kind = BLOCK if "/" in key else KINDS.get(key.partition(":")[0])
    row = rows.some(session, kind.table, [(key,)]).get((key,)) if kind else None
    if kind is None or row is None:
        begins = ", ".join(sorted(KINDS))
        raise FactError(f"There is no statement “{key}”: it begins with {begins} and a colon, or is a text’s context.")
    wanted: Record = {name: _value(name, value, kind) for name, value in fields.items()}
    if kind.has_year:
        wanted["holds_for"] = _moment("--year", year) if year else None
        if not year:
            raise FactError("Say which year it holds for: --year 2025")
    _check_span({**row, **wanted})
    known = {name for (name,) in rows.read(session, "sources")}
    for source in sources:
        if source not in known:
            raise FactError(f"There is no source “{source}”; there are {', '.join(sorted(known))}.")
    told = [f"{name}: {_shown(row[name])} -> {_shown(value)}" for name, value in wanted.items() if row[name] != value]
    statement = str(row.get("statement", key))
    cited = [str(row["source"]) for row in rows.read(session, "citations").values() if row["statement"] == statement]
    # A figure is what its source says; other statements rest on several, of which the new one may say only a date.
    cites = list(dict.fromkeys(sources if kind.table == "figures" else [*cited, *sources]))
    if cited != cites:
        told.append(f"sources: {', '.join(cited)} -> {', '.join(cites)}")
    if not told:
        return []
    pen = Pen(session, "set", author, reason=f"{key}: {'; '.join(told)}")
    pen.begin()
    rows.change(session, kind.table, {(key,): wanted})
    _cite(session, statement, cites)
    pen.finish(locales)
    return told


def _check_span(row: Mapping[str, object]) -> None:
    """Raises FactError for an end before the beginning, or for a moment beside a span."""
    since, until = row.get("since"), row.get("until")
    if since and until and str(until) < str(since)[: len(str(until))]:
        raise FactError(f"It cannot end ({until}) before it begins ({since}).")
    if row.get("when") and (since or until):
        raise FactError("It is either at one moment (when) or from one to another (since, until): empty the other.")


def _value(name: str, value: str, kind: _Kind) -> object:
    """A value of a column. Raises FactError."""
    if name not in kind.columns:
        raise FactError(f"“{name}” cannot be set here: {', '.join(kind.columns)} can.")
    if name == "value":
        if not (value.isascii() and value.isdigit() and int(value) <= schema.LARGEST):
            raise FactError(f"“{value}” is not a whole number: write 13500, without points.")
        return int(value)
    if not value:
        return None
    if name == "qualifier":
        return _checked(name, _QUALIFIER, value)
    return _moment(name, value)


def _moment(name: str, value: str) -> object:
    return _checked(name, _MOMENT, value)


def _checked(name: str, adapter: TypeAdapter[Any], value: str) -> object:
    try:
        return adapter.validate_python(value)
    except ValidationError as error:
        reason = error.errors(include_url=False)[0]["msg"]
        raise FactError(f"“{value}” cannot stand for {name}: {reason}") from error


def _cite(session: Session, statement: str, sources: Sequence[str]) -> None:
    cited = rows.read(session, "citations")
    rows.remove(session, "citations", [key for key in cited if key[0] == statement])
    rows.add(
        session,
        "citations",
        [
            {"statement": statement, "source": source, "position": position}
            for position, source in enumerate(dict.fromkeys(sources))
        ],
    )


def _shown(value: object) -> str:
    return "nothing" if value is None else str(value)
