"""The Nu Html Checker finds no error in any page or fragment, in any language, nor in the styles."""

import json
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import system
from tests.conftest import LOCALES
from tests.everything import Everything
from webapp.config import ROOT, Settings

CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
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
    site_settings: Settings,
    addresses: list[dict[str, str]],
    filled_store: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Everything:
    """All that the site can show."""
    everything = Everything(tmp_path_factory.mktemp("pages"), site_settings, filled_store)
    everything.write(addresses, tmp_path_factory.mktemp("stores"))
    return everything


@pytest.fixture(scope="module")
def messages(java: str, written: Everything) -> list[dict[str, Any]]:
    """All that the checker says."""
    command = [java, "-jar", str(CHECKER), "--format", "json", "--stdout", "--exit-zero-always"]
    command += ["--also-check-css", "--also-check-svg", str(written.folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return found


@pytest.mark.prove
def test_no_page_and_no_style_has_an_error(
    messages: list[dict[str, Any]], written: Everything, record_property: Callable[[str, object], None]
) -> None:
    record_property("pages", len(list(written.folder.rglob("*.html"))))
    warnings = Counter(message["message"] for message in messages if message["type"] == "info")
    for text, count in warnings.most_common():
        print(f"{count} × {text}")  # noqa: T201  # shown by `pytest -rP`: advice, not faults
    wrong = Counter(_told(message) for message in messages if message["type"] != "info" and not _newer(message))
    assert not wrong, "\n".join(wrong)


def test_every_template_was_shown(written: Everything) -> None:
    parts = {"components", "layouts", "feeds"}
    folders = (path.relative_to(ROOT / "templates") for path in (ROOT / "templates").rglob("*.html"))
    there = {str(path) for path in folders if path.parts[0] not in parts}
    # Those that others extend are never shown by themselves.
    assert there - {"network/entry.html", "network/directory.html"} <= written.shown
    assert len(list(written.folder.rglob("*.html"))) > len(there) * len(LOCALES)


def test_the_checker_finds_what_is_wrong(java: str, tmp_path: Path) -> None:
    wrong = "<!doctype html><html lang=en><title>x</title><p id=a><p id=a><li></p>"
    (tmp_path / "wrong.html").write_text(wrong, encoding="utf-8")
    (tmp_path / "wrong.css").write_text("p { colour: red }", encoding="utf-8")
    command = [java, "-jar", str(CHECKER), "--format", "json", "--stdout", "--exit-zero-always", "--also-check-css"]
    done = subprocess.run([*command, str(tmp_path)], stdout=subprocess.PIPE, text=True, timeout=60, check=True)
    errors = [message for message in json.loads(done.stdout)["messages"] if message["type"] == "error"]
    assert {Path(message["url"]).suffix for message in errors} == {".html", ".css"}


def _newer(message: dict[str, Any]) -> bool:
    """Only in styles and drawings: pages have none of it."""
    known = any(words in message["message"] for words in NEWER)
    return known and Path(message["url"]).suffix in (".css", ".svg")


def _told(message: dict[str, Any]) -> str:
    name = Path(message["url"]).name
    return f"{name}:{message.get('lastLine')}: {message['message']} {message.get('extract', '').strip()[:120]}"
