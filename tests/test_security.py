"""Every answer carries the headers; nothing on the site needs what the policy forbids."""

from pathlib import Path

import pytest

from tests.checking import CheckingClient
from webapp import create_app
from webapp.config import Settings
from webapp.security import HEADERS


@pytest.mark.parametrize(
    "path", ["/", "/en", "/en/", "/en/nowhere", "/healthz", "/robots.txt", "/sitemap.xml", "/static/css/tokens.css"]
)
def test_headers_are_on_every_answer(client: CheckingClient, path: str) -> None:
    response = client.raw(path)
    for name, value in HEADERS.items():
        assert response.headers[name] == value
    assert response.headers["Strict-Transport-Security"].startswith("max-age=")
    assert "Set-Cookie" not in response.headers


def test_the_policy_allows_nothing_unsafe() -> None:
    assert "unsafe" not in HEADERS["Content-Security-Policy"]
    assert "*" not in HEADERS["Content-Security-Policy"]


def test_no_promise_of_https_without_it(filled_store: Path) -> None:
    settings = Settings(database_url=f"sqlite:///{filled_store}")
    response = CheckingClient(create_app(settings), settings).raw("/en", headers={"Host": "localhost"})
    assert "Strict-Transport-Security" not in response.headers
