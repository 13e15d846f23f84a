"""Sends messages on by e-mail, in a thread of its own: no visitor waits for it, and nothing is lost if it fails."""

import logging
import os
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event, Lock, Thread
from weakref import WeakSet

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from webapp.content.feedback.keeping import plain
from webapp.content.feedback.letter import letter
from webapp.mail import UNSENT, MailServer
from webapp.store.db import reading, writing
from webapp.store.queries import feedback

RETRY = timedelta(minutes=10)
"""A message that did not go out is tried again after so long, by whichever process looks first."""
LOOK_S = 60.0
"""So often it is looked for messages that are due, such as those of a process that died."""

_log = logging.getLogger(__name__)


class Postman:
    """Takes messages from the store to a server of e-mail.

    A message is marked before it is sent, so that of several processes one sends it, and marked again when the server
    has taken it. A process that dies in between leaves it to be sent again after `RETRY`: it may then come twice, and
    never not at all.
    """

    def __init__(
        self, engine: Engine, clock: Callable[[], datetime], server: MailServer, to: str, *, site_url: str
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._server = server
        self._to = to
        self._site_url = site_url
        self.begin()
        _postmen.add(self)

    def begin(self) -> None:
        """Begin without a thread."""
        self._lock = Lock()
        self._wake = Event()
        self._thread: Thread | None = None
        self._in_trouble = False

    def start(self) -> None:
        """Have the thread run, and look at once for what is due. Never waits, never raises."""
        self._wake.set()
        with self._lock:
            if self._thread is not None and self._thread.is_alive():
                return
            # It is stopped wherever it is when the process ends: what it had not sent is in the store.
            self._thread = Thread(target=self._work, name="postman", daemon=True)
            try:
                self._thread.start()
            except RuntimeError:
                self._thread = None
                _log.warning("Messages of visitors wait: no thread can be started")

    def deliver(self) -> int:
        """Send what is due, the oldest first, until one does not go out; how many have.

        Raises SQLAlchemyError if the store cannot be used.
        """
        sent = 0
        while self._send_next():
            sent += 1
        return sent

    def _work(self) -> None:
        while True:
            self._wake.wait(LOOK_S)
            self._wake.clear()
            try:
                self.deliver()
            except SQLAlchemyError as error:
                _log.warning("Messages of visitors cannot be read now: %s", type(error).__name__)

    def _send_next(self) -> bool:
        now = plain(self._clock())
        with reading(self._engine) as session:
            if not feedback.is_due(session, now - RETRY):
                return False
        with writing(self._engine) as session:
            message = feedback.take_due(session, now - RETRY, now)
        if message is None:
            return False
        try:
            self._server.send(letter(message, self._to, self._site_url))
        except UNSENT as error:
            # Without its words, which may hold what somebody wrote.
            if not self._in_trouble:
                _log.warning("A message of a visitor could not be sent, and waits: %s", type(error).__name__)
            self._in_trouble = True
            return False
        self._in_trouble = False
        with writing(self._engine) as session:
            feedback.mark_sent(session, message.number, plain(self._clock()))
        return True


_postmen: WeakSet[Postman] = WeakSet()


def _begin_anew() -> None:
    """In a copy of a process, which has none of its threads."""
    for postman in _postmen:
        postman.begin()


os.register_at_fork(after_in_child=_begin_anew)
