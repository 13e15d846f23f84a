"""`samenspraak feedback`: what visitors have told of is listed with its times, and deleted by number."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.commands.running import Run
from tests.remains import is_in_a_file
from webapp.content.feedback.keeping import keep, newest
from webapp.content.feedback.message import Message
from webapp.store.db import open_store, reading, writing

AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


@pytest.fixture
def numbers(filled: None, tmp_path: Path) -> list[int]:
    engine = open_store(f"sqlite:///{tmp_path / 'site.db'}")
    found = []
    for day, problem in enumerate(("first words", "second words\nin two lines", "third words")):
        with writing(engine) as session:
            message = Message(problem, uses="Orca", email="jo@example.org" if day else "")
            found.append(keep(session, message, "nl", AT + timedelta(days=day)))
    engine.dispose()
    return [number for number in found if number]


def test_messages_are_listed_the_newest_first(run: Run, numbers: list[int]) -> None:
    done = run("feedback")
    assert done.status == 0
    places = [done.out.index(f"Number:    {number}") for number in reversed(numbers)]
    assert places == sorted(places)
    for words in ("2026-11-20 09:30 UTC", "    second words\n    in two lines\n", "Orca", "jo@example.org", "nl"):
        assert words in done.out
    assert "no answer is wanted" in done.out
    assert "not sent: SMTP_URL names no server" in done.out
    assert done.out.endswith("3 messages. Each is deleted 12 months after it came.\n")


def test_it_says_how_many_are_not_shown(run: Run, numbers: list[int]) -> None:
    done = run("feedback", "--most", "1", SMTP_URL="smtp://127.0.0.1:9", FEEDBACK_EMAIL="desk@example.org")
    assert "third words" in done.out
    assert "second words" not in done.out
    assert "waits to be sent" in done.out
    assert "3 messages, of which the newest 1 are shown." in done.out


def test_a_message_is_deleted_also_from_the_files(run: Run, numbers: list[int], tmp_path: Path) -> None:
    done = run("feedback", "--delete", str(numbers[0]), "--delete", str(numbers[2]))
    assert (done.status, done.out) == (0, f"Deleted: {numbers[0]}, {numbers[2]}.\n")
    assert "1 message." in run("feedback").out
    engine = open_store(f"sqlite:///{tmp_path / 'site.db'}")
    assert not is_in_a_file(engine, "first words")
    engine.dispose()


def test_it_says_so_if_a_message_is_still_in_the_files(run: Run, numbers: list[int], tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{tmp_path / 'site.db'}")
    with reading(engine) as session:
        assert newest(session, 1)[1] == 3
        done = run("feedback", "--delete", str(numbers[0]))
    engine.dispose()
    assert done.status == 0
    assert "so its log still has this" in done.out


def test_a_number_that_is_not_there_deletes_nothing(run: Run, numbers: list[int]) -> None:
    done = run("feedback", "--delete", str(numbers[0]), "--delete", "1")
    assert (done.status, done.err) == (1, "There is no message 1. Nothing was deleted.\n")
    assert "3 messages." in run("feedback").out


def test_without_messages_it_says_so(run: Run, filled: None) -> None:
    assert run("feedback").out.startswith("0 messages.")
