"""One bounded queue for all that is counted, and one thread that writes it: no page ever waits for the store."""

import logging
import os
import time
from collections import Counter, deque
from collections.abc import Callable, Collection
from datetime import date, datetime
from threading import Condition, Thread, main_thread
from weakref import WeakSet

from sqlalchemy import Engine
from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnectionError

from webapp.content.statistics import forgetting
from webapp.content.statistics.items import Event, Item, View, save
from webapp.store.db import writing

SIZE = 1000
"""So many items wait at most; what comes beyond is dropped and counted."""
BATCH = 200
PAUSE_S = 1.0
TIDY_S = 600.0
WATCH_S = 0.5
"""So soon the thread sees that the process ends."""
END_S = 10.0
"""So long the end of the process waits for the store at most."""
PASSING = (OperationalError, InterfaceError, NoConnectionError)
"""The store cannot be written just now: busy, locked, full, out of reach."""

Clock = Callable[[], datetime]

_log = logging.getLogger(__name__)


class Recorder:
    """Takes items without waiting, and writes them about once a second. `clock` gives the time in UTC.

    Every item ends in exactly one place: counted; dropped, which is counted too; or, for an event whose consent has
    ended, nowhere. A batch that cannot be written is kept and tried again; no commit of the store is half done, so
    nothing is counted twice. What is left when the process ends, and the store does not answer, is told in the log.
    What is queued is lost if the process is killed.
    """

    def __init__(self, engine: Engine, clock: Clock, size: int = SIZE, *, pause: float = PAUSE_S) -> None:
        self._engine = engine
        self._clock = clock
        self._size = size
        self._pause = pause
        self.begin()
        _recorders.add(self)

    def begin(self) -> None:
        """Begin with nothing that waits, and without a thread."""
        self._changed = Condition()
        self._queue: deque[Item] = deque()
        self._batch: list[Item] = []
        self._dropped: Counter[tuple[date, str]] = Counter()
        self._thread: Thread | None = None
        self._hurried = 0
        self._ends: float | None = None
        self._tidied: date | None = None
        self._next_tidy = 0.0
        self._in_trouble = False

    def view(self, page: str, locale: str, referrer: str, day: date) -> None:
        """Count a view of a page. Never waits, never raises."""
        self._put(View(day, page, locale, referrer))

    def event(self, visit: str, receipt: str, kind: str, detail: str, *, locale: str, day: date, consent: str) -> None:
        """Keep that something was used in a visit, for as long as the consent with this receipt holds (hashes both).

        `consent` is what that consent is known by on this day.
        """
        self._put(Event(day, visit, receipt, kind, detail, locale, consent))

    def forget(self, visit: str, consents: Collection[str] = ()) -> None:
        """Let go of what waits of a visit, by the hash of its number, and of these consents."""
        with self._changed:
            self._queue = deque(item for item in self._queue if item.visit != visit and item.consent not in consents)
            self._batch = [item for item in self._batch if item.visit != visit and item.consent not in consents]

    def waiting(self) -> int:
        """How many items are neither written nor dropped."""
        with self._changed:
            return len(self._queue) + len(self._batch)

    def start(self) -> None:
        """Have the thread run, which also adds up and deletes what is due: an item does so too. Never raises."""
        with self._changed:
            if self._ends is not None or (self._thread is not None and self._thread.is_alive()):
                return
            # A daemon would be stopped wherever it is when the process ends.
            self._thread = Thread(target=self._work, name="statistics", daemon=False)
            try:
                self._thread.start()
            except RuntimeError:
                self._thread = None
                _log.warning("Statistics wait: no thread can be started")

    def flush(self, seconds: float = END_S) -> bool:
        """Wait until all that came before is written; False if that took longer."""
        with self._changed:
            if self._is_idle():
                return True
            self.start()
            self._hurried += 1
            self._changed.notify_all()
            done = self._changed.wait_for(self._is_idle, seconds)
            self._hurried -= 1
        return done

    def close(self, seconds: float = END_S) -> None:
        """Write what waits, and end the thread. What comes afterwards is dropped."""
        with self._changed:
            if not self._is_idle():
                self.start()
        self._end(seconds)
        if self._thread is not None:
            self._thread.join(seconds + WATCH_S)

    def _put(self, item: Item) -> None:
        with self._changed:
            if self._ends is not None or len(self._queue) >= self._size:
                self._dropped[item.day, item.family] += 1
            else:
                self._queue.append(item)
            if len(self._queue) in (1, BATCH):
                self._changed.notify_all()
            self.start()

    def _is_idle(self) -> bool:
        return not (self._queue or self._batch or self._dropped)

    def _is_pressed(self) -> bool:
        return bool(self._hurried or self._ends is not None or len(self._queue) >= BATCH)

    def _end(self, seconds: float) -> None:
        with self._changed:
            self._ends = self._ends or time.monotonic() + seconds
            self._changed.notify_all()

    def _work(self) -> None:
        while self._ends is None or (not self._is_idle() and time.monotonic() < self._ends):
            self._write()
            self._tidy()
            with self._changed:
                self._changed.wait_for(lambda: self._ends is not None or not self._is_idle(), WATCH_S)
                if not self._is_idle():
                    self._changed.wait_for(self._is_pressed, self._pause)
            # `atexit` would not do: it is not run in a process that was forked, such as a worker of the server.
            if not main_thread().is_alive():
                self._end(END_S)
        if not self._is_idle():
            left = self.waiting() + self._dropped.total()
            _log.error("Statistics that could not be written before the end: %d", left)

    def _write(self) -> None:
        """Write the batch that could not be written before, or the next one; and what was dropped."""
        with self._changed:
            while self._queue and len(self._batch) < BATCH:
                self._batch.append(self._queue.popleft())
            if self._is_idle():
                return
        try:
            with writing(self._engine) as session:
                with self._changed:
                    # After the lock of the store: what is forgotten while it is waited for is not among it.
                    batch, dropped = tuple(self._batch), dict(self._dropped)
                save(session, batch, dropped)
        except PASSING as error:
            self._wait_after(error)
        except Exception as error:
            # Another try would end in the same way, and nothing would be counted any more.
            with self._changed:
                self._dropped.update((item.day, item.family) for item in self._batch)
                self._batch = []
            self._wait_after(error)
        else:
            with self._changed:
                self._batch = []
                self._dropped -= Counter(dropped)
                self._in_trouble = False
                self._changed.notify_all()

    def _wait_after(self, error: Exception) -> None:
        """Say once that something is wrong; without its message, which may hold what was to be written."""
        if not self._in_trouble:
            _log.warning("Statistics cannot be written now, and wait: %s", type(error).__name__)
        self._in_trouble = True
        time.sleep(self._pause)

    def _tidy(self) -> None:
        if time.monotonic() < self._next_tidy or self._ends is not None:
            return
        self._next_tidy = time.monotonic() + TIDY_S
        try:
            today = self._clock().date()
            done = forgetting.keep_tidy(self._engine, today, whole=self._tidied != today)
            self._tidied = today if done else None
        except SQLAlchemyError as error:
            _log.warning("Statistics cannot be tidied up now: %s", type(error).__name__)


_recorders: WeakSet[Recorder] = WeakSet()


def _begin_anew() -> None:
    """In a copy of a process, before it has threads: what waited is written by the first one.

    At the first item would be too late: several may come at once.
    """
    for recorder in _recorders:
        recorder.begin()


os.register_at_fork(after_in_child=_begin_anew)
