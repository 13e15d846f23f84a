"""The Nu Html Checker finds no error in any page, in any language, nor in the styles."""

import json
import subprocess
from collections import Counter
from dataclasses import replace
from pathlib import Path
from shutil import copyfile, copytree, ignore_patterns
from typing import Any

import pytest

from tests import system
from tests.checking import CheckingClient
from tests.conftest import LOCALES
from tests.views.desk.site import busy_pages
from webapp import create_app
from webapp.config import ROOT, Settings

CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
STATES = (
    "",
    "?q=a",
    "?q=nothing-of-the-kind",
    "?region=nowhere&status=%3Cb%3E&from=nobody",
    "?q=%22%3E%3Cscript%3E&sort=x",
)
NEWER = (
    "“vector-effect” not allowed",
    *(
        f"Property “{name}” doesn't exist"
        for name in ("container", "container-type", "paint-order", "r", "vector-effect")
    ),
    "Unrecognized at-rule “@container”",
    "The types are incompatible",
)
"""What CSS and SVG 2 have, and the checker (26.9.27) does not know yet; it takes custom properties that are worked out
from others for numbers."""
FRAGMENT = {"HX-Request": "true", "HX-Request-Type": "partial"}


@pytest.fixture(scope="module")
def java() -> str:
    """The path of a Java, where the checker is there too."""
    path = system.find_java()
    if path is None:
        pytest.skip(system.missing()["java"])
    if not CHECKER.exists():
        pytest.skip(system.missing().get("npm", "npm's packages are missing. With a network: make test"))
    return path


@pytest.fixture(scope="module")
def written(
    client: CheckingClient,
    site_settings: Settings,
    addresses: list[dict[str, str]],
    filled_store: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """A folder with all pages, error pages and those of the translators also, the styles and drawings."""
    folder = tmp_path_factory.mktemp("pages")
    empty = replace(site_settings, database_url=f"sqlite:///{tmp_path_factory.mktemp('empty') / 'empty.db'}")
    broken = CheckingClient(create_app(empty), empty)
    for paths in addresses:
        for path in paths.values():
            _write(folder, path, client.raw(path).data)
    for locale in LOCALES:
        wrong = f"/{locale}/no-such-page"
        answers = [client.raw(wrong), client.raw(f"/{locale}", method="POST"), broken.raw(f"/{locale}")]
        assert [answer.status_code for answer in answers] == [404, 405, 500]
        for answer in answers:
            _write(folder, f"{wrong}-{answer.status_code}", answer.data)
    for paths in addresses:
        for path in paths.values():
            _write_states(folder, client, path)
    desk = tmp_path_factory.mktemp("desk") / "site.db"
    copyfile(filled_store, desk)
    for name, page in busy_pages(desk).items():
        _write(folder, f"/translate/{name}", page)
    copytree(ROOT / "static" / "css", folder / "css")
    copytree(ROOT / "static" / "img", folder / "img", ignore=ignore_patterns("*.png", "*.ico"))
    return folder


@pytest.fixture(scope="module")
def messages(java: str, written: Path) -> list[dict[str, Any]]:
    """All that the checker says."""
    command = [java, "-jar", str(CHECKER), "--format", "json", "--stdout", "--exit-zero-always"]
    command += ["--also-check-css", "--also-check-svg", str(written)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return found


def test_no_page_and_no_style_has_an_error(messages: list[dict[str, Any]]) -> None:
    warnings = Counter(message["message"] for message in messages if message["type"] == "info")
    for text, count in warnings.most_common():
        print(f"{count} × {text}")  # noqa: T201  # shown by `pytest -rP`: advice, not faults
    wrong = Counter(_told(message) for message in messages if message["type"] != "info" and not _newer(message))
    assert not wrong, "\n".join(wrong)


def test_the_checker_finds_what_is_wrong(java: str, tmp_path: Path) -> None:
    _write(tmp_path, "/wrong", b"<!doctype html><html lang=en><title>x</title><p id=a><p id=a><li></p>")
    (tmp_path / "wrong.css").write_text("p { colour: red }", encoding="utf-8")
    command = [java, "-jar", str(CHECKER), "--format", "json", "--stdout", "--exit-zero-always", "--also-check-css"]
    done = subprocess.run([*command, str(tmp_path)], stdout=subprocess.PIPE, text=True, timeout=60, check=True)
    errors = [message for message in json.loads(done.stdout)["messages"] if message["type"] == "error"]
    assert {Path(message["url"]).suffix for message in errors} == {".html", ".css"}


def _write_states(folder: Path, client: CheckingClient, path: str) -> None:
    """Of a list: pages that are filtered, empty or not understood, and the fragments of all of them."""
    if "#results" not in client.raw(path).text:
        return
    for place, query in enumerate(STATES):
        for shape, headers in {"page": {}, "fragment": FRAGMENT}.items():
            answer = client.raw(path + query, headers=headers)
            assert answer.status_code == 200
            assert ("HX-Push-Url" in answer.headers) == (shape == "fragment")
            _write(folder, f"{path}-{place}-{shape}", answer.data)


def _write(folder: Path, path: str, page: bytes) -> None:
    target = folder / f"{path.strip('/')}.html"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(page)


def _newer(message: dict[str, Any]) -> bool:
    """Only in styles and drawings: pages have none of it."""
    known = any(words in message["message"] for words in NEWER)
    return known and Path(message["url"]).suffix in (".css", ".svg")


def _told(message: dict[str, Any]) -> str:
    name = Path(message["url"]).name
    return f"{name}:{message.get('lastLine')}: {message['message']} {message.get('extract', '').strip()[:120]}"
