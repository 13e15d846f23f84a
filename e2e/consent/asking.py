"""Requests of a page that a test answers in the place of the browser: a browser itself keeps what an answer stores."""

from http.client import HTTPConnection
from urllib.parse import urlsplit

from playwright.sync_api import Page, Route

Answer = tuple[int, list[tuple[str, str]], bytes]


def ask(route: Route) -> Answer:
    """What the server answers to a request: status, headers, content. A redirect is not followed."""
    request, parts = route.request, urlsplit(route.request.url)
    connection = HTTPConnection(parts.netloc, timeout=10)
    try:
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        connection.request(request.method, path, request.post_data_buffer, request.all_headers())
        answer = connection.getresponse()
        return answer.status, [(name.title(), value) for name, value in answer.getheaders()], answer.read()
    finally:
        connection.close()


def block_cookies(page: Page) -> None:
    """From now on the browser keeps no answer to the question, as one that blocks cookies."""

    def drop(route: Route) -> None:
        status, headers, body = ask(route)
        kept = {name: value for name, value in headers if name != "Set-Cookie"}
        route.fulfill(status=status, headers=kept, body=body)

    page.context.route(lambda url: urlsplit(url).path.endswith("/consent"), drop)
