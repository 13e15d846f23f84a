"""A token, credentials that name it, and headers that nobody can read."""

from base64 import b64encode

TOKEN = "Zürich: paard, batterij"
UNREADABLE = (
    "",
    "Basic",
    "Basic ",
    "Basic =",
    "Basic !!!!",
    "Basic \xff",
    "Basic " + "A" * 100_000,
    "Basic " + b64encode(b"\xff\xfe:\xff").decode(),
    "Basic " + b64encode(b"no colon").decode(),
    "Bearer " + TOKEN,
    "Digest username=Ada",
    'Digest a="',
    "Digest a*=UTF-8''%ff",
    "=",
    "\x00",
)


def basic(name: str, password: str) -> str:
    return "Basic " + b64encode(f"{name}:{password}".encode()).decode()
