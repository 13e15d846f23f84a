"""Each mistake of `mutants.py`, made in a copy of the tree, is found by the fast tests or by the life-cycle."""

import ast
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile, copytree, ignore_patterns

import pytest

from tests.consent.mutants import MUTANTS, Mutant
from tests.proving import WHOLE
from webapp.config import ROOT

COPIED = ("webapp", "templates", "static", "translations", "tests", "pyproject.toml")
RULES = [
    f"tests/consent/test_{name}.py" for name in ("choice", "device", "preferences", "receipt", "register", "shown")
]
PAGES = ["tests/views/consent"]
LIVES, NUMBER = (25, 1) if WHOLE else (6, 1)
LONGEST_S = 900
SAMPLE = (MUTANTS[0], MUTANTS[-3])
"""What is tried in every run of the tests."""


@dataclass(frozen=True)
class Copy:
    """A copy of the tree, and a store with the site's content."""

    folder: Path
    store: Path

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """A program of the copy, with the copy's modules."""
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("PYTEST")},
            "PYTHONPATH": str(self.folder),
            "PYTHONDONTWRITEBYTECODE": "1",
            "HYPOTHESIS_PROFILE": "dev",
        }
        done = subprocess.run(
            [sys.executable, *command],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=LONGEST_S,
            check=False,
        )
        assert done.returncode >= 0, "ended by a signal, which tells nothing"
        return done

    def live(self) -> subprocess.CompletedProcess[str]:
        """The life-cycle, always the same lives."""
        store = self.store.with_name("own.db")
        for ending in ("", "-wal", "-shm"):
            Path(f"{store}{ending}").unlink(missing_ok=True)
        copyfile(self.store, store)
        return self.run("-m", "tests.consent.life.running", str(store), str(LIVES), str(NUMBER))

    def test(self, files: Sequence[str]) -> subprocess.CompletedProcess[str]:
        """Some of the fast tests."""
        return self.run("-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *files)

    def killer(self, mutant: Mutant) -> str | None:
        """Who finds a mistake, the fastest first; None if nobody does. Afterwards the copy is as it was."""
        path = self.folder / mutant.file
        before = path.read_text("utf-8")
        path.write_text(before.replace(mutant.old, mutant.new), "utf-8")
        try:
            if self.test(RULES).returncode:
                return "rules"
            if self.live().returncode:
                return "life"
            return "pages" if self.test(PAGES).returncode else None
        finally:
            path.write_text(before, "utf-8")


@pytest.fixture(scope="module")
def copy(filled_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    folder = tmp_path_factory.mktemp("copy")
    for name in COPIED:
        if (ROOT / name).is_dir():
            copytree(ROOT / name, folder / name, ignore=ignore_patterns("__pycache__"))
        else:
            copyfile(ROOT / name, folder / name)
    store = tmp_path_factory.mktemp("stores") / "site.db"
    copyfile(filled_store, store)
    return Copy(folder, store)


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.meaning)
def test_what_a_mutant_changes_is_in_its_file_once(mutant: Mutant) -> None:
    text = (ROOT / mutant.file).read_text("utf-8")
    assert text.count(mutant.old) == 1
    assert mutant.old != mutant.new
    if mutant.file.endswith(".py"):
        ast.parse(text.replace(mutant.old, mutant.new))


def test_the_copy_as_it_is_passes(copy: Copy) -> None:
    done = copy.live()
    assert done.returncode == 0, done.stderr[-3000:]
    assert str(copy.folder) in done.stdout
    if WHOLE:
        for files in (RULES, PAGES):
            done = copy.test(files)
            assert done.returncode == 0, done.stdout[-3000:]


@pytest.mark.prove
def test_every_mutant_is_killed(copy: Copy, pytestconfig: pytest.Config) -> None:
    tried = MUTANTS if WHOLE else SAMPLE
    killers = {mutant.meaning: copy.killer(mutant) for mutant in tried}
    alive = [meaning for meaning, killer in killers.items() if killer is None]
    assert not alive
    if WHOLE:
        assert len(tried) >= 20
        found = Counter(killers.values())
        by = ", ".join(f"{found[name]} by the {name}" for name in ("rules", "life", "pages"))
        line = f"\n{len(tried)} mutants of consent, all killed: {by}"
        plugins = pytestconfig.pluginmanager
        with plugins.getplugin("capturemanager").global_and_fixture_disabled():
            plugins.getplugin("terminalreporter").write_line(line)
