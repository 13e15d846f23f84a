"""A server that dies at a named point of a withdrawal: `python -m tests.consent.concurrency.dying URL PORT`.

It reads names from its input, one a line; for each a copy of the process serves until it is killed, or kills itself at
that point. Its output says `ready` and the number of the copy, and then `ended`.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sqlalchemy import Engine, event
from werkzeug.serving import WSGIRequestHandler, make_server

from webapp import create_app
from webapp.config import Settings
from webapp.content.consent import receipts
from webapp.views import consent, visits

NOWHERE = "nowhere"
IN_THE_APP: dict[str, tuple[Any, str, bool]] = {
    "before the transaction": (consent, "changing", False),
    "before the receipt": (receipts, "give", False),
    "between the writes": (receipts, "give", True),
    "before the deletion": (visits, "forget_visit", False),
    "after the deletion": (visits, "forget_visit", True),
    "after the commit": (consent, "_withdrawn", False),
}
"""Where it dies: the function, and whether it has returned."""
BEFORE_THE_COMMIT = "before the commit"
IN_THE_ANSWER = ("before the status", "after the headers", "in the body", "after the body")
POINTS = (*IN_THE_APP, BEFORE_THE_COMMIT, *IN_THE_ANSWER)

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Quiet(WSGIRequestHandler):
    """Serves without a log."""

    def log(self, *_: object) -> None:
        """Say nothing."""


def die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def arm(point: str, store: Engine) -> None:
    """Have this process die when it comes to a point of the app or of the store."""
    if point == BEFORE_THE_COMMIT:
        event.listen(store, "commit", die)
    if point not in IN_THE_APP:
        return
    module, name, returned = IN_THE_APP[point]
    real = getattr(module, name)

    def deadly(*args: Any, **named: Any) -> Any:
        if returned:
            real(*args, **named)
            # What the session holds back would not have been written.
            args[0].flush()
        die()

    setattr(module, name, deadly)


def answering(point: str, app: Application) -> Application:
    """The app, dying at a point of the answer to a withdrawal."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        found = app(environ, start_response)
        return _dying(point, b"".join(found)) if environ["REQUEST_METHOD"] == "POST" else found

    return answer


def _dying(point: str, body: bytes) -> Iterator[bytes]:
    if point == "before the status":
        die()
    # With the first bytes, even if there are none, the server sends the headers.
    yield b""
    if point == "after the headers":
        die()
    yield body[: len(body) // 2]
    if point == "in the body":
        die()
    yield body[len(body) // 2 :]
    die()


def main(url: str, port: int) -> None:
    app = create_app(Settings(database_url=url, site_url=f"http://127.0.0.1:{port}"))
    store: Engine = app.extensions["store"]
    # What is made at the first request is made once.
    app.test_client().get("/en", headers={"Host": "127.0.0.1"})
    store.dispose()
    for line in sys.stdin:
        point = line.strip()
        child = os.fork()
        if child:
            os.waitpid(child, 0)
            print("ended", flush=True)  # noqa: T201
            continue
        arm(point, store)
        served: Application = answering(point, app) if point in IN_THE_ANSWER else app
        server = make_server("127.0.0.1", port, served, threaded=True, request_handler=Quiet)
        print(f"ready {os.getpid()}", flush=True)  # noqa: T201
        server.serve_forever()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
