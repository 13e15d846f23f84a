"""Ports for the servers of tests."""

import random
import socket
from contextlib import suppress

PORTS = range(20_000, 32_000)
"""Below those that systems give to connections (from 32,768 on Linux, from 49,152 by RFC 6335): one of these may be
taken by any connection before the server that it is meant for has started."""


def free_port() -> int:
    """A port of this computer that nothing uses, for a server that starts soon; OSError if none is found."""
    # Not from the generator that tests set: two processes would choose the same ports.
    for port in random.SystemRandom().sample(PORTS, 100):
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise OSError("no port is free")
