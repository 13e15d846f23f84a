"""Recording: a real run of pytest leaves what adding up needs, whoever runs the tests, and however they end."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.evidence import adding
from tests.evidence.recording import FOLDER, choose_nothing
from tests.proving import WHOLE
from webapp.config import ROOT

TESTS = """
import os
import re
import pytest

def test_tells(record_property):
    record_property("states", 3)
    record_property("states", 4)

@pytest.mark.parametrize("name", ["a b", "é"])
def test_named(name):
    pass

def test_left_out():
    pytest.skip("not today")

def test_fails():
    assert "MENDED" in os.environ

@pytest.fixture
def broken():
    yield
    assert "MENDED" in os.environ

def test_ends_badly(broken):
    pass

def test_breaks_down():
    if "BREAKING" in os.environ:
        os._exit(3)
"""


def in_a_long_proof(test: Callable[[Path], None]) -> Callable[[Path], None] | None:
    """Each run of pytest takes seconds: only one is made in every run of the tests, and this is no test there."""
    return pytest.mark.prove(test) if WHOLE else None


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with tests; `FOLDER` in it is where they leave their results."""
    (tmp_path / "pytest.ini").write_text("[pytest]\ntestpaths = e2e\nfilterwarnings = error\n", encoding="utf-8")
    (tmp_path / "e2e" / "states").mkdir(parents=True)
    (tmp_path / "e2e" / "states" / "test_it.py").write_text(TESTS, encoding="utf-8")
    return tmp_path


def run(project: Path, *arguments: str, **environment: str) -> str:
    """Run the tests in a long proof, or in another profile; what was printed."""
    variables = {"HYPOTHESIS_PROFILE": "prove", **environment, "PYTHONPATH": str(ROOT)}
    # What was asked of this run is not asked of that one, such as where to write the results.
    inherited = {name: value for name, value in os.environ.items() if name != "PYTEST_ADDOPTS"}
    plugins = ("-p", "tests.evidence.recording", "-p", "no:cacheprovider")
    command = [sys.executable, "-m", "pytest", "-q", *plugins, *arguments]
    done = subprocess.run(command, cwd=project, env=inherited | variables, capture_output=True, text=True, check=False)
    assert "INTERNALERROR" not in done.stdout + done.stderr, done.stdout + done.stderr
    return done.stdout


def outcomes(project: Path) -> dict[str, str]:
    """The outcome of each test, by its name without its file."""
    return {test.partition("::")[2]: outcome for test, outcome in adding.read(project / FOLDER).outcomes.items()}


@pytest.mark.prove
@pytest.mark.parametrize("processes", [("-n", "2"), ()] if WHOLE else [("-n", "1")], ids=str)
def test_every_outcome_is_recorded_and_the_latest_counts(project: Path, processes: tuple[str, ...]) -> None:
    printed = run(project, *processes)
    passed = {"test_tells": "passed", "test_named[a b]": "passed", "test_named[\\xe9]": "passed"}
    assert outcomes(project) == passed | {
        "test_left_out": "skipped",
        "test_fails": "failed",
        "test_ends_badly": "failed",
        "test_breaks_down": "passed",
    }
    assert "7 page states were judged." in printed
    assert "Failed: e2e/states/test_it.py::test_fails" in printed
    proof = adding.figures(adding.read(project / FOLDER))
    assert proof.states == 7
    assert re.fullmatch(r"(Chrom[\w ]+ \d[\d.]+)?", proof.chromium)
    # Some tests add to what is there.
    run(project, "-k", "fails or badly", MENDED="yes")
    assert not adding.read(project / FOLDER).failed
    assert len(outcomes(project)) == 7


MADE = ["-q", "-p", "tests.evidence.recording", "-m", "prove", "--hypothesis-show-statistics"]
"""What `make prove` asks for."""


@pytest.mark.parametrize(
    "arguments",
    ["", "-n 2", "-n2", "-vv --tb=short", "-ra --durations 10", "-p no:cacheprovider", "--junit-xml=a.xml", "-m prove"],
)
def test_what_chooses_no_tests_is_known(arguments: str) -> None:
    assert choose_nothing(MADE + arguments.split())


@pytest.mark.parametrize(
    "arguments",
    [
        *("e2e", "e2e/states/test_it.py::test_fails", "-k fails", "-kfails"),
        "--deselect=e2e/states/test_it.py::test_fails",
        *("--lf", "--last-failed", "--ff", "--sw", "--stepwise", "--sw-skip", "-x", "-qx", "--maxfail=1"),
        *(
            "--ignore=e2e",
            "--ignore e2e",
            "--ignore-glob=*it.py",
            "-m slow",
            "-mslow",
            "-c other.ini",
            "-o testpaths=a",
        ),
        *("--looponfail", "--nothing-that-is-known-yet", "-n"),
    ],
)
def test_what_may_choose_tests_is_seen(arguments: str) -> None:
    assert not choose_nothing(MADE + arguments.split())


@in_a_long_proof
def test_all_tests_begin_anew_and_some_add(project: Path) -> None:
    run(project, MENDED="yes")
    run(project, "e2e/states/test_it.py::test_fails")
    assert adding.read(project / FOLDER).failed == ["e2e/states/test_it.py::test_fails"]
    assert len(outcomes(project)) == 7
    run(project, "--ignore=e2e")
    run(project, PYTEST_ADDOPTS="-k nothing")
    assert len(outcomes(project)) == 7
    (project / "e2e" / "states" / "test_it.py").write_text("def test_alone():\n    pass\n", encoding="utf-8")
    run(project)
    assert outcomes(project) == {"test_alone": "passed"}


@in_a_long_proof
def test_a_test_that_breaks_its_process_has_failed(project: Path) -> None:
    run(project, "-n", "1", "-k", "breaks or tells", BREAKING="yes")
    assert outcomes(project) == {"test_tells": "passed", "test_breaks_down": "failed"}
    # Alone nobody is left to say so: it has begun, and never ended.
    run(project, "-k", "breaks", BREAKING="yes")
    assert outcomes(project) == {"test_tells": "passed", "test_breaks_down": "begun"}


@in_a_long_proof
def test_a_file_that_cannot_be_read_has_failed(project: Path) -> None:
    (project / "e2e" / "states" / "test_it.py").write_text("import nothing_of_the_kind\n", encoding="utf-8")
    run(project)
    assert adding.read(project / FOLDER).failed == ["e2e/states/test_it.py"]


@in_a_long_proof
def test_only_a_long_proof_is_recorded(project: Path) -> None:
    run(project, HYPOTHESIS_PROFILE="dev")
    run(project, "--collect-only")
    assert not (project / FOLDER).exists()
