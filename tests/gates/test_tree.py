"""The tree: what lies where, and what no file may say."""

import json
import re
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from webapp.config import ROOT

TOP = {"webapp", "translations", "templates", "static", "tests", "e2e", ".ci"}
LONGEST = 240


def tracked() -> list[Path]:
    """The files under version control, or, in a copy without it, all that would be."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()]


def test_the_top_level_has_no_other_folders() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in tracked() if len(path.relative_to(ROOT).parts) > 1} <= TOP


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "package-lock.json", ".npmrc"])
def test_a_lock_file_names_no_address(name: str) -> None:
    assert "://" not in (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["package-lock.json", "e2e/lighthouse/package-lock.json"])
def test_a_package_is_fetched_from_whichever_registry_is_set(name: str) -> None:
    """A lock file says what a package is (`integrity`), not where it was found."""
    packages = json.loads((ROOT / name).read_text(encoding="utf-8"))["packages"]
    assert len(packages) > 5
    for path, package in packages.items():
        assert "resolved" not in package, path
        assert "integrity" in package or not path, path


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_is_pinned_with_its_hashes(name: str) -> None:
    blocks = re.split(r"\n(?=[a-z0-9])", (ROOT / name).read_text(encoding="utf-8").strip())
    for block in blocks:
        assert re.match(r"[a-z0-9._-]+==\S+", block), block
        assert "--hash=sha256:" in block, block


def test_files_of_others_are_as_they_were_published() -> None:
    folder = ROOT / "static" / "vendor"
    told = dict(re.findall(r"^\| `([^`]+)` .* `([0-9a-f]{64})` \|$", (folder / "README.md").read_text("utf-8"), re.M))
    assert told == {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.js")}


def test_modules_stay_readable() -> None:
    long = {path.name: lines for path in ROOT.glob("webapp/**/*.py") if (lines := _lines(path)) > LONGEST}
    assert {name for name in long if not re.match(r"\d{4}_", name)} == set()


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())
