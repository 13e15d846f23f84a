"""A form counts only if a page of this site sent it, whatever the request claims about itself."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import Headers
from werkzeug.test import TestResponse

from tests.checking import CheckingClient
from webapp import create_app, security
from webapp.config import Settings
from webapp.security import guard_form, own_origins, same_origin

OWN = frozenset({"https://site.test"})
FORM = "application/x-www-form-urlencoded"
PRINTABLE = st.characters(exclude_categories=["C"])
Sent = Sequence[tuple[str, str]]

FOREIGN = (
    "https://evil.test",
    "https://site.test.evil",
    "https://evil.site.test",
    "https://site.test@evil.test",
    "https://site.test:evil",
    "https://site.test:443",
    "https://site.test:0443",
    "https://site.test:444",
    "https://site.test:",
    "https://site.test.",
    "https://site.test/",
    "https://site.test\\",
    "https://site.test evil.test",
    "https://site.test, https://site.test",
    "https://site.test,https://evil.test",
    " https://site.test",
    "https://SITE.TEST",
    "HTTPS://site.test",
    "https://sit\u0435.test",
    "http://site.test",
    "//site.test",
    "site.test",
    "null",
    "",
    "*",
)


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ([("Origin", "https://site.test"), ("Sec-Fetch-Site", "same-origin")], True),
        ([("Origin", "https://site.test")], True),
        ([("Sec-Fetch-Site", "same-origin")], True),
        ([("Origin", "https://site.test"), ("Sec-Fetch-Site", "none")], True),
        ([], None),
        ([("Sec-Fetch-Site", "none")], None),
        (
            [("Referer", "https://site.test/en"), ("X-Forwarded-Host", "site.test"), ("Sec-Fetch-Mode", "navigate")],
            None,
        ),
        ([("Sec-Fetch-Site", "same-site")], False),
        ([("Sec-Fetch-Site", "cross-site")], False),
        ([("Sec-Fetch-Site", "Same-Origin")], False),
        ([("Sec-Fetch-Site", "same-origin,same-origin")], False),
        ([("Sec-Fetch-Site", "")], False),
        ([("Sec-Fetch-Site", "same-origin"), ("Sec-Fetch-Site", "same-origin")], False),
        ([("Sec-Fetch-Site", "same-origin"), ("Sec-Fetch-Site", "cross-site")], False),
        ([("Origin", "https://site.test"), ("Origin", "https://site.test")], False),
        ([("Origin", "https://site.test"), ("Origin", "https://evil.test")], False),
        ([("Origin", "https://site.test"), ("Sec-Fetch-Site", "cross-site")], False),
        ([("Origin", "https://site.test"), ("Sec-Fetch-Site", "same-site")], False),
        ([("Origin", "null"), ("Sec-Fetch-Site", "none")], False),
    ],
)
def test_headers_decide(sent: Sent, expected: bool | None) -> None:
    assert same_origin(Headers(sent), OWN) is expected


@pytest.mark.parametrize("origin", FOREIGN)
@pytest.mark.parametrize("sites", [[], [("Sec-Fetch-Site", "same-origin")]])
def test_another_origin_is_elsewhere_whatever_else_is_said(origin: str, sites: list[tuple[str, str]]) -> None:
    assert same_origin(Headers([("Origin", origin), *sites]), OWN) is False


@given(
    origins=st.lists(st.sampled_from(["https://site.test", *FOREIGN]) | st.text(PRINTABLE, max_size=30), max_size=2),
    sites=st.lists(st.sampled_from(["same-origin", "same-site", "cross-site", "none", "", "x"]), max_size=2),
)
def test_only_what_says_own_and_nothing_else_is_own(origins: list[str], sites: list[str]) -> None:
    headers = Headers([("Origin", value) for value in origins] + [("Sec-Fetch-Site", value) for value in sites])
    own = {("https://site.test",), ()}
    expected: bool | None = tuple(origins) in own and tuple(sites) in {("same-origin",), ("none",), ()}
    if expected and not origins and tuple(sites) != ("same-origin",):
        expected = None
    assert same_origin(headers, OWN) is expected


@pytest.mark.parametrize(
    ("site_url", "scheme", "host", "expected"),
    [
        ("https://site.test", "https", "site.test", {"https://site.test"}),
        # A proxy speaks HTTPS with the browser and HTTP with this site.
        ("https://site.test", "http", "site.test", {"https://site.test"}),
        ("https://site.test", "http", "SITE.test:80", {"https://site.test", "https://site.test:80"}),
        ("https://SITE.test:443", "https", "Site.Test:443", {"https://site.test"}),
        ("https://site.test:8443", "https", "site.test:8443", {"https://site.test:8443"}),
        ("http://site.test:80", "http", "site.test", {"http://site.test", "https://site.test"}),
        (
            "https://site.test",
            "http",
            "127.0.0.1:5000",
            {"https://site.test", "http://127.0.0.1:5000", "https://127.0.0.1:5000"},
        ),
        ("http://[::1]:5000", "http", "[::1]:5000", {"http://[::1]:5000", "https://[::1]:5000"}),
        ("https://site.test", "https", "www.site.test", {"https://site.test", "https://www.site.test"}),
    ],
)
def test_own_origins_are_written_as_browsers_write_them(
    site_url: str, scheme: str, host: str, expected: set[str]
) -> None:
    assert own_origins(site_url, scheme, host) == expected


@pytest.fixture(scope="module")
def app() -> Flask:
    """A site with a form that only its own pages may send, and one that may also come from nobody knows where."""
    app = Flask(__name__)
    security.init_app(app, hosts=["site.test", "www.site.test", "127.0.0.1", "::1"], https=True)
    _add_forms(app)
    return app


def _add_forms(app: Flask) -> None:
    @app.post("/consent")
    def consent() -> str:
        guard_form("https://site.test")
        return "kept"

    @app.post("/refusal")
    def refusal() -> str:
        guard_form("https://site.test", unknown_allowed=True)
        return "kept"


def _post(app: Flask, path: str, *sent: tuple[str, str], host: str = "site.test", form: str = FORM) -> TestResponse:
    headers = Headers([("Host", host), *sent])
    return app.test_client().post(path, headers=headers, content_type=form, data=b"", buffered=True)


@pytest.mark.parametrize("path", ["/consent", "/refusal"])
def test_a_form_of_this_site_is_taken(app: Flask, path: str) -> None:
    own = ("Origin", "https://site.test"), ("Sec-Fetch-Site", "same-origin")
    assert _post(app, path, *own).text == "kept"
    assert _post(app, path, *own, form="Multipart/Form-Data; boundary=x").text == "kept"
    assert _post(app, path, ("Origin", "http://127.0.0.1:5000"), host="127.0.0.1:5000").text == "kept"
    assert _post(app, path, ("Origin", "http://[::1]:5000"), host="[::1]:5000").text == "kept"
    assert _post(app, path, ("Origin", "https://www.site.test"), host="www.site.test").text == "kept"


@pytest.mark.parametrize("path", ["/consent", "/refusal"])
@pytest.mark.parametrize(
    "sent",
    [
        *([("Origin", origin)] for origin in FOREIGN if origin.isascii()),
        [("Sec-Fetch-Site", "cross-site")],
        [("Sec-Fetch-Site", "same-site"), ("Origin", "https://site.test")],
        [("Origin", "https://site.test"), ("Origin", "https://site.test")],
        [("Origin", "https://evil.test"), ("X-Forwarded-Host", "evil.test"), ("X-Forwarded-Proto", "https")],
        [
            ("Origin", "https://evil.test"),
            ("Forwarded", "host=evil.test;proto=https"),
            ("X-Original-Host", "evil.test"),
        ],
        [("Origin", "https://evil.test"), ("Referer", "https://site.test/en")],
    ],
)
def test_a_form_from_elsewhere_is_refused(app: Flask, path: str, sent: Sent) -> None:
    assert _post(app, path, *sent).status_code == 403


def test_a_form_that_says_nothing_is_taken_only_where_that_is_allowed(app: Flask) -> None:
    for sent in ([], [("Sec-Fetch-Site", "none")], [("Referer", "https://evil.test/")]):
        assert _post(app, "/consent", *sent).status_code == 403
        assert _post(app, "/refusal", *sent).text == "kept"


@pytest.mark.parametrize(
    "form",
    ["", "text/plain", "application/json", "text/html", f"{FORM}, text/plain", f"text/plain; a={FORM}", ";", "x"],
)
def test_only_forms_are_taken(app: Flask, form: str) -> None:
    assert _post(app, "/consent", ("Origin", "https://site.test"), form=form).status_code == 400
    assert _post(app, "/refusal", form=form).status_code == 400


@pytest.mark.parametrize(
    "host",
    ["evil.test", "site.test.evil", "site.test.", "site.test,evil.test", "site.test:0", "site.test@evil.test", ""],
)
def test_an_origin_is_not_own_because_the_host_says_the_same(app: Flask, host: str) -> None:
    assert _post(app, "/refusal", ("Origin", f"https://{host}"), host=host).status_code == 400


def test_two_hosts_are_none(app: Flask) -> None:
    two = ("Host", "site.test"), ("Host", "evil.test")
    assert _post(app, "/refusal", two[1], ("Origin", "https://evil.test")).status_code == 400


def test_plain_http_is_not_own_where_the_site_is_over_https(app: Flask) -> None:
    assert _post(app, "/refusal", ("Origin", "http://site.test")).status_code == 403


def test_the_site_tells_the_visitor_in_a_page(site_settings: Settings, filled_store: Path) -> None:
    app = create_app(site_settings)
    _add_forms(app)
    client = CheckingClient(app, site_settings)
    own = {"Origin": "https://site.test"}
    refused = client.get("/consent", 403, method="POST", headers={"Origin": "null"}, content_type=FORM)
    assert "You may not do this" in refused.text
    unread = client.get("/consent", 400, method="POST", headers=own, content_type="text/plain")
    assert "This request cannot be understood" in unread.text
    assert client.raw("/consent", method="POST", headers=own, content_type=FORM).text == "kept"
