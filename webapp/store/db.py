"""The engine and its transactions."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from weakref import WeakSet

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError
from sqlalchemy.orm import Session

from webapp.failure import Failure

BUSY_TIMEOUT_MS = 10_000
WIPE_TIMEOUT_MS = 100
"""Wiping keeps others from writing: so long it waits for those who read or write."""
_engines: WeakSet[Engine] = WeakSet()


class StoreError(Failure):
    """The store cannot be opened; the message is a sentence that names the remedy."""


def open_store(url: str) -> Engine:
    """An engine for a database URL; SQLite in WAL mode, with foreign keys and a busy timeout.

    Raises StoreError for an address that names no database that can be used here.
    """
    try:
        parsed = make_url(url)
        # What a statement was about stays out of errors, and so out of the log.
        engine = create_engine(parsed, pool_pre_ping=parsed.get_backend_name() != "sqlite", hide_parameters=True)
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        reason = str(error).partition("\n")[0]
        message = f"DATABASE_URL is not an address of a database: {reason}. An example: sqlite:///instance/site.db"
        raise StoreError(message) from error
    except ImportError as error:
        message = (
            f"DATABASE_URL asks for a database whose driver is not installed ({error.name}). Install that package."
        )
        raise StoreError(message) from error
    if engine.dialect.name == "postgresql":
        return engine
    if engine.dialect.name != "sqlite" or not parsed.database or parsed.database == ":memory:":
        raise StoreError("DATABASE_URL must name a file of SQLite, such as sqlite:///instance/site.db, or PostgreSQL.")
    _make_folder(Path(parsed.database).parent)
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    _engines.add(engine)
    return engine


def _begin_anew() -> None:
    """In a copy of a process: SQLite forbids to use the connections of the first one, whose threads may hold locks."""
    for engine in _engines:
        engine.dispose(close=False)


os.register_at_fork(after_in_child=_begin_anew)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = (
            f"The folder of the database, {folder}, cannot be made ({error.strerror}). Choose another DATABASE_URL."
        )
        raise StoreError(message) from error


def _set_pragmas(connection: object, _record: object) -> None:
    connection.isolation_level = None  # type: ignore[attr-defined]  # the driver must not begin transactions itself
    cursor = connection.cursor()  # type: ignore[attr-defined]
    pragmas = ("journal_mode=WAL", "foreign_keys=ON", f"busy_timeout={BUSY_TIMEOUT_MS}", "synchronous=FULL")
    # Not every SQLite overwrites by itself what is deleted.
    for pragma in (*pragmas, "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    # A deferred transaction that turns from reading to writing gets BUSY at once, whatever the timeout.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session that sees one state of the store throughout, and writes nothing."""
    with Session(engine, autoflush=False) as session:
        yield session
        session.rollback()


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """A session in one transaction that takes the write lock at once: committed whole, or not at all."""
    with engine.connect().execution_options(writes=True) as connection, Session(connection) as session, session.begin():
        # Otherwise the transaction would begin with the first statement.
        session.connection()
        yield session


def wipe(engine: Engine) -> bool:
    """Take what was deleted out of the files of a store of SQLite, whose log keeps what was written until then.

    False if it is still there, because somebody reads or writes who is not done after a moment (WIPE_TIMEOUT_MS): try
    again. What a copy of the files has, or the disk beneath them, is out of reach. PostgreSQL cleans up by itself, in
    its own time (autovacuum): for that nothing is done here. Raises OperationalError if the store cannot be used.
    """
    if engine.dialect.name != "sqlite":
        return True
    wiping = "PRAGMA wal_checkpoint(TRUNCATE)"
    try:
        # In a transaction SQLite does not do it: this one never begins.
        with closing(engine.raw_connection()) as connection:
            cursor = connection.cursor()
            cursor.execute(f"PRAGMA busy_timeout={WIPE_TIMEOUT_MS}")
            busy, *_ = cursor.execute(wiping).fetchone()
            cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
            cursor.close()
    except sqlite3.Error as error:
        # The connection may still have the short timeout.
        engine.dispose()
        raise OperationalError(wiping, None, error) from error
    return not busy
