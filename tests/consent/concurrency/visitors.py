"""Visitors with browsers of their own, and what the store holds of them."""

import re
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException, IncompleteRead
from urllib.parse import urlencode

from sqlalchemy import Engine, func, select

from webapp.consent.receipt import number_hash, typed_number
from webapp.consent.register import CHOICE, REMEMBERED, VISIT
from webapp.consent.visit import Visit, decode
from webapp.store.db import reading
from webapp.store.models import Base, Receipt, VisitEvent

AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
LIST = "/en/our-work/networks/organisations"
USES = {"region": "region=europe", "status": "status=current", "kind": "kind=federation"}
"""What can be used on the list, by how statistics name it; each finds something."""
TIMEOUT_S = 60
BUSY = 503
MOST_TRIES = 5
OPTIONAL_COOKIES = {REMEMBERED.name, VISIT.name}

_NUMBER = re.compile(rb"<code>((?:[0-9a-f]{4} ){7}[0-9a-f]{4})</code>")
_TEXT = re.compile(rb'name="text" value="([0-9a-f]{8})"')


@dataclass(frozen=True)
class Answer:
    """What a browser got: status 0 if nothing came; `whole` if the body came to its end. `at`: seconds, monotonic."""

    status: int = 0
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    whole: bool = False
    at: float = 0

    @property
    def number(self) -> str | None:
        """The number of the receipt on the page."""
        found = _NUMBER.search(self.body)
        return typed_number(found[1].decode()) if found else None

    @property
    def deleted(self) -> set[str]:
        """The cookies of the whole site that are deleted."""
        set_by = [value for name, value in self.headers if name.lower() == "set-cookie"]
        return {value.partition("=")[0] for value in set_by if "Max-Age=0;" in value and value.endswith("Path=/")}


@dataclass
class Visitor:
    """A browser at a port, that connects from an address of this computer."""

    port: int
    address: str = "127.0.0.1"
    agent: str = AGENT
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(
        self, path: str, form: Mapping[str, str] | None = None, cookies: Mapping[str, str] | None = None, **more: str
    ) -> Answer:
        """One request on a connection of its own. With other `cookies` it is a tab whose answer is not kept."""
        origin = f"http://127.0.0.1:{self.port}"
        headers = {"User-Agent": self.agent, "Sec-Fetch-Site": "same-origin" if form is not None else "none", **more}
        if form is not None:
            headers |= {"Origin": origin, "Content-Type": "application/x-www-form-urlencoded"}
        sent = self.cookies if cookies is None else cookies
        if sent:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in sent.items())
        body = None if form is None else urlencode(form)
        connection = HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT_S, source_address=(self.address, 0))
        with closing(connection):
            answer = _fetch(connection, path, body, headers)
        if cookies is None:
            self._keep(answer)
        return answer

    def accept(self) -> None:
        """Read the notice, and press its button."""
        text = _TEXT.search(self.ask(LIST).body)
        assert text
        form = {"answer": "accept", "page": LIST, "text": text[1].decode()}
        found = [answer.status for answer in patiently(lambda: self.ask("/en/consent", form))]
        assert found[-1] == 303, found
        assert CHOICE.name in self.cookies

    def use(self, name: str, cookies: Mapping[str, str] | None = None) -> Answer:
        return self.ask(f"{LIST}?{USES[name]}", cookies=cookies)

    def withdraw(self, cookies: Mapping[str, str] | None = None) -> Answer:
        return self.ask("/en/consent/withdrawal", {"page": LIST}, cookies)

    @property
    def visit(self) -> Visit:
        found = decode(self.cookies[VISIT.name], datetime.now(UTC))
        assert found
        return found

    @property
    def receipt(self) -> str:
        """The number of the receipt of the consent."""
        return self.cookies[CHOICE.name].split(".")[5]

    def _keep(self, answer: Answer) -> None:
        for name, value in answer.headers:
            if name.lower() == "set-cookie" and value.endswith(("Path=/", "Path=/; SameSite=Lax")):
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
                if "Max-Age=0" in rest:
                    del self.cookies[key]


def patiently(ask: Callable[[], Answer]) -> list[Answer]:
    """Ask again as long as the site says that it is busy and that nothing was changed; all answers."""
    found = [ask()]
    while found[-1].status == BUSY and len(found) < MOST_TRIES:
        found.append(ask())
    return found


@dataclass(frozen=True)
class Traces:
    """What the store holds of a consent and its visit: whether the consent has ended, and how many events."""

    ended: bool
    events: int


def traces(store: Engine, receipt: str, visit: str) -> Traces:
    """By the number of the receipt and of the visit; in one state of the store."""
    with reading(store) as session:
        consent = session.get(Receipt, number_hash(receipt))
        assert consent is not None
        events = session.scalar(select(func.count()).where(VisitEvent.visit == visit))
        return Traces(consent.withdrawn_at is not None, events or 0)


def has_receipt(store: Engine, number: str) -> bool:
    with reading(store) as session:
        found = session.get(Receipt, number_hash(number))
        return found is not None and found.withdrawn != "" and found.granted == ""


def withdrawals(store: Engine) -> int:
    """How many receipts of withdrawals there are."""
    with reading(store) as session:
        return session.scalar(select(func.count()).select_from(Receipt).where(Receipt.granted == "")) or 0


def dumped(store: Engine) -> str:
    """All tables as text."""
    with store.connect() as connection:
        return "\n".join(connection.connection.driver_connection.iterdump())  # type: ignore[union-attr]


def wait_for_events(store: Engine, visits: set[str], seconds: float = 30) -> None:
    """Until there is an event of each visit in the store."""
    end = time.monotonic() + seconds
    while True:
        with reading(store) as session:
            missing = visits - set(session.scalars(select(VisitEvent.visit).distinct()))
        if not missing:
            return
        assert time.monotonic() < end, f"{len(missing)} visits are not in the store"
        time.sleep(0.1)


def total(store: Engine, model: type[Base], **where: str) -> int:
    """The sum of a table of counts."""
    with reading(store) as session:
        return session.scalar(select(func.sum(model.count)).filter_by(**where)) or 0  # type: ignore[attr-defined]


def _fetch(connection: HTTPConnection, path: str, body: str | None, headers: dict[str, str]) -> Answer:
    status, content, whole = 0, b"", False
    got: tuple[tuple[str, str], ...] = ()
    try:
        connection.request("GET" if body is None else "POST", path, body, headers)
        response = connection.getresponse()
        status, got = response.status, tuple(response.getheaders())
        content, whole = response.read(), True
    except IncompleteRead as error:
        content = error.partial
    except (OSError, HTTPException):
        whole = False
    return Answer(status, got, content, whole, time.monotonic())
