"""The queue: it never waits, and whatever goes into it comes out in exactly one place."""

import logging
import os
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from threading import Event, Thread, active_count

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import OperationalError

from tests.content.statistics.conftest import Recorders
from tests.content.statistics.making import (
    NOW,
    TODAY,
    YESTERDAY,
    consent,
    counted,
    hashed,
    locked,
    rows,
    use,
    withdraw,
)
from tests.proving import WHOLE
from webapp.content.statistics import forgetting
from webapp.content.statistics import recorder as module
from webapp.content.statistics.items import Item
from webapp.content.statistics.recorder import Recorder
from webapp.store.db import open_store, writing
from webapp.store.models import Dropped, Interaction, PageView, VisitEvent

MANY = 10_000 if WHOLE else 800
WITHDRAWALS = 500 if WHOLE else 60
THREADS = 8
TAG = hashed("tag")


@pytest.fixture
def impatient(engine: Engine) -> Engine:
    """A store that is not waited for."""

    @event.listens_for(engine, "connect")
    def hurry(connection: object, _record: object) -> None:
        connection.execute("PRAGMA busy_timeout=1")  # type: ignore[attr-defined]

    engine.dispose()
    return engine


def test_views_are_counted_by_page_language_day_and_referrer(recorder: Recorder, engine: Engine) -> None:
    for _ in range(3):
        recorder.view("page:home", "en", "none", TODAY)
    recorder.view("page:home", "nl", "none", TODAY)
    assert recorder.flush()
    recorder.view("page:home", "en", "none", TODAY)
    recorder.view("page:home", "en", "search", YESTERDAY)
    assert recorder.flush()
    assert rows(engine, PageView) == [
        (YESTERDAY, "page:home", "en", "search", 1),
        (TODAY, "page:home", "en", "none", 4),
        (TODAY, "page:home", "nl", "none", 1),
    ]
    assert rows(engine, Dropped) == []


def test_there_is_no_thread_before_the_first_item_nor_after_the_end(recorder: Recorder) -> None:
    before = active_count()
    assert recorder.flush()
    assert active_count() == before
    recorder.view("page:home", "en", "none", TODAY)
    assert active_count() == before + 1
    recorder.close()
    assert active_count() == before


def test_what_has_no_room_is_dropped_at_once_and_counted(make_recorder: Recorders, engine: Engine) -> None:
    recorder = make_recorder(size=10)
    with locked(engine):
        start = time.monotonic()
        for _ in range(500):
            recorder.view("page:home", "en", "none", TODAY)
            recorder.event(
                hashed("visit"), hashed("receipt"), "filter", "region", locale="en", day=YESTERDAY, consent=TAG
            )
        assert time.monotonic() - start < 1
    assert recorder.flush()
    dropped = {(day, kind): count for day, kind, count in rows(engine, Dropped)}
    assert counted(engine) + dropped[TODAY, "views"] == 500
    assert dropped[TODAY, "views"] > 400
    assert dropped[YESTERDAY, "interactions"] > 400


