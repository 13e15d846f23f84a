"""Static files: kept for good under an address that changes with them, and under no other."""

import re

from tests.checking import CheckingClient, attribute


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
