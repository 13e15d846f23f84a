"""Messages go out by e-mail once, hold what was written and nothing more, and survive every failure on the way."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, text

from tests.content.feedback.conftest import NOW
from tests.smtp import HELD_S, Inbox
from webapp.config import ROOT
from webapp.content.feedback.keeping import keep
from webapp.content.feedback.message import Message
from webapp.content.feedback.postman import RETRY, Postman
from webapp.mail import MailServer, NotSafeError, write
from webapp.store.db import reading, writing

TO = "desk@example.org"


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def make(engine: Engine, clock: Clock) -> Callable[[str], Postman]:
    """`make(url)`: a postman who goes to that server."""
    return lambda url: Postman(engine, clock, MailServer.parse(url), TO, site_url="https://site.test")


def put(engine: Engine, *problems: str, **parts: str) -> None:
    for place, problem in enumerate(problems):
        with writing(engine) as session:
            keep(session, Message(problem, **parts), "nl", NOW + timedelta(seconds=place))


def waiting(engine: Engine) -> int:
    with reading(engine) as session:
        return int(session.scalar(text("SELECT count(*) FROM feedback WHERE sent_at IS NULL")) or 0)


def body(inbox: Inbox, place: int = 0) -> str:
    part = inbox.messages[place].get_body()
    assert part is not None
    return str(part.get_content())


def test_a_message_arrives_as_it_was_written(engine: Engine, make: Callable[[str], Postman], inbox: Inbox) -> None:
    put(
        engine, "L’écran reste vide.\n.\nFrom here on, too.", page="https://site.test/fr", uses="Orca", email="jo@a.org"
    )
    assert make(inbox.url).deliver() == 1
    [message] = inbox.messages
    assert inbox.recipients == [[TO]]
    assert message["Date"].datetime == NOW
    assert message["Message-ID"].endswith("@example.org>")
    assert (message["To"], message["From"], message["Reply-To"]) == (TO, TO, "jo@a.org")
    assert message["Subject"].startswith("Samenspraak: problem ")
    told = body(inbox).replace("\r\n", "\n")
    for words in ("L’écran reste vide.\n.\nFrom here on, too.", "https://site.test/fr", "Orca", "jo@a.org", "nl"):
        assert words in told
    assert waiting(engine) == 0
    assert make(inbox.url).deliver() == 0


@pytest.mark.parametrize("email", ["jö@exämple.org", "o'neil@example.org", ""])
def test_an_address_that_not_every_server_takes_stands_in_the_text_alone(
    engine: Engine, make: Callable[[str], Postman], inbox: Inbox, email: str
) -> None:
    put(engine, "x", email=email)
    assert make(inbox.url).deliver() == 1
    assert inbox.messages[0]["Reply-To"] is None
    assert email in body(inbox)


def test_what_a_visitor_writes_makes_no_headers(engine: Engine, make: Callable[[str], Postman], inbox: Inbox) -> None:
    injected = "x\r\nBcc: eve@evil.test\r\n\r\n.\r\nMAIL FROM:<eve@evil.test>"
    put(engine, injected, page=injected, uses=injected, email="a@b.org")
    make(inbox.url).deliver()
    [message] = inbox.messages
    assert set(message.keys()) <= {
        *("From", "To", "Subject", "Date", "Message-ID", "Reply-To"),
        *("MIME-Version", "Content-Type", "Content-Transfer-Encoding"),
    }
    assert inbox.recipients == [[TO]]
    for subject, answer_to in (("x\r\nBcc: e@e.e", ""), ("x", "a@b.c\nBcc: e@e.e")):
        with pytest.raises(ValueError, match="linefeed"):
            write(TO, TO, subject, "y", at=NOW, number="1", answer_to=answer_to)


def test_a_very_long_line_arrives(engine: Engine, make: Callable[[str], Postman], inbox: Inbox) -> None:
    put(engine, "a" * 5_000)
    make(inbox.url).deliver()
    assert "a" * 5_000 in body(inbox)


def test_the_oldest_goes_first(engine: Engine, make: Callable[[str], Postman], inbox: Inbox) -> None:
    put(engine, "one", "two", "three")
    assert make(inbox.url).deliver() == 3
    told = [body(inbox, place).splitlines() for place in range(3)]
    found = [next(word for word in ("one", "two", "three") if word in lines) for lines in told]
    assert found == ["one", "two", "three"]


@pytest.mark.parametrize("refused", ["MAIL", "RCPT", "DATA"])
def test_what_the_server_refuses_is_tried_again(
    engine: Engine, make: Callable[[str], Postman], inbox: Inbox, clock: Clock, refused: str
) -> None:
    put(engine, "one", "two")
    postman = make(inbox.url)
    inbox.refuses = refused
    assert postman.deliver() == 0
    assert waiting(engine) == 2
    inbox.refuses = ""
    assert postman.deliver() == 1
    clock.now += RETRY + timedelta(seconds=1)
    assert postman.deliver() == 1
    assert waiting(engine) == 0
    assert len(inbox.messages) == 2


@pytest.mark.parametrize("url", ["smtp://127.0.0.1:9", "smtps://127.0.0.1:9", "smtp://no-such-host.invalid"])
def test_a_server_that_is_not_there_loses_nothing(
    engine: Engine, make: Callable[[str], Postman], url: str, caplog: pytest.LogCaptureFixture
) -> None:
    put(engine, "a secret sentence")
    assert make(url).deliver() == 0
    assert waiting(engine) == 1
    assert "could not be sent" in caplog.text
    assert "secret" not in caplog.text


def test_several_processes_send_a_message_once(engine: Engine, make: Callable[[str], Postman], inbox: Inbox) -> None:
    put(engine, *map(str, range(12)))
    threads = [threading.Thread(target=make(inbox.url).deliver) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(inbox.messages) == 12
    assert waiting(engine) == 0


def test_the_thread_sends_without_being_waited_for(
    engine: Engine, make: Callable[[str], Postman], inbox: Inbox
) -> None:
    put(engine, "x")
    inbox.held.clear()
    began = time.monotonic()
    postman = make(inbox.url)
    postman.start()
    postman.start()
    assert time.monotonic() - began < HELD_S / 2
    assert waiting(engine) == 1
    inbox.held.set()
    end = time.monotonic() + 10
    while waiting(engine) and time.monotonic() < end:
        time.sleep(0.02)
    assert waiting(engine) == 0
    assert [thread.daemon for thread in threading.enumerate() if thread.name == "postman"].count(False) == 0


DYING = """
import sys
from datetime import UTC, datetime
from webapp.content.feedback.postman import Postman
from webapp.mail import MailServer
from webapp.store.db import open_store
store = open_store(sys.argv[1])
clock = lambda: datetime(2026, 11, 23, 10, tzinfo=UTC)
Postman(store, clock, MailServer.parse(sys.argv[2]), "a@b.c", site_url="x").deliver()
"""


def test_a_process_that_is_killed_on_the_way_loses_nothing(
    engine: Engine, make: Callable[[str], Postman], inbox: Inbox, clock: Clock
) -> None:
    put(engine, "x")
    inbox.held.clear()
    process = subprocess.Popen(
        [sys.executable, "-c", DYING, str(engine.url), inbox.url], env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    end = time.monotonic() + 20
    while not _is_tried(engine) and time.monotonic() < end:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait(10)
    inbox.held.set()
    assert waiting(engine) == 1
    assert make(inbox.url).deliver() == 0
    clock.now += RETRY + timedelta(seconds=1)
    assert make(inbox.url).deliver() == 1
    assert waiting(engine) == 0


def _is_tried(engine: Engine) -> bool:
    with reading(engine) as session:
        return session.scalar(text("SELECT tried_at FROM feedback")) is not None


def test_name_and_password_are_given(engine: Engine, make: Callable[[str], Postman], inbox: Inbox) -> None:
    put(engine, "x")
    make(inbox.url.replace("//", "//desk%40example.org:p%3Aw@")).deliver()
    assert inbox.logins == ["desk@example.org p:w"]


@pytest.mark.parametrize("login", ["a:b@", ""])
def test_nothing_is_sent_in_the_clear(inbox: Inbox, monkeypatch: pytest.MonkeyPatch, login: str) -> None:
    monkeypatch.setattr("webapp.mail._is_here", lambda host: False)
    server = MailServer.parse(inbox.url.replace("//", f"//{login}"))
    with pytest.raises(NotSafeError):
        server.send(write(TO, TO, "x", "y", at=NOW, number="1"))
    assert inbox.logins == []
    assert inbox.messages == []


def test_what_was_taken_is_not_sent_again(
    engine: Engine, make: Callable[[str], Postman], inbox: Inbox, clock: Clock
) -> None:
    """However the server says goodbye."""
    put(engine, "x")
    inbox.refuses = "QUIT"
    assert make(inbox.url).deliver() == 1
    clock.now += RETRY + timedelta(seconds=1)
    assert make(inbox.url).deliver() == 0
    assert len(inbox.messages) == 1
