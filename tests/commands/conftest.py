"""Runs the command line as a person would, on a store of the test's own."""

import sys
from pathlib import Path
from shutil import copyfile

import pytest

from tests.commands.running import Done, Run
from tests.files import Files
from webapp.commands import main


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """`run("content", "load", PORT="80")`: a command with settings, on a store of its own."""

    def run(*arguments: str | Path, **settings: str) -> Done:
        for name, value in {"DATABASE_URL": f"sqlite:///{tmp_path / 'site.db'}", **settings}.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["samenspraak", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        code = ended.value.code
        assert code is None or isinstance(code, int)
        return Done(code or 0, *capsys.readouterr())

    return run


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files.copied_to(tmp_path)


@pytest.fixture
def filled(filled_store: Path, tmp_path: Path) -> None:
    """The command's store has the site's content."""
    copyfile(filled_store, tmp_path / "site.db")
