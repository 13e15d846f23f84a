"""What visitors sent is deleted when its time is over, and leaves nothing in the files of the store."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Engine, text

from tests.content.feedback.conftest import NOW
from tests.remains import is_in_a_file
from webapp.consent.periods import FEEDBACK_MONTHS
from webapp.content.feedback.keeping import keep, purge
from webapp.content.feedback.message import Message
from webapp.content.statistics.forgetting import keep_tidy
from webapp.store.db import reading, writing


def problems(engine: Engine) -> set[str]:
    with reading(engine) as session:
        return set(session.scalars(text("SELECT problem FROM feedback")))


def put(engine: Engine, problem: str, at: datetime) -> None:
    with writing(engine) as session:
        keep(session, Message(problem), "en", at)


def test_the_same_is_kept_once_in_a_while(engine: Engine) -> None:
    for minutes, kept in ((0, True), (9, False), (11, True)):
        with writing(engine) as session:
            number = keep(session, Message("x"), "en", NOW + timedelta(minutes=minutes))
        assert (number is not None) is kept


def test_messages_are_deleted_after_their_months(engine: Engine) -> None:
    assert FEEDBACK_MONTHS == 12
    put(engine, "old", datetime(2025, 11, 22, 23, 59, tzinfo=UTC))
    put(engine, "new", datetime(2025, 11, 23, 0, 0, tzinfo=UTC))
    with writing(engine) as session:
        assert purge(session, date(2026, 11, 23)) == 1
    assert problems(engine) == {"new"}


def test_what_is_deleted_is_gone_from_the_files(engine: Engine) -> None:
    """By the same act that runs at each start and on each new day."""
    put(engine, "a sentence that nobody else writes", NOW - timedelta(days=400))
    put(engine, "another one", NOW)
    assert is_in_a_file(engine, "a sentence that nobody else writes")
    assert keep_tidy(engine, NOW.date(), whole=True)
    assert problems(engine) == {"another one"}
    assert not is_in_a_file(engine, "a sentence that nobody else writes")
