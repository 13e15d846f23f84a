"""Keeps what a long proof finds, test by test, in `build/proof/`: a plugin that `make prove` loads.

Each run has a file of lines of JSON. Its first line says which versions and kinds of pages there were; then each test
has one when it begins and one when it has ended, so that a test which never ended is known too. A run of everything
begins anew, a run of some tests adds to what is there.
"""

import json
import os
import re
import shlex
from argparse import ArgumentError, ArgumentParser
from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import pytest

from e2e.checks.registry import STATIC
from e2e.words import ADDRESSES, LOCALES
from tests import system
from tests.evidence import adding
from tests.evidence.adding import BEGUN, FAILED, PASSED, SKIPPED
from tests.proving import WHOLE
from webapp.config import ROOT

FOLDER = Path("build") / "proof"
AXE = ROOT / "node_modules" / "axe-core" / "package.json"
VALUED = ("-n", "--numprocesses", "--dist", "-p", "-r", "--tb", "--color", "--durations", "--junit-xml", "--junitxml")
PLAIN = ("-q", "--quiet", "-v", "--verbose", "-l", "--showlocals", "-s", "--hypothesis-show-statistics")
"""Options that choose no tests: they say who runs them, and what is printed."""


def pytest_configure(config: pytest.Config) -> None:
    """Record a long proof, in the process that gathers the results of all others."""
    if WHOLE and not hasattr(config, "workerinput") and not config.option.collectonly:
        config.pluginmanager.register(Recorder(config.rootpath / FOLDER, anew=of_everything(config)))


def of_everything(config: pytest.Config) -> bool:
    """Whether nothing was chosen but what the settings and the usual mark choose."""
    asked = (*shlex.split(os.environ.get("PYTEST_ADDOPTS", "")), *config.invocation_params.args)
    return config.args_source is config.ArgsSource.TESTPATHS and choose_nothing(list(map(str, asked)))


def choose_nothing(arguments: list[str]) -> bool:
    """Whether arguments of pytest are known to leave out no test of the long proof; of others nobody knows."""
    usual = ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    usual.add_argument("-m", dest="marks", default="prove")
    for name in VALUED:
        usual.add_argument(name, dest="_value")
    for name in PLAIN:
        usual.add_argument(name, dest="_plain", action="count")
    try:
        known, others = usual.parse_known_args(arguments)
    except ArgumentError:
        return False
    return known.marks == "prove" and not others


class Recorder:
    """Writes the lines of one run. `anew`: whether what other runs have left is removed."""

    def __init__(self, folder: Path, *, anew: bool) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        if anew:
            for path in folder.glob("*.jsonl"):
                path.unlink()
        self._folder = folder
        self._path = folder / f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{os.getpid()}.jsonl"
        self._outcomes: dict[str, str] = {}
        self._seconds: dict[str, float] = {}

    def pytest_sessionstart(self) -> None:
        """Say with what the proof is made."""
        self._write(**asdict(surroundings()))

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A file of tests that cannot be read has failed."""
        if report.failed:
            self._write(test=report.nodeid, outcome=FAILED)

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """A test begins."""
        self._write(test=nodeid, outcome=BEGUN)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Part of a test has ended; the last part tells the whole."""
        test = report.nodeid
        if report.failed or self._outcomes.get(test) == FAILED:
            self._outcomes[test] = FAILED
        elif report.skipped or self._outcomes.get(test) == SKIPPED:
            self._outcomes[test] = SKIPPED
        self._seconds[test] = self._seconds.get(test, 0.0) + report.duration
        # A process of tests that breaks down tells of the test that it was at once, and not in parts.
        if report.when not in ("setup", "call"):
            seconds = round(self._seconds.pop(test), 3)
            outcome = self._outcomes.pop(test, PASSED)
            self._write(test=test, outcome=outcome, seconds=seconds, told=report.user_properties)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print the figures."""
        terminalreporter.section("What the long proof has found so far (make evidence writes it down)")
        for line in lines(self._folder):
            terminalreporter.write_line(line)

    def _write(self, **values: object) -> None:
        line = json.dumps({"at": datetime.now(UTC).isoformat(), **values}, ensure_ascii=False)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(line + "\n")


def surroundings() -> adding.Surroundings:
    """Versions, and how many kinds of pages in which languages there are."""
    path = system.find_chromium()
    told = re.search(r"Chrom[\w ]+? [\d.]+", (path and system.output(path, "--version")) or "")
    return adding.Surroundings(
        axe=json.loads(AXE.read_text(encoding="utf-8"))["version"] if AXE.exists() else "",
        checks=len(STATIC),
        chromium=told[0] if told else "",
        templates=len(ADDRESSES),
        locales=LOCALES,
    )


def lines(folder: Path) -> Iterable[str]:
    """The figures of what is recorded, one a line."""
    record = adding.read(folder)
    figures = adding.figures(record)
    yield f"{figures.states} page states were judged."
    yield f"{figures.faults} faults were planted, {figures.caught} were caught."
    yield from (f"Missed: {fault}" for fault in figures.missed)
    heard = f" with {figures.reader} in {', '.join(figures.browsers)}" if figures.reader else ""
    yield f"{figures.journeys} journeys were gone through{heard}, {figures.runs} times each; {figures.said} sentences."
    yield from (f"Failed: {test}" for test in record.failed)
