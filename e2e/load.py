"""A steady load of requests on a server of this computer, with what each answer showed and when."""

import re
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

TIMEOUT_S = 10
MARK = re.compile(r"‹(\d+)›")
"""What the texts of a version hold, so that an answer shows which version it is made of."""


@dataclass(frozen=True)
class Answer:
    """When an answer was asked for and there (seconds, monotonic), its status, and the versions that it shows."""

    start: float
    end: float
    status: int
    versions: frozenset[int]


def fetch(origin: str, path: str) -> Answer:
    """One request on a connection of its own, so that any of the processes may answer; status 0 if none did."""
    start = time.monotonic()
    status, body = 0, ""
    connection = HTTPConnection(urlsplit(origin).netloc, timeout=TIMEOUT_S)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        status, body = response.status, response.read().decode()
    except (OSError, HTTPException):
        status = 0
    finally:
        connection.close()
    return Answer(start, time.monotonic(), status, frozenset(int(number) for number in MARK.findall(body)))


class Load:
    """Threads that ask for pages, as fast as they can or at a steady rate, until they are stopped."""

    def __init__(self, origin: str, paths: Sequence[str], *, threads: int = 4, rate: float | None = None) -> None:
        self._origin = origin
        self._paths = paths
        self._pause = threads / rate if rate else 0
        self._stopped = threading.Event()
        self._answers: list[Answer] = []
        self._threads = [threading.Thread(target=self._run, args=(place,)) for place in range(threads)]

    def __enter__(self) -> "Load":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        for thread in self._threads:
            thread.join()

    @property
    def answers(self) -> list[Answer]:
        """All answers so far, by the time they were asked for."""
        return sorted(self._answers, key=lambda answer: answer.start)

    def _run(self, place: int) -> None:
        due = time.monotonic() + self._pause * place / max(len(self._threads), 1)
        number = place
        while not self._stopped.wait(max(0, due - time.monotonic())):
            self._answers.append(fetch(self._origin, self._paths[number % len(self._paths)]))
            number += len(self._threads)
            due += self._pause


def capacity(origin: str, paths: Sequence[str], seconds: float) -> float:
    """How many requests a second are answered when as many as possible are asked for."""
    with Load(origin, paths, threads=8) as load:
        time.sleep(seconds)
        return len(load.answers) / seconds
