"""A small server of e-mail on this computer, which takes messages as RFC 5321 says, and can be made to fail."""

import base64
import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from threading import Event, Thread
from typing import cast

HELD_S = 10.0
"""A server that is held back answers after so long at most."""


class Inbox(socketserver.ThreadingTCPServer):
    """What has arrived, and how the server behaves.

    `refuses`: the command that it answers with a failure. While `held` is not set, it answers nothing. `logins`: the
    names and passwords that were given.
    """

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.messages: list[EmailMessage] = []
        self.recipients: list[list[str]] = []
        self.logins: list[str] = []
        self.refuses = ""
        self.held = Event()
        self.held.set()

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.server_address[1]}"


class _Talk(socketserver.StreamRequestHandler):
    """One conversation."""

    def handle(self) -> None:
        inbox = cast(Inbox, self.server)
        recipients: list[str] = []
        self._say("220 inbox")
        for line in self.rfile:
            command, _, rest = line.decode().rstrip("\r\n").partition(" ")
            command = command.upper()
            inbox.held.wait(HELD_S)
            if command == inbox.refuses:
                self._say("451 not now")
            elif command == "EHLO":
                self._say("250-inbox", "250-8BITMIME", "250 AUTH PLAIN")
            elif command == "AUTH":
                inbox.logins.append(base64.b64decode(rest.partition(" ")[2]).decode().replace("\0", " ").strip())
                self._say("235 welcome")
            elif command == "RCPT":
                recipients.append(rest.removeprefix("TO:<").partition(">")[0])
                self._say("250 yes")
            elif command == "DATA":
                self._say("354 go on")
                parsed = message_from_bytes(b"".join(self._data()), policy=policy.SMTP)
                inbox.messages.append(parsed)
                inbox.recipients.append(recipients)
                recipients = []
                self._say("250 taken")
            elif command == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 yes")

    def _data(self) -> Iterator[bytes]:
        for line in self.rfile:
            if line == b".\r\n":
                return
            yield line.removeprefix(b".")

    def _say(self, *lines: str) -> None:
        self.wfile.write("".join(f"{line}\r\n" for line in lines).encode())


@contextmanager
def listening() -> Iterator[Inbox]:
    """A server until the end of the block."""
    with Inbox() as inbox:
        thread = Thread(target=inbox.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield inbox
        finally:
            inbox.held.set()
            inbox.shutdown()
            thread.join()
