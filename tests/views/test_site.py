"""The front door, old and differently written addresses, and errors: one step, the right language, never a 500."""

from pathlib import Path
from urllib.parse import quote

import pytest
from flask import abort
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, text

from tests.checking import CheckingClient
from tests.conftest import LOCALES
from webapp import create_app
from webapp.config import SEED, TRANSLATIONS, Settings
from webapp.content.derive import derive
from webapp.content.seeding.load import fill
from webapp.store.db import open_store, writing
from webapp.store.migrations import migrate
from webapp.store.models import Release


@pytest.mark.parametrize(
    ("header", "locale"),
    [
        ("nl-BE,nl;q=0.9,en;q=0.5", "nl"),
        ("de-AT, fr-CH;q=0.8", "fr"),
        ("es-419", "es"),
        ("tlh", "en"),
        ("", "en"),
        (None, "en"),
        ("*;q=0.1;;;,=,nl;q=banana", "en"),
        ("fr;q=0", "en"),
    ],
)
def test_the_front_door_leads_to_the_visitors_language(client: CheckingClient, header: str | None, locale: str) -> None:
    response = client.raw("/", headers={"Accept-Language": header} if header is not None else {})
    assert response.status_code == 302
    assert response.headers["Location"] == f"/{locale}"
    assert "Accept-Language" in response.headers["Vary"]


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("/en/", "/en"),
        ("/EN", "/en"),
        ("//en", "/en"),
        ("///en", "/en"),
        ("/en/Programme-areas/social-dialogue", "/en/programme-areas/social-dialogue"),
        ("/en/our-work/networks/", "/en/our-work/networks"),
        ("//en//our-work///networks", "/en/our-work/networks"),
        ("/fr/notre-travail/r%C3%A9seaux", "/fr/notre-travail/reseaux"),
        ("/NL/Ons-Werk/Netwerken", "/nl/ons-werk/netwerken"),
        ("/en/our-work/networks?a=1&b=%C3%A9", None),
        ("/en/our-work/networks/?a=1&b=%C3%A9", "/en/our-work/networks?a=1&b=%C3%A9"),
    ],
)
def test_one_step_leads_to_the_right_spelling(client: CheckingClient, written: str, right: str | None) -> None:
    response = client.raw(written)
    if right is None:
        assert response.status_code == 200
    else:
        assert (response.status_code, response.headers["Location"]) == (301, right)
        assert client.raw(right).status_code == 200


def test_an_old_slug_leads_to_the_new_one_in_one_step(own_store: Engine) -> None:
    url = str(own_store.url)
    for slug in ("vakbeweging-wereldwijd", "wereldvakbond"):
        with writing(own_store) as session:
            session.execute(
                text("UPDATE slugs SET slug = :slug WHERE ref = 'org:ituc' AND locale = 'nl'"), {"slug": slug}
            )
            derive(session, LOCALES)
    settings = Settings(database_url=url, site_url="https://site.test", trusted_hosts=("site.test",))
    client = CheckingClient(create_app(settings), settings)
    folder = "/nl/ons-werk/netwerken/organisaties"
    for old in ("ivv", "vakbeweging-wereldwijd"):
        assert client.raw(f"{folder}/{old}").headers["Location"] == f"{folder}/wereldvakbond"
    client.get(f"{folder}/wereldvakbond")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    "path", ["nowhere", "our-work/networks/nowhere", "%00", "a" * 9_000, "%F0%9F%92%A5", "..%2f..%2fetc"]
)
def test_an_unknown_page_is_404_in_the_language_of_the_address(client: CheckingClient, locale: str, path: str) -> None:
    page = client.get(f"/{locale}/{path}", status=404)
    assert page.one("html").attrs["lang"] == locale
    assert page.one("meta[name=robots]").attrs["content"] == "noindex"
    assert [link.attrs["href"] for link in page.all(".language-switch a")] == [f"/{other}" for other in LOCALES]


def test_an_unknown_language_is_404_in_the_visitors_language(client: CheckingClient) -> None:
    page = client.get("/de/netzwerke", status=404, headers={"Accept-Language": "nl"})
    assert page.one("html").attrs["lang"] == "nl"
    assert "Accept-Language" in page.response.headers["Vary"]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_post_to_a_page_is_405_and_says_what_is_allowed(client: CheckingClient, locale: str) -> None:
    page = client.get(f"/{locale}", status=405, method="POST")
    assert "GET" in page.response.headers["Allow"]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("status", [400, 403, 500])
def test_errors_have_pages_in_each_language(site_settings: Settings, locale: str, status: int) -> None:
    app = create_app(site_settings)
    app.add_url_rule(f"/{locale}/fail", view_func=lambda: _fail(status))
    client = CheckingClient(app, site_settings)
    titles = {
        other: client.get(f"/{other}/fail", status=404).one("h1").to_text() for other in LOCALES if other != locale
    }
    page = client.get(f"/{locale}/fail", status=status)
    assert page.one("h1").to_text() not in titles.values()


def _fail(status: int) -> str:
    if status == 500:
        raise ZeroDivisionError
    abort(status)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_store_that_cannot_be_read_still_gives_a_page(site_settings: Settings, tmp_path: Path, locale: str) -> None:
    empty = Settings(
        database_url=f"sqlite:///{tmp_path}/empty.db", site_url="https://site.test", trusted_hosts=("site.test",)
    )
    page = CheckingClient(create_app(empty), empty).get(f"/{locale}", status=500)
    assert page.one("html").attrs["lang"] == locale


