"""The earlier store as a file, and the command line on a store."""

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from webapp.commands import main

HERE = Path(__file__).parent


def restore(path: Path) -> Path:
    """The earlier store as it was, in a file that is not there yet."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(unpacked("earlier.sql"))
    return path


def unpacked(name: str) -> str:
    """The text of a file that is kept compressed."""
    return gzip.decompress((HERE / f"{name}.gz").read_bytes()).decode()


def rows(path: Path, without: frozenset[str] = frozenset({"alembic_version"})) -> dict[str, list[tuple[Any, ...]]]:
    """All rows by table, whatever the tables of the store are."""
    with closing(sqlite3.connect(path)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in {*names} - without}


def command(store: Path, *arguments: str | Path) -> None:
    """Run the command line on a store; it must succeed."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("DATABASE_URL", f"sqlite:///{store}")
        patched.setattr("sys.argv", ["samenspraak", *map(str, arguments)])
        with pytest.raises(SystemExit, match=r"^0$"):
            main()
