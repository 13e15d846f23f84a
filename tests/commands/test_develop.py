"""`samenspraak develop`: it says what it made, and does nothing to a store that has no content."""

import sys
from collections.abc import Callable
from pathlib import Path
from shutil import copyfile

import pytest

from webapp.commands import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """`run("grow", "20")`: status, output and errors of a command of the group, on a store of its own."""

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'site.db'}")
        monkeypatch.setattr(sys, "argv", ["samenspraak", "develop", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        code = ended.value.code
        assert code is None or isinstance(code, int)
        return code or 0, *capsys.readouterr()

    return run


@pytest.mark.parametrize(
    ("arguments", "made"),
    [
        (["1"], "organisations: 1, projects: 1"),
        (["20"], "organisations: 20, projects: 2"),
        ([], "organisations: 600, projects: 60"),
    ],
)
def test_it_says_what_it_made(run: Run, filled_store: Path, tmp_path: Path, arguments: list[str], made: str) -> None:
    copyfile(filled_store, tmp_path / "site.db")
    assert run("grow", *arguments) == (0, f"The store has generated data now ({made}).\n", "")


def test_a_store_that_was_never_filled_is_refused_with_the_remedy(run: Run) -> None:
    status, out, err = run("grow", "20")
    assert (status, out) == (1, "")
    assert err.startswith("The store is empty: fill it with “samenspraak content load” ")
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("number", ["0", "100001", "many"])
def test_a_number_that_makes_no_sense_is_refused(run: Run, number: str) -> None:
    status, _, err = run("grow", number)
    assert status == 2
    assert number in err
    assert "Traceback" not in err


def test_the_help_warns(run: Run) -> None:
    status, out, _ = run("grow", "--help")
    assert status == 0
    assert "For development only: generated data have no place on a public site" in " ".join(out.split())
