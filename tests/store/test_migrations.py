"""Migrations lead to exactly the models, and back to nothing."""

from pathlib import Path
from typing import Any

from alembic import command
from sqlalchemy import Engine, insert, inspect, text

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
            "references": sorted(inspector.get_foreign_keys(table), key=str),
            "unique": sorted(inspector.get_unique_constraints(table), key=str),
            "indexes": sorted((_plain(index) for index in inspector.get_indexes(table)), key=str),
        }
    assert found
    return found


def _plain(index: Any) -> dict[str, Any]:
    options = {name: str(value) for name, value in index.get("dialect_options", {}).items()}
    return {"name": index["name"], "columns": index["column_names"], "unique": index["unique"], **options}
