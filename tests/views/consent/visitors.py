"""Two visitors who have nothing in common, and whether anything tells them apart; a cache that both share."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from flask import Flask
from werkzeug.test import TestResponse

HOST = "site.test"
PARTIAL = {"HX-Request": "true", "HX-Request-Type": "partial"}
ONE = {
    "environ": {"REMOTE_ADDR": "192.0.2.1", "REMOTE_PORT": "40001", "SERVER_PROTOCOL": "HTTP/1.1"},
    "headers": {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"},
}
OTHER = {
    "environ": {"REMOTE_ADDR": "2001:db8::77", "REMOTE_PORT": "51515", "SERVER_PROTOCOL": "HTTP/1.0"},
    "headers": {
        "User-Agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1",
        "DNT": "1",
        "X-Forwarded-For": "198.51.100.9",
        "Sec-CH-UA-Platform": '"iOS"',
    },
}


@dataclass(frozen=True)
class Request:
    """What is asked for; the same of everybody."""

    path: str
    method: str = "GET"
    headers: tuple[tuple[str, str], ...] = ()
    data: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return f"{self.method} {self.path} {dict(self.headers) or ''}"


def ask(app: Flask, request: Request, visitor: Mapping[str, Mapping[str, str]]) -> TestResponse:
    sent = {"Host": HOST, "Accept-Encoding": "gzip", **dict(visitor["headers"]), **dict(request.headers)}
    client = app.test_client(use_cookies=False)
    return client.open(
        request.path,
        method=request.method,
        headers=sent,
        data=dict(request.data) if request.method == "POST" else None,
        environ_overrides=dict(visitor["environ"]),
        buffered=True,
    )


def headers(response: TestResponse) -> list[tuple[str, str]]:
    """All but the time of the server."""
    return sorted((name, value) for name, value in response.headers.items() if name != "Date")


def told_apart(app: Flask, requests: Iterable[Request]) -> list[str]:
    """What is not the same for two visitors, byte by byte, and what is not the same twice for one of them."""
    found = []
    for request in requests:
        first, second, again = (ask(app, request, visitor) for visitor in (ONE, OTHER, ONE))
        for response in (second, again):
            if first.status != response.status:
                found.append(f"{request}: status")
            if headers(first) != headers(response):
                found.append(f"{request}: headers")
            if first.data != response.data:
                found.append(f"{request}: body")
    return found


class SharedCache:
    """Keeps what a shared cache may keep, and chooses among answers by their `Vary` (RFC 9111, 3 and 4.1).

    It is as bold as a cache can be: it asks nobody again before it gives what it has.
    """

    def __init__(self, app: Flask, *, blind_to: Collection[str] = ()) -> None:
        self._app = app
        self._blind_to = {name.lower() for name in blind_to}
        self._kept: dict[str, list[tuple[dict[str, str | None], TestResponse]]] = {}
        self.hits = 0

    def get(self, path: str, headers: Mapping[str, str]) -> TestResponse:
        for selecting, response in reversed(self._kept.setdefault(path, [])):
            if all(headers.get(name) == value for name, value in selecting.items()):
                self.hits += 1
                return response
        response = self._app.test_client(use_cookies=False).get(path, headers={"Host": HOST, **headers}, buffered=True)
        control = response.headers.get("Cache-Control", "")
        if "private" not in control and "no-store" not in control and "*" not in response.vary:
            told = {name.title() if name.lower() != "sec-gpc" else "Sec-GPC" for name in response.vary}
            names = [name for name in told if name.lower() not in self._blind_to]
            self._kept[path].append(({name: headers.get(name) for name in names}, response))
        return response
