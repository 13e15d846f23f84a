"""Static files: kept for good under an address that changes with them, and under no other."""

import gzip
import re

import brotli
import pytest

from tests.checking import CheckingClient, attribute
from webapp.config import ROOT
from webapp.views.assets import SHEETS


def test_a_file_under_its_own_version_is_kept(client: CheckingClient) -> None:
    page = client.get("/en")
    for link in page.all("link[rel=stylesheet]"):
        response = client.raw(attribute(link, "href"))
        assert response.status_code == 200
        assert "immutable" in response.headers["Cache-Control"]


def test_another_version_is_not_kept(client: CheckingClient) -> None:
    address = attribute(client.get("/en").all("link[rel=stylesheet]")[0], "href")
    other = re.sub(r"v=.*", "v=other", address)
    assert "immutable" not in client.raw(other).headers["Cache-Control"]


def test_what_is_not_there_is_404(client: CheckingClient) -> None:
    assert client.raw("/static/nowhere.css?v=1").status_code == 404
    assert client.raw("/static/../webapp/config.py").status_code == 404


def test_a_page_asks_for_few_style_sheets(client: CheckingClient) -> None:
    screen = [link for link in client.get("/en").all("link[rel=stylesheet]") if not (link.attrs or {}).get("media")]
    assert len(screen) == 1


def test_the_styles_are_whole_and_lead_to_files_that_are_kept(client: CheckingClient) -> None:
    (address,) = (attribute(link, "href") for link in client.get("/en").all("link[rel=stylesheet]")[:1])
    sheet = client.raw(address).text
    plain = re.sub(r'url\("/static/([^?"]+)[^"]*"\)', r'url("../\1")', sheet)
    assert plain == "\n".join((ROOT / f"static/css/{name}.css").read_text("utf-8") for name in SHEETS)
    urls = re.findall(r'url\("([^"]+)"\)', sheet)
    assert len(urls) == sheet.count("url(") > 3
    for url in urls:
        response = client.raw(url)
        assert response.status_code == 200
        assert "immutable" in response.headers["Cache-Control"]


def test_the_styles_are_asked_for_again_only_if_they_changed(client: CheckingClient) -> None:
    first = client.raw("/static/css/site.css", headers={"Accept-Encoding": "gzip"})
    again = client.raw(
        "/static/css/site.css", headers={"Accept-Encoding": "gzip", "If-None-Match": first.headers["ETag"]}
    )
    assert (first.status_code, again.status_code) == (200, 304)


@pytest.mark.parametrize("encoding", ["br", "gzip"])
@pytest.mark.parametrize("address", ["/en", "/static/css/site.css", "/static/vendor/htmx-4.0.1.min.js"])
def test_text_is_sent_compressed(client: CheckingClient, address: str, encoding: str) -> None:
    plain = client.raw(address)
    packed = client.raw(address, headers={"Accept-Encoding": encoding})
    assert packed.headers["Content-Encoding"] == encoding
    assert "Content-Encoding" not in plain.headers
    assert "Accept-Encoding" in plain.vary
    unpack = gzip.decompress if encoding == "gzip" else brotli.decompress
    assert unpack(packed.data) == plain.data
    assert len(packed.data) * 2 < len(plain.data)


def test_letters_are_not_compressed_twice(client: CheckingClient) -> None:
    name = "atkinson-hyperlegible-next-latin-wght-normal.woff2"
    font = client.raw(f"/static/fonts/{name}", headers={"Accept-Encoding": "br, gzip"})
    assert "Content-Encoding" not in font.headers


def test_what_is_packed_says_no_time(client: CheckingClient) -> None:
    packed = client.raw("/en", headers={"Accept-Encoding": "gzip"})
    assert packed.data[4:8] == bytes(4)


def test_odd_paths_to_a_file_are_no_files_of_their_own(client: CheckingClient) -> None:
    for path in ("nowhere/../css/tokens.css", "css/tokens.css/../tokens.css", "css/./tokens.css", "css////tokens.css"):
        answer = client.raw(f"/static/{path}?v=1")
        assert answer.status_code in (200, 404), path
        assert "immutable" not in answer.headers.get("Cache-Control", "")


@pytest.mark.parametrize("accepted", ["br;q=0", "gzip;q=0, br;q=0", "identity"])
def test_an_encoding_that_is_refused_is_not_sent(client: CheckingClient, accepted: str) -> None:
    answer = client.raw("/en", headers={"Accept-Encoding": accepted})
    assert "Content-Encoding" not in answer.headers
    assert "Accept-Encoding" in answer.vary


def test_a_part_of_a_file_is_sent_as_it_is(client: CheckingClient) -> None:
    address = "/static/vendor/htmx-4.0.1.min.js"
    part = client.raw(address, headers={"Accept-Encoding": "br, gzip", "Range": "bytes=0-999"})
    assert part.status_code == 206
    assert "Content-Encoding" not in part.headers
    assert part.data == client.raw(address).data[:1000]
