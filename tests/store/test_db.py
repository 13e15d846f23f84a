"""Transactions of the store: whole or not at all, one after the other, and a reader sees one state."""

import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from tests.conftest import LOCALES
from tests.remains import is_in_a_file
from webapp.config import ROOT, SEED, TRANSLATIONS
from webapp.content.seeding.load import fill
from webapp.store.db import BUSY_TIMEOUT_MS, StoreError, open_store, reading, wipe, writing
from webapp.store.migrations import migrate
from webapp.store.models import Slug
from webapp.store.queries import revision


def test_every_connection_has_its_settings(empty_store: Engine) -> None:
    with empty_store.connect() as first, empty_store.connect() as second:
        for connection in (first, second):
            found = [
                connection.execute(text(f"PRAGMA {name}")).scalar_one()
                for name in ("journal_mode", "foreign_keys", "busy_timeout", "synchronous", "secure_delete")
            ]
            assert found == ["wal", 1, BUSY_TIMEOUT_MS, 2, 1]


def _note(engine: Engine, words: str | None) -> None:
    with writing(engine) as session:
        session.execute(text("DELETE FROM subjects"))
        if words:
            session.execute(
                text("INSERT INTO subjects (ref, kind, position) VALUES (:words, 'page', 1)"), {"words": words}
            )


def test_what_was_deleted_is_wiped_out_of_the_files(empty_store: Engine) -> None:
    _note(empty_store, "hexenkessel")
    _note(empty_store, None)
    assert is_in_a_file(empty_store, "hexenkessel")
    assert wipe(empty_store)
    assert not is_in_a_file(empty_store, "hexenkessel")


@pytest.mark.parametrize("holding", [reading, writing])
def test_wiping_waits_for_nobody_and_is_done_later(
    empty_store: Engine, holding: Callable[[Engine], AbstractContextManager[Session]]
) -> None:
    _note(empty_store, "hexenkessel")
    with holding(empty_store) as session:
        assert session.scalars(text("SELECT ref FROM subjects")).all() == ["hexenkessel"]
        if holding is reading:
            _note(empty_store, None)
        start = time.monotonic()
        assert not wipe(empty_store)
        assert time.monotonic() - start < 2
    _note(empty_store, None)
    assert wipe(empty_store)
    assert not is_in_a_file(empty_store, "hexenkessel")
    with empty_store.connect() as connection:
        assert connection.scalar(text("PRAGMA busy_timeout")) == BUSY_TIMEOUT_MS


def test_wiping_a_damaged_store_is_an_error_that_is_expected(empty_store: Engine) -> None:
    empty_store.dispose()
    Path(str(empty_store.url.database)).write_bytes(b"no store" * 1000)
    with pytest.raises(OperationalError, match="not a database"):
        wipe(empty_store)


def test_a_reader_sees_one_state_while_another_writes(empty_store: Engine) -> None:
    with reading(empty_store) as reader:
        assert revision.number(reader) == 0
        with writing(empty_store) as writer:
            assert revision.bump(writer) == 1
        assert revision.number(reader) == 0
    with reading(empty_store) as reader:
        assert revision.number(reader) == 1


def test_a_reader_writes_nothing(empty_store: Engine) -> None:
    with reading(empty_store) as reader:
        revision.bump(reader)
        reader.flush()
    with reading(empty_store) as reader:
        assert revision.number(reader) == 0


def test_a_failed_write_leaves_nothing(empty_store: Engine) -> None:
    def write_and_fail() -> None:
        with writing(empty_store) as session:
            revision.bump(session)
            session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_fail()
    with writing(empty_store) as session:
        assert revision.number(session) == 0


def test_a_reference_to_nothing_is_refused(empty_store: Engine) -> None:
    with pytest.raises(IntegrityError), writing(empty_store) as session:
        session.add(Slug(ref="org:nobody", locale="en", slug="nobody"))


def test_writers_wait_for_each_other_and_lose_nothing(empty_store: Engine) -> None:
    together = Barrier(2)

    def write(_number: int) -> None:
        engine = open_store(str(empty_store.url))
        together.wait()
        for _ in range(50):
            with writing(engine) as session:
                revision.bump(session)
        engine.dispose()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, range(2)))
    with reading(empty_store) as session:
        assert revision.number(session) == 100


def test_two_that_fill_a_new_store_at_once_fill_it_once(tmp_path: Path) -> None:
    together = Barrier(2)

    def start(_number: int) -> bool:
        engine = open_store(f"sqlite:///{tmp_path / 'new.db'}")
        together.wait()
        report = fill(engine, LOCALES, SEED, TRANSLATIONS)
        with reading(engine) as session:
            assert revision.number(session) == 1
        engine.dispose()
        return report is not None and report.changed

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(start, range(2))) == [False, True]


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{tmp_path / 'a' / 'b' / 'site.db'}")
    migrate(engine)
    engine.dispose()
    assert (tmp_path / "a" / "b" / "site.db").is_file()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "nonsense",
        "foo://somewhere/site",
        "sqlite+foo:///site.db",
        "sqlite://host/site.db",
        "oracle://somewhere/site",
        "postgresql+nothing://somewhere/site",
        "postgresql://user@somewhere:port/site",
    ],
)
def test_a_wrong_address_is_told_in_a_sentence(url: str) -> None:
    with pytest.raises(StoreError, match=r"^DATABASE_URL .+") as told:
        open_store(url)
    assert "\n" not in str(told.value)


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match=r"cannot be made .* Choose another DATABASE_URL"):
        open_store(f"sqlite:///{tmp_path / 'file' / 'folder' / 'site.db'}")


@pytest.mark.parametrize("name", ["", "no-store.txt"])
def test_what_is_no_store_is_told_in_a_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "no-store.txt").write_text("No store at all, but a text.\n" * 100, encoding="utf-8")
    engine = open_store(f"sqlite:///{tmp_path / name}")
    with pytest.raises(StoreError, match="Choose another DATABASE_URL") as told:
        migrate(engine)
    engine.dispose()
    assert "\n" not in str(told.value)


def test_a_copy_of_a_process_opens_its_own_connections(tmp_path: Path) -> None:
    # Connections are not closed in the copy: they are those of the first process.
    program = """
import os, sys
from webapp.store.db import open_store
engine = open_store(sys.argv[1])
first = engine.connect()
held = first.connection.dbapi_connection
first.close()
child = os.fork()
if child == 0:
    with engine.connect() as second:
        os._exit(second.connection.dbapi_connection is held)
with engine.connect() as again:
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) or again.connection.dbapi_connection is not held)
"""
    command = [sys.executable, "-c", program, f"sqlite:///{tmp_path / 'forked.db'}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
