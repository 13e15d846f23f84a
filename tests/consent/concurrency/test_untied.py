"""What is left of visits in the store, in its files and in the output: nothing that can be tied to one of them."""

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.consent.concurrency.serving import Server, serving
from tests.consent.concurrency.visitors import AGENT, LIST, Visitor, dumped, total, wait_for_events
from tests.proving import WHOLE
from webapp.consent import visit as visits
from webapp.consent.register import CHOICE, REMEMBERED, VISIT
from webapp.content.statistics.forgetting import keep_tidy
from webapp.store.models import Interaction, PageView

REQUESTS = 200 if WHOLE else 20
STATES = ("refused", "signal", "undecided", "suspended")
ADDRESS = "127.0.0.1"
TOKEN_BYTES = 8
ABSENT = 4
"""Of so many requests one is for a page that is not there."""


class Marked:
    """A visitor all of whose requests hold marks that no other one has."""

    def __init__(self, port: int, number: int) -> None:
        self.marks: set[str] = set()
        # As a reverse proxy tells it.
        self.address = f"198.51.100.{number % 250 + 1}"
        self.marks.add(self.address)
        self.visitor = Visitor(port, ADDRESS, f"{AGENT} {self.mark()}")

    def mark(self) -> str:
        token = f"m{secrets.token_hex(TOKEN_BYTES)}"
        self.marks.add(token)
        return token

    def view(self, number: int, cookies: Mapping[str, str] | None = None, **more: str) -> bool:
        """Ask for a page, or for one that is not there; whether it is counted as a view."""
        absent = number % ABSENT == ABSENT - 1
        path = f"/en/{self.mark()}" if absent else LIST
        headers = {
            "Referer": f"https://{self.mark()}.example/{self.mark()}?q={self.mark()}",
            "X-Forwarded-For": self.address,
            "Accept-Language": f"en, x-{self.mark()};q=0.1",
            **more,
        }
        query = f"{self.mark()}={self.mark()}&q={self.mark()}"
        answer = self.visitor.ask(f"{path}?{query}", None, cookies, **headers)
        assert answer.status == (404 if absent else 200)
        return not absent


def _refused_cookies(marked: Marked, state: str) -> dict[str, str]:
    """What a browser may send in a state in which statistics are refused; some of it is left from before."""
    number = secrets.token_hex(16)
    left = visits.Visit(number, datetime.now(UTC).replace(microsecond=0))
    marked.marks |= {number, left.hash}
    today = f"{datetime.now(UTC):%Y%m%d}"
    choices = {
        "refused": {CHOICE.name: f"1.1.{today}.-.{secrets.token_hex(4)}"},
        "suspended": {CHOICE.name: f"1.1.{today}.preferences_statistics.{secrets.token_hex(4)}.{number}"},
    }
    return {VISIT.name: visits.encode(left), REMEMBERED.name: f"x={marked.mark()}", marked.mark(): marked.mark()} | (
        choices.get(state, {})
    )


@pytest.mark.prove
def test_without_consent_nothing_is_left_of_a_visit(filled_store: Path, tmp_path: Path) -> None:
    marks: set[str] = set()
    views = 0
    with serving(filled_store, tmp_path, PROXIES="1") as (server, store):
        for number in range(REQUESTS):
            marked = Marked(server.port, number)
            state = STATES[number % len(STATES)]
            signal = {"Sec-GPC": "1"} if state in ("signal", "suspended") else {}
            read = marked.view(number // len(STATES), _refused_cookies(marked, state), **signal)
            # The signal is an objection to being counted at all.
            views += read and not signal
            marks |= marked.marks
        found = _found(server, store, marks)
        server.stop()
        assert not found | _found(server, store, marks)
        assert total(store, PageView) == views
        assert total(store, PageView, referrer="elsewhere") == views
        # It finds what is there.
        assert _found(server, store, {"page:organisations", "Samenspraak is at"})
    print(f"requests: {REQUESTS}, views: {views}, marks looked for: {len(marks)}, found: 0")  # noqa: T201


def test_with_consent_a_hash_is_left_until_the_withdrawal_or_the_end_of_the_day(
    filled_store: Path, tmp_path: Path
) -> None:
    with serving(filled_store, tmp_path, PROXIES="1") as (server, store):
        leaving, staying, other = (Marked(server.port, number) for number in range(3))
        hashes = []
        for marked in (leaving, staying, other):
            marked.visitor.accept()
            assert marked.view(0)
            visit = marked.visitor.visit
            marked.marks |= {visit.number, marked.visitor.receipt}
            hashes.append(visit.hash)
        wait_for_events(store, set(hashes))
        marks = leaving.marks | staying.marks | other.marks
        assert not _found(server, store, marks)
        text = dumped(store)
        assert all(text.count(value) >= 1 for value in hashes)

        # Two visits on one device: none hides the other.
        leaving.visitor.cookies[VISIT.name] += f"; {VISIT.name}={other.visitor.cookies[VISIT.name]}"
        answer = leaving.visitor.withdraw()
        assert answer.number
        assert [value in dumped(store) for value in hashes] == [False, True, False]
        server.stop()
        assert not _found(server, store, marks | {answer.number})

        keep_tidy(store, datetime.now(UTC).date() + timedelta(days=1), whole=False)
        assert total(store, Interaction) >= 1
        # Nor in the log of the store, which has what was deleted before.
        assert not _found(server, store, set(hashes))


def _found(server: Server, store: Engine, marks: set[str]) -> set[str]:
    """Which marks are in a table, or in a file of the folder of the server: its store, its output, what it made."""
    text = dumped(store)
    contents = [path.read_bytes() for path in server.folder.rglob("*") if path.is_file()]
    return {mark for mark in marks if mark in text or any(mark.encode() in content for content in contents)}
