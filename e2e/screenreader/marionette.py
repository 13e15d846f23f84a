"""Firefox as a program drives it: the few commands of its own protocol that a page needs.

Marionette is plain JSON over a socket (`<length>:[0, number, command, parameters]`, answered by
`[1, number, error, result]`). Playwright brings a Firefox of its own, which screen readers do not know.
"""

import json
import socket
from typing import cast

TIMEOUT_S = 30


class Marionette:
    """A connection to a Firefox on this computer."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), TIMEOUT_S)
        self._stream = self._socket.makefile("rb")
        self._number = 0
        self._message()
        session = cast(dict[str, dict[str, str]], self.send("WebDriver:NewSession", capabilities={}))
        self.version = session["capabilities"]["browserVersion"]
        self.send("WebDriver:SetTimeouts", pageLoad=TIMEOUT_S * 1000, script=TIMEOUT_S * 1000)

    def send(self, command: str, **parameters: object) -> object:
        """Have it do something, and wait until it is done; RuntimeError with its own words if it could not."""
        self._number += 1
        words = json.dumps([0, self._number, command, parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(words), words))
        _, _, error, result = cast(tuple[int, int, object, object], self._message())
        if error:
            raise RuntimeError(f"{command}: {error}")
        return cast(dict[str, object], result).get("value", result) if isinstance(result, dict) else result

    def close(self) -> None:
        """Leave Firefox as it is."""
        self._stream.close()
        self._socket.close()

    def _message(self) -> object:
        length = b""
        while not length.endswith(b":"):
            if not (part := self._stream.read(1)):
                raise RuntimeError("Firefox has gone")
            length += part
        return cast(object, json.loads(self._stream.read(int(length[:-1]))))
