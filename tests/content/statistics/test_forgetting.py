"""What is let go of, and when: events of a visit, single events after their day, counts after 25 months."""

import random
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import Engine, insert

from tests.content.statistics.making import TODAY, YESTERDAY, consent, hashed, locked, rows, use
from tests.remains import is_in_a_file
from webapp.content.statistics.forgetting import forget_visit, keep_tidy, tidy
from webapp.store.db import reading, writing
from webapp.store.models import Dropped, Interaction, PageView, Receipt, VisitEvent
from webapp.store.queries.statistics import add_events, interactions


def test_a_visit_is_forgotten_and_no_other(engine: Engine) -> None:
    with writing(engine) as session:
        for visit in ("a", "b"):
            use(session, hashed(visit), TODAY)
            use(session, hashed(visit), YESTERDAY, "language", "en>fr")
    with writing(engine) as session:
        forget_visit(session, hashed("a"))
    assert {row[0] for row in rows(engine, VisitEvent)} == {hashed("b")}


def test_days_that_are_over_are_added_up_by_visits(engine: Engine) -> None:
    with writing(engine) as session:
        for visit in range(3):
            use(session, hashed(f"{visit}"), YESTERDAY)
        use(session, hashed("0"), YESTERDAY, "nothing-found", "page:projects")
        use(session, hashed("0"), YESTERDAY - timedelta(days=3))
        use(session, hashed("0"), TODAY)
    for _ in range(2):
        with writing(engine) as session:
            tidy(session, TODAY)
    assert rows(engine, VisitEvent) == [(hashed("0"), TODAY, "filter", "region", "en", "")]
    assert rows(engine, Interaction) == [
        (YESTERDAY - timedelta(days=3), "filter", "region", "en", 1),
        (YESTERDAY, "filter", "region", "en", 3),
        (YESTERDAY, "nothing-found", "page:projects", "en", 1),
    ]
    with writing(engine) as session:
        tidy(session, TODAY + timedelta(days=1))
    assert rows(engine, VisitEvent) == []
    assert (TODAY, "filter", "region", "en", 1) in rows(engine, Interaction)


def test_a_visit_in_several_languages_is_one_visit(engine: Engine) -> None:
    with writing(engine) as session:
        for visit in range(5):
            for locale in ("en", "es", "fr", "nl"):
                add_events(session, [(hashed(f"{visit}"), YESTERDAY, "filter", "q", locale, "tag")])
        add_events(session, [(hashed("5"), YESTERDAY, "filter", "q", locale, "tag") for locale in ("nl", "en")])
    keep_tidy(engine, TODAY, whole=False)
    assert rows(engine, Interaction) == [(YESTERDAY, "filter", "q", "en", 5), (YESTERDAY, "filter", "q", "nl", 1)]
    with reading(engine) as session:
        assert [tuple(row) for row in interactions(session, YESTERDAY)] == [("filter", "q", 6)]


def test_what_was_added_up_is_in_no_file_of_the_store(engine: Engine) -> None:
    visits = [hashed(f"{number}") for number in range(300)]
    with writing(engine) as session:
        for visit in visits:
            use(session, visit, YESTERDAY)
            use(session, visit, YESTERDAY, "nothing-found", "page:projects")
    assert all(is_in_a_file(engine, visit) for visit in visits)
    keep_tidy(engine, TODAY, whole=False)
    assert not any(is_in_a_file(engine, visit) for visit in visits)


@pytest.mark.parametrize("seed", [22, 26, 34])
def test_no_copy_of_an_event_is_left_beside_the_rows_that_stay(engine: Engine, seed: int) -> None:
    """Of these SQLite 3.40 leaves a copy, whole or in part, where it moved rows to another page before they went."""
    chance = random.Random(seed)
    there, gone = [], []
    with writing(engine) as session:
        for number in range(250):
            there.append(hashed(f"{seed} {number}"))
            tag = hashed(f"tag {seed} {number}")
            for kind in chance.sample(("filter", "nothing-found", "language"), chance.randrange(1, 4)):
                add_events(session, [(there[-1], TODAY, kind, "q" * chance.randrange(1, 30), "en", tag)])
            if chance.random() < 0.45:
                gone.append(there.pop(chance.randrange(len(there))))
                forget_visit(session, gone[-1])
    before = rows(engine, VisitEvent)
    assert keep_tidy(engine, TODAY, whole=True)
    assert not [visit for visit in gone if is_in_a_file(engine, visit[:24]) or is_in_a_file(engine, visit[-24:])]
    assert rows(engine, VisitEvent) == before
    assert {row[0] for row in before} == set(there)


def test_what_cannot_be_wiped_yet_is_told(engine: Engine) -> None:
    with writing(engine) as session:
        use(session, hashed("a"), YESTERDAY)
    with reading(engine) as session:
        session.connection().exec_driver_sql("SELECT * FROM visit_events").all()
        assert not keep_tidy(engine, TODAY, whole=False)
    assert rows(engine, VisitEvent) == []
    assert keep_tidy(engine, TODAY, whole=True)
    assert not is_in_a_file(engine, hashed("a"))


@pytest.mark.parametrize("today", [date(2026, 3, 1), date(2024, 2, 29), date(2024, 3, 1), date(2027, 1, 1)])
def test_the_end_of_a_month_or_year_is_the_end_of_a_day(engine: Engine, today: date) -> None:
    before = today - timedelta(days=1)
    with writing(engine) as session:
        use(session, hashed("a"), before)
        use(session, hashed("a"), today)
    keep_tidy(engine, today, whole=False)
    assert [row[0] for row in rows(engine, Interaction)] == [before]
    assert [row[1] for row in rows(engine, VisitEvent)] == [today]


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 3, 31), date(2024, 2, 29)),
        (date(2026, 3, 1), date(2024, 2, 1)),
        (date(2025, 3, 31), date(2023, 2, 28)),
        (date(2026, 1, 31), date(2023, 12, 31)),
        (date(2026, 2, 28), date(2024, 1, 28)),
    ],
)
def test_counts_are_kept_for_25_months(engine: Engine, today: date, first: date) -> None:
    days = [first - timedelta(days=1), first, today]
    with writing(engine) as session:
        for day in days:
            session.add(PageView(day=day, page="page:home", locale="en", referrer="none", count=1))
            session.add(Interaction(day=day, kind="filter", detail="region", locale="en", count=1))
            session.add(Dropped(day=day, kind="views", count=1))
    keep_tidy(engine, today, whole=True)
    for model in (PageView, Interaction, Dropped):
        assert [row[0] for row in rows(engine, model)] == days[1:]


def test_receipts_go_when_their_time_is_over(engine: Engine) -> None:
    with writing(engine) as session:
        consent(session, "new")
        old = {"number_hash": "old", "at": datetime(2020, 1, 1), "policy": 1, "locale": "en", "text": "f" * 64}
        session.execute(insert(Receipt).values(**old, granted="statistics", withdrawn=""))
    keep_tidy(engine, TODAY, whole=True)
    assert [row[0] for row in rows(engine, Receipt)] == ["new"]


def test_the_lock_is_taken_only_if_something_is_due(engine: Engine) -> None:
    with writing(engine) as session:
        use(session, hashed("a"), TODAY)
    with locked(engine):
        # It would wait for ten seconds, and fail.
        keep_tidy(engine, TODAY, whole=False)
    assert len(rows(engine, VisitEvent)) == 1
