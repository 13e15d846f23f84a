"""Pages behind a token: who has it gets in, who has not learns nothing by going on, and no cache keeps an answer."""

import logging
from base64 import b64encode
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask, abort
from werkzeug.test import TestResponse

from tests.checking import CheckingClient
from tests.security.credentials import TOKEN, UNREADABLE, basic
from webapp import create_app
from webapp.config import Settings
from webapp.security import Limiter, require_token


class Door:
    """An app with a page behind the token, and a clock that moves when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0
        self.app = Flask(__name__)
        self.add_to(self.app)

    def add_to(self, app: Flask) -> None:
        limiter = Limiter(3, 900, lambda: self.now)

        @app.get("/texts")
        def texts() -> str:
            return require_token(TOKEN, limiter, 'Texts "to" translate')

        @app.get("/texts/refused")
        def refused() -> str:
            require_token(TOKEN, limiter, "Texts")
            abort(403)

    def get(self, header: str | None = None, address: str = "192.0.2.1", path: str = "/texts") -> TestResponse:
        headers = {} if header is None else {"Authorization": header}
        return self.app.test_client().get(path, headers=headers, environ_base={"REMOTE_ADDR": address})


def test_who_has_the_token_gets_in() -> None:
    answer = Door().get(basic("Ada", TOKEN))
    assert answer.text == "Ada"
    _check_private(answer)


def test_who_gives_nothing_is_asked_as_often_as_wanted() -> None:
    door = Door()
    for _ in range(20):
        answer = door.get()
        assert answer.status_code == 401
        assert answer.headers.getlist("WWW-Authenticate") == [
            r'Basic realm="Texts \"to\" translate", charset="UTF-8"',
        ]
        _check_private(answer)
    assert door.get(basic("Ada", TOKEN)).status_code == 200


def test_the_realm_is_in_quotes_also_if_it_is_one_word() -> None:
    answer = Door().get(path="/texts/refused")
    assert answer.headers["WWW-Authenticate"] == 'Basic realm="Texts", charset="UTF-8"'


@pytest.mark.parametrize("header", UNREADABLE)
def test_what_cannot_be_read_counts_as_wrong(header: str) -> None:
    door = Door()
    assert [door.get(header).status_code for _ in range(4)] == [401, 401, 401, 429]


def test_after_the_last_wrong_try_the_right_one_is_refused_too() -> None:
    door = Door()
    for _ in range(3):
        assert door.get(basic("Ada", "guess")).status_code == 401
        door.now += 100.5
    for header in (basic("Ada", "guess"), basic("Ada", TOKEN), None):
        answer = door.get(header)
        assert answer.status_code == 429
        assert answer.headers["Retry-After"] == "599"
        assert "WWW-Authenticate" not in answer.headers
        _check_private(answer)
    assert door.get(basic("Ada", TOKEN), "192.0.2.2").status_code == 200
    door.now += 599
    assert door.get(basic("Ada", TOKEN)).status_code == 200


def test_of_guesses_that_arrive_at_once_no_more_are_answered() -> None:
    door = Door()
    with ThreadPoolExecutor(16) as pool:
        statuses = Counter(pool.map(lambda number: door.get(basic("Ada", f"guess {number}")).status_code, range(100)))
    assert statuses == {401: 3, 429: 97}


def test_right_tries_do_not_count() -> None:
    door = Door()
    assert {door.get(basic("Ada", TOKEN)).status_code for _ in range(20)} == {200}
    assert [door.get(basic("Ada", "x")).status_code for _ in range(4)] == [401, 401, 401, 429]


def test_another_address_of_the_same_network_does_not_help() -> None:
    door = Door()
    statuses = [door.get(basic("Ada", "x"), f"2001:db8::{number}").status_code for number in range(1, 5)]
    assert statuses == [401, 401, 401, 429]
    assert door.get(basic("Ada", TOKEN), "2001:db8:0:1::1").status_code == 200


def test_a_forwarded_address_does_not_help() -> None:
    door = Door()
    statuses = []
    for number in range(4):
        headers = {"Authorization": basic("Ada", "x"), "X-Forwarded-For": f"198.51.100.{number}", "X-Real-IP": "::1"}
        statuses.append(door.app.test_client().get("/texts", headers=headers).status_code)
    assert statuses == [401, 401, 401, 429]


def test_an_error_behind_the_token_is_private_too() -> None:
    answer = Door().get(basic("Ada", TOKEN), path="/texts/refused")
    assert answer.status_code == 403
    _check_private(answer)


def test_the_token_is_in_no_answer_and_no_log(caplog: pytest.LogCaptureFixture) -> None:
    door = Door()
    with caplog.at_level(logging.DEBUG):
        for header in (basic("Ada", TOKEN), basic("Ada", "guess"), basic("", TOKEN), None, "Basic \xff", "Basic x"):
            answer = door.get(header)
            assert TOKEN not in f"{answer.text} {answer.headers}"
    assert TOKEN not in caplog.text
    assert b64encode(TOKEN.encode()).decode() not in caplog.text


def test_the_pages_of_the_site_that_refuse_are_private(site_settings: Settings) -> None:
    door = Door()
    app = create_app(site_settings)
    door.add_to(app)
    client = CheckingClient(app, site_settings)
    _check_private(client.get("/texts", 401).response)
    for _ in range(3):
        client.get("/texts", 401, headers={"Authorization": basic("Ada", "x")})
    _check_private(client.get("/texts", 429, headers={"Authorization": basic("Ada", TOKEN)}).response)
    assert "X-Robots-Tag" not in client.raw("/en").headers


def _check_private(answer: TestResponse) -> None:
    assert answer.headers.getlist("Cache-Control") == ["private, no-store"]
    assert answer.headers.getlist("X-Robots-Tag") == ["noindex"]