@pytest.mark.parametrize(
    "host", ["evil.test", "site.test.evil.test", "site.test@evil.test", "", "site.test, evil.test", "[::1"]
)
def test_other_hosts_are_refused(client: CheckingClient, host: str) -> None:
    assert client.raw("/en", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("host", ["[::1]", "[::1]:5000", "127.0.0.1:5000", "LOCALHOST"])
def test_the_machines_own_names_are_answered(filled_store: Path, host: str) -> None:
    settings = Settings(database_url=f"sqlite:///{filled_store}")
    assert CheckingClient(create_app(settings), settings).raw("/en", headers={"Host": host}).status_code == 200


def test_forwarded_headers_change_nothing(client: CheckingClient) -> None:
    plain = client.raw("/en").data
    forwarded = {"X-Forwarded-Host": "evil.test", "X-Forwarded-Proto": "ftp", "X-Forwarded-Prefix": "/evil"}
    assert client.raw("/en", headers=forwarded).data == plain


@given(path=st.text(max_size=60))
def test_no_path_gives_a_server_error_or_leads_off_the_site(client: CheckingClient, path: str) -> None:
    response = client.raw("/" + quote(path, safe="/\\:@;,=+"))
    assert response.status_code in (200, 301, 302, 404, 405)
    if response.status_code in (301, 302):
        location = response.headers["Location"]
        assert location.startswith("/")
        assert not location.startswith(("//", "/\\"))


@pytest.mark.parametrize(
    "path", ["//evil.test/en", "/\\evil.test", "/%2f%2fevil.test", "/%5cevil.test/en", "/en//evil.test", "///en"]
)
def test_no_redirect_leads_to_another_host(client: CheckingClient, path: str) -> None:
    response = client.raw(path)
    assert response.status_code in (301, 404)
    assert response.headers.get("Location", "/en").startswith("/en")


def test_two_requests_in_a_row_keep_their_own_language(client: CheckingClient) -> None:
    assert [client.get(f"/{locale}").one("html").attrs["lang"] for locale in LOCALES] == list(LOCALES)


def test_two_apps_keep_their_own_catalogues(client: CheckingClient, filled_store: Path) -> None:
    settings = Settings(database_url=f"sqlite:///{filled_store}", locales=("en", "nl"))
    other = CheckingClient(create_app(settings), settings)
    assert other.raw("/nl", headers={"Host": "localhost"}).status_code == 200
    assert other.raw("/fr", headers={"Host": "localhost"}).status_code == 404
    client.get("/fr")


def _german(tmp_path: Path, *, released: bool) -> CheckingClient:
    url = f"sqlite:///{tmp_path}/site.db"
    locales = ("en", "de")
    engine = open_store(url)
    if released:
        migrate(engine)
        with writing(engine) as session:
            session.add(Release(locale="de"))
    fill(engine, locales, SEED, TRANSLATIONS)
    engine.dispose()
    settings = Settings(database_url=url, site_url="https://site.test", trusted_hosts=("site.test",), locales=locales)
    return CheckingClient(create_app(settings), settings)


def test_a_language_that_was_never_complete_is_hidden(tmp_path: Path) -> None:
    client = _german(tmp_path, released=False)
    assert client.get("/de/programme-areas/social-dialogue", 404).one("html").attrs["lang"] == "en"
    assert not client.get("/en").all("link[hreflang=de], a[hreflang=de]")
    assert client.raw("/", headers={"Accept-Language": "de"}).location == "/en"
    assert "/de" not in client.raw("/sitemap.xml").text


def test_a_language_without_texts_is_english_and_says_so(tmp_path: Path) -> None:
    page = _german(tmp_path, released=True).get("/de/programme-areas/social-dialogue")
    assert page.one("h1").attrs["lang"] == "en"
    assert page.one("#what").attrs["lang"] == "en"
    assert [item.attrs["lang"] for item in page.all(".notice span")] == ["en"] * 3
    assert page.one("#what .mark").attrs["lang"] == "en"
    assert page.one(".skip-link").attrs["lang"] == "en"
    assert page.one("title").attrs["lang"] == "en"


def test_the_health_check_reaches_the_store(client: CheckingClient) -> None:
    response = client.raw("/healthz")
    assert (response.status_code, response.text) == (200, "ok\n")
    assert response.headers["Cache-Control"] == "no-store"


def test_an_error_gives_its_connection_back(site_settings: Settings) -> None:
    app = create_app(site_settings)
    client = CheckingClient(app, site_settings)
    app.view_functions["site.show"] = lambda path: _fail(500)
    for _ in range(3):
        client.get("/en", status=500)
        assert app.extensions["store"].pool.checkedout() == 0


def test_the_health_check_fails_on_an_empty_store(tmp_path: Path) -> None:
    settings = Settings(database_url=f"sqlite:///{tmp_path}/site.db")
    migrate(open_store(settings.database_url))
    client = CheckingClient(create_app(settings), settings)
    assert client.raw("/healthz", headers={"Host": "localhost"}).status_code == 503


@pytest.mark.parametrize("prefix", ["/EN", "/%EF%BC%A5%EF%BC%AE", "/%C3%A9n"])
def test_however_the_language_is_written_the_404_is_in_it(client: CheckingClient, prefix: str) -> None:
    page = client.get(f"{prefix}/nowhere", status=404, headers={"Accept-Language": "nl"})
    assert page.one("html").attrs["lang"] == "en"