@pytest.mark.prove
def test_counted_and_dropped_are_all_that_was_seen(make_recorder: Recorders, impatient: Engine) -> None:
    recorder = make_recorder(size=20)
    end = Event()

    def lock() -> None:
        other = open_store(str(impatient.url))
        while not end.is_set():
            with locked(other):
                time.sleep(0.02)
            time.sleep(0.01)
        other.dispose()

    def see(thread: int) -> None:
        for number in range(MANY // THREADS):
            recorder.view(f"page:{number % 7}", ("en", "nl")[thread % 2], "none", TODAY)
            if number % 5 == 0:
                time.sleep(0.01)

    with ThreadPoolExecutor(THREADS + 1) as pool:
        locking = pool.submit(lock)
        list(pool.map(see, range(THREADS)))
        end.set()
        locking.result()
    assert recorder.flush()
    views, lost = counted(impatient), counted(impatient, Dropped)
    print(f"views: {MANY}, counted: {views}, dropped: {lost}")  # noqa: T201
    assert views + lost == MANY
    assert views
    assert lost


def test_a_commit_that_fails_is_tried_again_and_counted_once(recorder: Recorder, engine: Engine) -> None:
    failures = iter(range(3))

    @event.listens_for(engine, "commit")
    def fail(_connection: object) -> None:
        if next(failures, None) is not None:
            raise OperationalError("COMMIT", {}, Exception("disk full"))

    for _ in range(7):
        recorder.view("page:home", "en", "none", TODAY)
    assert recorder.flush()
    assert next(failures, None) is None
    assert counted(engine) == 7
    assert rows(engine, Dropped) == []


def test_a_batch_that_can_never_be_written_stops_nothing(
    recorder: Recorder, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:

        def fail(*_arguments: object) -> None:
            patched.undo()
            raise ValueError("page:home")

        patched.setattr(module, "save", fail)
        recorder.view("page:home", "en", "none", TODAY)
        assert recorder.flush()
    recorder.view("page:about", "en", "none", TODAY)
    assert recorder.flush()
    assert counted(engine) + counted(engine, Dropped) == 2
    assert ("page:about", 1) in [(row[1], row[4]) for row in rows(engine, PageView)]
    assert counted(engine, Dropped) == 1


def test_after_the_end_nothing_is_taken(recorder: Recorder, engine: Engine) -> None:
    recorder.view("page:home", "en", "none", TODAY)
    recorder.close()
    recorder.view("page:home", "en", "none", TODAY)
    assert (recorder.waiting(), counted(engine)) == (0, 1)


def test_the_end_does_not_wait_for_ever_and_says_what_is_lost(
    impatient: Engine, make_recorder: Recorders, caplog: pytest.LogCaptureFixture
) -> None:
    recorder = make_recorder()
    other = open_store(str(impatient.url))
    with locked(other):
        for _ in range(5):
            recorder.view("page:secret", "en", "none", TODAY)
        recorder.close(0.2)
    other.dispose()
    assert "could not be written before the end: 5" in caplog.text
    assert "secret" not in caplog.text
    assert counted(impatient) == 0


def test_events_are_kept_once_for_a_visit_and_only_with_a_consent_that_holds(
    recorder: Recorder, engine: Engine
) -> None:
    with writing(engine) as session:
        consent(session, "given", "ended")
        consent(session, "other", granted="preferences")
    withdraw(engine, "ended", hashed("b"))
    for visit, receipt in (("a", "given"), ("a", "given"), ("b", "ended"), ("c", "other"), ("d", "unknown")):
        recorder.event(hashed(visit), receipt, "filter", "region", locale="en", day=TODAY, consent=TAG)
    assert recorder.flush()
    assert rows(engine, VisitEvent) == [(hashed("a"), TODAY, "filter", "region", "en", TAG)]
    assert rows(engine, Dropped) == []


def test_what_waits_of_a_visit_is_forgotten(recorder: Recorder, engine: Engine) -> None:
    with writing(engine) as session:
        consent(session, "given")
        session.flush()
        recorder.event(hashed("a"), "given", "filter", "region", locale="en", day=TODAY, consent=TAG)
        recorder.event(hashed("b"), "given", "filter", "region", locale="en", day=TODAY, consent=TAG)
        recorder.view("page:home", "en", "none", TODAY)
        recorder.forget(hashed("a"))
        assert recorder.waiting() == 2
    assert recorder.flush()
    assert [row[0] for row in rows(engine, VisitEvent)] == [hashed("b")]
    assert counted(engine) == 1


@pytest.mark.prove
def test_no_event_lands_after_a_withdrawal(make_recorder: Recorders, engine: Engine) -> None:
    recorder = make_recorder(size=200)
    names = [f"{number}" for number in range(WITHDRAWALS)]
    with writing(engine) as session:
        consent(session, *map(hashed, names))
    withdrawn, landed_late, landed_early = set[str](), list[str](), list[int]()
    end = Event()

    def use_site(start: int) -> None:
        number = start
        while not end.is_set():
            name = names[number % len(names)]
            recorder.event(
                hashed(f"visit {name}"), hashed(name), "filter", "region", locale="en", day=TODAY, consent=TAG
            )
            number += 1
            if number % 20 == 0:
                time.sleep(0.001)

    def look() -> None:
        while not end.is_set():
            gone = set(withdrawn)
            found = {row[0] for row in rows(engine, VisitEvent)}
            landed_late.extend(found & gone)
            landed_early.append(len(found))
            time.sleep(0.005)

    def answer(name: str) -> None:
        visit = hashed(f"visit {name}")
        withdraw(engine, hashed(name), visit)
        withdrawn.add(visit)

    with ThreadPoolExecutor(THREADS + 3) as pool:
        others = [pool.submit(use_site, 0), pool.submit(use_site, WITHDRAWALS // 2), pool.submit(look)]
        time.sleep(0.2)
        list(pool.map(answer, names))
        end.set()
        for other in others:
            other.result()
    assert recorder.flush()
    print(f"withdrawals: {len(withdrawn)}, events in the store meanwhile: {max(landed_early)}")  # noqa: T201
    assert max(landed_early) > 0
    assert landed_late == []
    assert rows(engine, VisitEvent) == []


def test_the_thread_adds_up_and_deletes_what_is_due(make_recorder: Recorders, engine: Engine) -> None:
    with writing(engine) as session:
        use(session, hashed("a"), YESTERDAY)
        use(session, hashed("b"), YESTERDAY)
        use(session, hashed("b"), TODAY)
    recorder = make_recorder(clock=lambda: NOW)
    recorder.start()
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline and not rows(engine, Interaction):
        time.sleep(0.01)
    assert rows(engine, Interaction) == [(YESTERDAY, "filter", "region", "en", 2)]
    assert rows(engine, VisitEvent) == [(hashed("b"), TODAY, "filter", "region", "en", "")]


def test_what_could_not_be_wiped_is_tried_again_as_a_whole(
    make_recorder: Recorders, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []

    def keep_tidy(_engine: Engine, _today: date, *, whole: bool) -> bool:
        asked.append(whole)
        return len(asked) != 2

    monkeypatch.setattr(forgetting, "keep_tidy", keep_tidy)
    monkeypatch.setattr(module, "TIDY_S", 0.01)
    monkeypatch.setattr(module, "WATCH_S", 0.01)
    make_recorder(clock=lambda: NOW).start()
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline and len(asked) < 4:
        time.sleep(0.01)
    assert asked[:4] == [True, False, True, False]


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_copy_of_the_process_leaves_what_waits_to_the_first(make_recorder: Recorders, engine: Engine) -> None:
    recorder = make_recorder()
    with writing(engine):
        for _ in range(5):
            recorder.view("page:home", "en", "none", TODAY)
        copy = os.fork()
        if not copy:
            waiting = -1
            try:
                waiting = recorder.waiting()
            finally:
                os._exit(waiting)
        assert os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1]) == 0
        assert recorder.waiting() == 5


def test_without_a_thread_nothing_is_written_and_nothing_breaks(
    recorder: Recorder, engine: Engine, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(_thread: Thread) -> None:
        raise RuntimeError("can't start new thread")

    with monkeypatch.context() as patched:
        patched.setattr(Thread, "start", refuse)
        recorder.view("page:home", "en", "none", TODAY)
        recorder.view("page:home", "en", "none", TODAY)
        assert not recorder.flush(0.1)
        recorder.close(0.1)
    assert "Statistics wait: no thread can be started" in caplog.text
    assert counted(engine) == 0


def test_what_is_on_its_way_from_the_queue_to_the_batch_is_waited_for(recorder: Recorder, engine: Engine) -> None:
    taken = Event()

    class Slow(deque[Item]):
        def popleft(self) -> Item:
            item = super().popleft()
            taken.set()
            time.sleep(0.3)
            return item

    recorder._queue = Slow()
    recorder.view("page:home", "en", "none", TODAY)
    assert taken.wait(10)
    assert recorder.waiting() == 1
    assert recorder.flush()
    assert counted(engine) == 1


def test_it_looks_again_later_without_any_item(
    make_recorder: Recorders, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "TIDY_S", 0.05)
    monkeypatch.setattr(module, "WATCH_S", 0.01)
    now = [NOW]
    recorder = make_recorder(clock=lambda: now[0])
    recorder.start()
    with writing(engine) as session:
        use(session, hashed("a"), TODAY)
    time.sleep(0.2)
    assert len(rows(engine, VisitEvent)) == 1
    now[0] += timedelta(hours=12)
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline and rows(engine, VisitEvent):
        time.sleep(0.01)
    assert rows(engine, VisitEvent) == []
    assert counted(engine, Interaction) == 1


def test_a_store_without_tables_is_told_without_what_should_be_written(
    tmp_path: Path, make_recorder: Recorders, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="webapp")
    empty = open_store(f"sqlite:///{tmp_path / 'empty.db'}")
    recorder = make_recorder(on=empty)
    recorder.event(hashed("visit"), hashed("receipt"), "filter", "region", locale="en", day=TODAY, consent=TAG)
    recorder.close(5)
    empty.dispose()
    assert "OperationalError" in caplog.text
    assert all(hashed(name) not in caplog.text for name in ("visit", "receipt"))


def test_a_store_that_was_closed_meanwhile_is_opened_again(recorder: Recorder, engine: Engine) -> None:
    recorder.view("page:home", "en", "none", TODAY)
    engine.dispose()
    recorder.view("page:home", "en", "none", TODAY)
    with suppress(OperationalError):
        recorder.flush()
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT sum(count) FROM page_views")) == 2
