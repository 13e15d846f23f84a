"""Whole tables as plain rows by primary key: what loading, exporting and deriving work with."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Table, and_, bindparam, delete, insert, select, tuple_, update
from sqlalchemy.orm import Session

from webapp.store.models import Base, Record

Key = tuple[Any, ...]
MOST_KEYS = 200
"""Databases limit how many values a query can be given."""
Rows = dict[Key, Record]


def table(name: str) -> Table:
    """A table by its name."""
    return Base.metadata.tables[name]


def in_order(names: Iterable[str]) -> list[str]:
    """Table names so that what is referred to comes first."""
    wanted = set(names)
    return [item.name for item in Base.metadata.sorted_tables if item.name in wanted]


def key_columns(name: str) -> tuple[str, ...]:
    """The columns of the primary key."""
    return tuple(column.name for column in table(name).primary_key)


class ForeignKey(NamedTuple):
    """A column that refers to a column of another table; `part` if the row is a part of what it refers to."""

    column: str
    table: str
    target: str
    part: bool


def foreign_keys(name: str) -> list[ForeignKey]:
    """What the columns of a table refer to."""
    return [
        ForeignKey(key.parent.name, key.column.table.name, key.column.name, key.parent.primary_key)
        for key in sorted(table(name).foreign_keys, key=lambda key: key.parent.name)
    ]


def read(session: Session, name: str) -> Rows:
    """All rows of a table by primary key, in the order of their `position` where they have one."""
    source = table(name)
    order = [source.c[column] for column in ("position", *key_columns(name)) if column in source.c]
    keys = key_columns(name)
    found = session.execute(select(source).order_by(*order)).mappings()
    return {tuple(row[key] for key in keys): dict(row) for row in found}


def some(session: Session, name: str, keys: Iterable[Key]) -> Rows:
    """The rows of a table that have one of these primary keys."""
    source, columns = table(name), key_columns(name)
    found = {}
    for some_keys in _batches(keys):
        which = tuple_(*(source.c[column] for column in columns)).in_(some_keys)
        for row in session.execute(select(source).where(which)).mappings():
            found[tuple(row[column] for column in columns)] = dict(row)
    return found


def add(session: Session, name: str, rows: Iterable[Record]) -> None:
    """Insert rows."""
    listed = list(rows)
    if listed:
        session.execute(insert(table(name)), listed)


def change(session: Session, name: str, changes: Mapping[Key, Record]) -> None:
    """Update rows by primary key, each with its own columns."""
    for key, columns in changes.items():
        session.execute(update(table(name)).where(_is(name, key)).values(**columns))


def remove(session: Session, name: str, keys: Iterable[Key]) -> None:
    """Delete rows by primary key."""
    columns = key_columns(name)
    listed = [{f"key_{column}": value for column, value in zip(columns, key, strict=True)} for key in keys]
    if listed:
        source = table(name)
        which = and_(*(source.c[column] == bindparam(f"key_{column}") for column in columns))
        session.connection().execute(delete(source).where(which), listed)


def replace_all(session: Session, name: str, rows: Iterable[Record]) -> None:
    """The table holds these rows and no others."""
    session.execute(delete(table(name)))
    add(session, name, rows)


def _batches(keys: Iterable[Key]) -> Iterator[list[Key]]:
    """The keys, so many at a time."""
    listed = list(keys)
    return (listed[start : start + MOST_KEYS] for start in range(0, len(listed), MOST_KEYS))


def _is(name: str, key: Key) -> Any:
    source = table(name)
    return and_(*(source.c[column] == value for column, value in zip(key_columns(name), key, strict=True)))
