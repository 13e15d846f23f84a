"""Before a choice nothing is stored on any device, and nobody is told from anybody else, whatever is asked for."""

from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from shutil import copyfile
from threading import Thread

import pytest
from werkzeug.serving import make_server

from tests.conftest import LOCALES
from tests.proving import WHOLE
from tests.views.consent.browser import Site
from tests.views.consent.conftest import close
from tests.views.consent.visitors import HOST, ONE, PARTIAL, Request, ask, headers, told_apart
from webapp.config import ROOT

STATIC = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "static").rglob("*") if path.is_file())
LIST = "/en/our-work/networks/organisations"
FORM = (("Origin", f"https://{HOST}"), ("Content-Type", "application/x-www-form-urlencoded"))
ODD = [
    Request("/"),
    Request("/", headers=(("Accept-Language", "nl"),)),
    Request("/healthz"),
    Request("/robots.txt"),
    Request("/sitemap.xml"),
    Request("/favicon.ico"),
    Request("/cards/en.png"),
    Request("/cards/en/our-work/networks.png?v=visitor-77", headers=(("If-None-Match", '"visitor-77"'),)),
    Request("/cards/en/nowhere.png"),
    Request("/manifests/nl.webmanifest"),
    Request("/manifests/de.webmanifest"),
    Request("/static/nowhere.css"),
    Request("/static/css/tokens.css", headers=(("If-None-Match", '"visitor-77"'),)),
    Request("/en/nowhere"),
    Request("/de/nowhere"),
    Request("/en/"),
    Request("/EN"),
    Request("//en"),
    Request("/en", "POST"),
    Request("/en", "PUT"),
    Request("/en", "HEAD"),
    Request("/en", "OPTIONS"),
    Request("/en", headers=(("Host", "evil.test"),)),
    Request("/en?utm_source=x&visitor=77"),
    Request(f"{LIST}.csv"),
    Request(f"{LIST}.json"),
    Request(f"{LIST}.csv", headers=(("If-None-Match", '"visitor-77"'),)),
    Request(f"{LIST}.csv?region=nowhere"),
    Request(f"{LIST}?q=union"),
    Request(f"{LIST}?q=union", headers=tuple(PARTIAL.items())),
    Request(f"{LIST}?region=afrique"),
    Request("/en/consent"),
    Request("/en/consent/kept"),
    Request("/en/consent/kept?page=/en", headers=tuple(PARTIAL.items())),
    Request("/en/consent/withdrawal"),
    Request("/en/consent/receipt"),
    Request("/en/consent/preferences"),
    Request("/en/consent/preferences/kept?size=150"),
    Request("/en/consent/texts/00000000"),
    Request("/en/consent", "POST", FORM),
    Request("/en/consent", "POST", FORM[1:], (("answer", "accept"),)),
    Request("/en/consent", "POST", FORM, (("answer", "accept"), ("text", "00000000"))),
    Request("/en/consent/receipt", "POST", FORM, (("number", "0" * 32),)),
    Request("/en/consent/receipt", "POST", FORM, (("number", "x"), ("as", "json"))),
    Request("/translate/nl"),
]
"""One of every kind of answer that is not a page of the store: errors, redirects, files, forms that were not taken."""


def pages(site: Site) -> list[Request]:
    """Every address of the site; a sample, unless all is to be proven."""
    paths = sorted(str(row["path"]) for row in site.rows("addresses"))
    kept = paths if WHOLE else [*paths[::11], *(f"/{locale}/{name}" for locale in LOCALES for name in ("cookies",))]
    found = [Request(path) for path in kept]
    if WHOLE:
        found += [Request(path, headers=tuple(PARTIAL.items())) for path in kept]
    return found


def files() -> list[Request]:
    return [Request(f"/{path}") for path in (STATIC if WHOLE else STATIC[::5])]


def test_nothing_is_stored_before_a_choice(read_site: Site) -> None:
    requests = [*pages(read_site), *files(), *ODD]
    assert len(requests) > 60
    seen = set()
    for request in requests:
        response = ask(read_site.app, request, ONE)
        seen.add(response.status_code)
        assert response.status_code != 500, request
        assert "Set-Cookie" not in response.headers, request
        for name in ("Set-Cookie2", "Accept-CH", "Report-To", "NEL", "Service-Worker-Allowed", "Refresh"):
            assert name not in response.headers, request
    assert {200, 301, 302, 303, 400, 403, 404, 405, 409, 422} <= seen


@pytest.mark.parametrize("signal", [(), (("Sec-GPC", "1"),)], ids=["", "signal"])
def test_nobody_is_told_from_anybody_else(read_site: Site, signal: tuple[tuple[str, str], ...]) -> None:
    every = [*pages(read_site), *files(), *ODD]
    requests = [Request(one.path, one.method, one.headers + signal, one.data) for one in every]
    read_site.clock.pass_by(minutes=7)
    assert told_apart(read_site.app, requests) == []


def test_nobody_is_told_from_anybody_else_at_another_time(read_site: Site) -> None:
    requests = [*pages(read_site)[::3], *ODD]
    first = [ask(read_site.app, request, ONE) for request in requests]
    read_site.clock.pass_by(hours=3, minutes=11, seconds=13)
    for request, before in zip(requests, first, strict=True):
        now = ask(read_site.app, request, ONE)
        assert (now.data, headers(now)) == (before.data, headers(before)), request


@pytest.fixture
def served(filled_store: Path, tmp_path: Path) -> Iterator[int]:
    """The port of a server with the site."""
    copyfile(filled_store, tmp_path / "served.db")
    site = Site(tmp_path / "served.db")
    server = make_server("127.0.0.1", 0, site.app, threaded=True)
    thread = Thread(target=server.serve_forever, name="served")
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()
    close(site)


def fetched(port: int, request: Request, agent: str) -> tuple[int, list[tuple[str, str]], bytes]:
    """An answer over a connection of its own, from another port each time, without the time of the server."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request(
        "GET",
        request.path,
        headers={"Host": HOST, "User-Agent": agent, "Accept-Encoding": "gzip", **dict(request.headers)},
    )
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response.status, sorted((name, value) for name, value in response.getheaders() if name != "Date"), body


def test_it_is_so_over_a_real_connection(served: int) -> None:
    requests = [one for one in ODD if one.method == "GET"] + [Request(f"/{locale}") for locale in LOCALES]
    requests += [
        Request("/static/css/tokens.css"),
        Request("/fr/cookies"),
        Request("/en/privacy"),
        Request("/en/reading-settings"),
    ]
    assert len(requests) > 30
    for request in requests:
        one = fetched(served, request, str(ONE["headers"]["User-Agent"]))
        assert not [name for name, _ in one[1] if name.lower() == "set-cookie"], request
        assert one == fetched(served, request, "curl/8.0"), request
