"""Orca on a desktop, and what it has said."""

import json
import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from e2e.screenreader.desktop import LOOK_S, Desktop

PYTHON = "/usr/bin/python3"
QUIET_S = 0.25
"""Silence after which an answer is complete; Orca keeps a status back for 0.1 s."""
MOST_S = 10.0


@dataclass(frozen=True)
class Utterance:
    """What was said in one breath, at what Unix time (s), in which language; "" where Orca does not know that."""

    text: str
    lang: str
    at: float
    number: int


class Orca:
    """Says the pages of a desktop's browser. Ends with the desktop."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self._log = desktop.folder / "said.jsonl"
        self._log.touch()
        self._at = 0
        self._half = b""
        self._idle = 0
        self._said: list[Utterance] = []
        self._stops: list[float] = []
        code = Path(__file__).with_name("inside_orca.py")
        settings = desktop.folder / "orca"
        settings.mkdir()
        self._process = desktop.start("orca", [PYTHON, str(code), str(self._log), str(settings)])
        desktop.wait_until("Orca", lambda: bool(self.said()))
        self.version = desktop.run(PYTHON, "-c", "from orca import orca_platform as own; print(own.version)").strip()

    def mark(self) -> int:
        """How much has been said until now."""
        return len(self.said())

    def said(self, since: int = 0) -> list[Utterance]:
        """What has been said since a mark."""
        with self._log.open("rb") as log:
            log.seek(self._at)
            new = log.read()
        self._at += len(new)
        *lines, self._half = (self._half + new).split(b"\n")
        for line in map(json.loads, lines):
            if line["kind"] == "idle":
                self._idle += 1
            elif line["kind"] == "stop":
                self._stops.append(line["t"])
            elif line["text"].strip():
                self._said.append(Utterance(line["text"].strip(), line["lang"], line["t"], len(self._said)))
        return self._said[since:]

    def cut_off(self, utterance: Utterance) -> float | None:
        """How long after it was begun it was stopped (s), if it was and nothing else was said before that."""
        self.said()
        return next((stop - utterance.at for stop in self._stops if stop >= utterance.at), None)

    def quiet(self, seconds: float = QUIET_S) -> None:
        """Wait until nothing was said for so long, and Orca has nothing left to do."""
        end = time.monotonic() + MOST_S
        while time.monotonic() < end:
            before = self.mark()
            time.sleep(seconds)
            self._rest(end)
            if self.mark() == before:
                return

    def _rest(self, end: float) -> None:
        self._desktop.check()
        before = self._idle
        os.kill(self._process, signal.SIGUSR1)
        while self._idle == before and time.monotonic() < end:
            time.sleep(LOOK_S)
            self.said()
