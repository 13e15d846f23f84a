"""How a fault is planted: answers of the site are changed on their way to the browser.

A proxy does it, not the browser's own interception, which leaves out what a redirect leads to; so also the answers to
forms, to `fetch` and to htmx can be at fault.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Literal
from urllib.parse import urlsplit

Kind = Literal["page", "part", "style", "script"]
KINDS: dict[str, Kind] = {"text/html": "page", "text/css": "style", "text/javascript": "script"}
"""Kinds of answers by their media type; what htmx asks for is a part."""
TEXTS = (*KINDS, "application/json")
HOP = {"connection", "content-length", "keep-alive", "transfer-encoding"}
"""What belongs to one connection, not to an answer (RFC 9110, 7.6.1)."""
TIMEOUT_S = 20


@dataclass(frozen=True)
class Change:
    """A small change of answers of a kind: what `old` finds, a regular expression, gives way to `new`."""

    kind: Kind
    old: str
    new: str
    every: bool = False
    """Whether wherever it is found, not only where it is first."""

    def apply(self, text: str) -> tuple[str, int]:
        """The text with the change, and in how many places it was changed."""
        changed, count = re.subn(self.old, self.new, text, count=0 if self.every else 1)
        return (changed, count) if changed != text else (text, 0)


def page(old: str, new: str, *, every: bool = False) -> Change:
    """Words of a whole page give way to others."""
    return Change("page", re.escape(old), _plain(new), every=every)


def part(old: str, new: str, *, every: bool = False) -> Change:
    """Words of what htmx asks for give way to others."""
    return Change("part", re.escape(old), _plain(new), every=every)


def style(old: str, new: str) -> Change:
    """Words of a style sheet give way to others."""
    return Change("style", re.escape(old), _plain(new))


def script(old: str, new: str) -> Change:
    """Words of a script give way to others."""
    return Change("script", re.escape(old), _plain(new))


def both(old: str, new: str, *, every: bool = False) -> tuple[Change, Change]:
    """The same on a page and in what htmx asks for, as a fault of a component is."""
    return page(old, new, every=every), part(old, new, every=every)


def rule(css: str) -> Change:
    """A rule at the end of the styles of every page."""
    return Change("style", r"(?s)\A(@layer tokens, base.*)\Z", rf"\1\n{_plain(css)}\n")


def behaviour(js: str) -> Change:
    """Lines at the end of the script of the lists."""
    return Change("script", r"(?s)\A(// What htmx leaves open.*)\Z", rf"\1\n{_plain(js)}\n")


def _plain(new: str) -> str:
    return new.replace("\\", r"\\")


@dataclass
class Planting:
    """What is planted at present, and how often each change was made."""

    changes: Sequence[Change] = ()
    made: dict[Change, int] = field(default_factory=dict)
    written: bool = False
    """Whether its words stand in a template, as those do that no translator has seen."""

    def plant(self, changes: Sequence[Change], *, written: bool = False) -> None:
        """From now on, answers have these changes and no others."""
        self.changes = changes
        self.written = written
        self.made = dict.fromkeys(changes, 0)

    def change(self, kind: Kind, text: str) -> str:
        """An answer as it is with what is planted."""
        for change in self.changes:
            if change.kind == kind:
                text, count = change.apply(text)
                self.made[change] += count
        return text

    def idle(self) -> list[Change]:
        """The changes that have changed nothing so far."""
        return [change for change, count in self.made.items() if not count]


@contextmanager
def proxied(origin: str) -> Iterator[tuple[str, Planting]]:
    """A second origin that gives what the first one gives, with what is planted; until the end of the block."""
    planting = Planting()
    server = _Server(("127.0.0.1", 0), _handler(origin, planting))
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", planting
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that has gone on is no error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def _handler(origin: str, planting: Planting) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _forward(self) -> None:
            own, real = self.headers["Host"], urlsplit(origin).netloc
            sent = {name: value.replace(own, real) for name, value in self.headers.items() if name.lower() not in HOP}
            sent["Accept-Encoding"] = "identity"
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            connection = HTTPConnection(real, timeout=TIMEOUT_S)
            try:
                connection.request(self.command, self.path, body.replace(own.encode(), real.encode()) or None, sent)
                answer = connection.getresponse()
                content = answer.read()
            finally:
                connection.close()
            media_type = answer.headers.get_content_type()
            if media_type in TEXTS:
                kind = KINDS.get(media_type)
                text = content.decode()
                if kind:
                    text = planting.change("part" if "HX-Request" in self.headers and kind == "page" else kind, text)
                content = text.replace(real, own).encode()
            self.send_response_only(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in HOP:
                    # A browser must not keep what has a fault for the time after it.
                    kept = name.lower() == "cache-control" and self.path.startswith("/static/")
                    self.send_header(name, "no-store" if kept else value.replace(real, own))
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            # A browser that has gone on no longer listens.
            with suppress(ConnectionError):
                if self.command != "HEAD":
                    self.wfile.write(content)

        do_GET = do_HEAD = do_POST = _forward  # noqa: N815  # the names that http.server looks for

        def log_message(self, format: str, *_args: object) -> None:  # noqa: A002  # as http.server calls it
            """Nothing is noted."""

    return Handler
