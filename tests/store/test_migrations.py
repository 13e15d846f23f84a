"""Migrations lead to exactly the models, and back to nothing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, insert, inspect, text
from sqlalchemy.exc import OperationalError

from webapp.i18n.reasons import parts
from webapp.store.db import open_store
from webapp.store.migrations import configuration, migrate
from webapp.store.models import Base


def test_nothing_is_left_for_a_migration_to_do(empty_store: Engine) -> None:
    with empty_store.connect() as connection:
        command.check(configuration(connection))


def test_upgrading_makes_the_tables_of_the_models(empty_store: Engine, tmp_path: Path) -> None:
    wanted = open_store(f"sqlite:///{tmp_path / 'wanted.db'}")
    Base.metadata.create_all(wanted)
    try:
        assert _structure(empty_store) == _structure(wanted)
    finally:
        wanted.dispose()


def test_upgrading_twice_changes_nothing(empty_store: Engine) -> None:
    before = _definitions(empty_store)
    migrate(empty_store)
    assert _definitions(empty_store) == before


def test_downgrading_empties_the_store_and_upgrading_makes_it_again(empty_store: Engine) -> None:
    before = _definitions(empty_store)
    with empty_store.connect().execution_options(writes=True) as connection, connection.begin():
        command.downgrade(configuration(connection), "base")
    assert [name for _, name, _ in _definitions(empty_store) if "alembic" not in name] == []
    migrate(empty_store)
    assert _definitions(empty_store) == before


def test_reasons_of_an_earlier_version_are_still_told_in_each_language(empty_store: Engine) -> None:
    earlier = (
        "There are 3 forms; this language has 2.",
        "A word of an address has small letters without accents, digits and hyphens only.",
        "There is an invisible control character. The links must be those of the English: none.",
        "The links must be those of the English: page:about.",
    )
    with empty_store.connect().execution_options(writes=True) as connection, connection.begin():
        command.downgrade(configuration(connection), "0003")
        connection.execute(text("INSERT INTO acts (id, at, kind, author) VALUES (1, '2026-01-01 00:00:00', 'x', 'x')"))
        for reason in earlier:
            row = {
                "act": 1,
                "context": "a",
                "locale": "nl",
                "text": "b",
                "source": "c",
                "author": "d",
                "reason": reason,
            }
            connection.execute(insert(Base.metadata.tables["suggestions"]), row)
    migrate(empty_store)
    with empty_store.connect() as connection:
        reasons = list(connection.scalars(text("SELECT reason FROM suggestions ORDER BY id")))
    assert [parts(reason) is not None for reason in reasons] == [True] * len(earlier)
    assert reasons[0] == "The number of forms is 3; this language has 2."
    assert reasons[-1] == earlier[-1]


@pytest.mark.parametrize("table", ["page_views", "visit_events", "interactions"])
def test_rows_about_readers_have_no_order(empty_store: Engine, table: str) -> None:
    """A hidden number that counts up would tell in which order the pages of a quiet day were read."""
    with empty_store.connect() as connection, pytest.raises(OperationalError):
        connection.execute(text(f"SELECT rowid FROM {table}"))


EARLIER: dict[str, list[tuple[Any, ...]]] = {
    "page_views": [("2026-03-31", "page:home", "en", "none", 4), ("2026-03-30", "page:about", "nl", "search", 2)],
    "interactions": [("2026-03-30", "filter", "q", "en", 20), ("2026-03-30", "filter", "q", "nl", 3)],
    "visit_events": [
        ("b", "2026-03-31", "filter", "q", "nl", "tag"),
        ("a", "2026-03-31", "filter", "q", "nl", "tag"),
        ("a", "2026-03-31", "filter", "q", "en", "tag"),
        ("a", "2026-03-31", "language", "en>nl", "nl", "tag"),
    ],
    "shown_texts": [("ff", "notice", "en", 1, "2026-03-31 00:00:00", "{}")],
    "receipts": [("aa", "2026-03-31 00:00:00", 1, "en", "ff", "statistics", "", None)],
}
"""What a store had before rows lost their order."""


def test_rows_about_readers_are_kept_when_their_order_goes(empty_store: Engine) -> None:
    def move(way: Callable[[Config, str], None], revision: str) -> None:
        with empty_store.connect().execution_options(writes=True) as connection, connection.begin():
            way(configuration(connection), revision)

    def rows() -> dict[str, list[tuple[Any, ...]]]:
        with empty_store.connect() as connection:
            return {
                table: [tuple(row) for row in connection.execute(text(f"SELECT * FROM {table} ORDER BY 1, 2, 3, 4, 5"))]
                for table in EARLIER
            }

    move(command.downgrade, "0006")
    before = _definitions(empty_store)
    with empty_store.connect().execution_options(writes=True) as connection, connection.begin():
        for table, given in EARLIER.items():
            places = ", ".join("?" * len(given[0]))
            connection.exec_driver_sql(f"INSERT INTO {table} VALUES ({places})", given)
    wanted = {table: sorted(given) for table, given in EARLIER.items()}
    # One visit used it in two languages.
    wanted["visit_events"].remove(("a", "2026-03-31", "filter", "q", "nl", "tag"))
    migrate(empty_store)
    assert rows() == {**wanted, "receipts": [(*row, "") for row in wanted["receipts"]]}
    move(command.downgrade, "0006")
    assert _definitions(empty_store) == before
    assert rows() == wanted


def _definitions(engine: Engine) -> list[tuple[str, str, str]]:
    with engine.connect() as connection:
        found = connection.execute(text("SELECT type, name, sql FROM sqlite_master ORDER BY type, name"))
        return [(row.type, row.name, row.sql) for row in found]


def _structure(engine: Engine) -> dict[str, Any]:
    inspector = inspect(engine)
    found: dict[str, Any] = {}
    for table in set(inspector.get_table_names()) - {"alembic_version"}:
        found[table] = {
            "columns": [{**column, "type": str(column["type"])} for column in inspector.get_columns(table)],
            "key": inspector.get_pk_constraint(table),
            "ordered": _has_order(engine, table),
            "references": sorted(inspector.get_foreign_keys(table), key=str),
            "unique": sorted(inspector.get_unique_constraints(table), key=str),
            "indexes": sorted((_plain(index) for index in inspector.get_indexes(table)), key=str),
        }
    assert found
    return found


def _has_order(engine: Engine, table: str) -> bool:
    """Whether a table has the hidden number that counts its rows."""
    with engine.connect() as connection:
        made = connection.scalar(text("SELECT sql FROM sqlite_master WHERE name = :table"), {"table": table})
    return "WITHOUT ROWID" not in str(made)


def _plain(index: Any) -> dict[str, Any]:
    options = {name: str(value) for name, value in index.get("dialect_options", {}).items()}
    return {"name": index["name"], "columns": index["column_names"], "unique": index["unique"], **options}
