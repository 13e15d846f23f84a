"""The one place that knows htmx's headers: whether a page or a fragment of it is asked for, and what goes with it."""

from flask import Response
from htmx_flask.requests import HtmxHeaders
from werkzeug.datastructures import Headers

VARY = ("HX-Request", "HX-Request-Type", "HX-Boosted", "HX-History-Restore-Request")
"""What decides between page and fragment: without it a cache would give one for the other (RFC 9111, 4.1)."""
PAGE = "layouts/page.html"
FRAGMENT = "layouts/fragment.html"


def wants_fragment(headers: Headers) -> bool:
    """Whether htmx asks for a part of a page: not when it restores history or follows a link for a whole page."""
    htmx = HtmxHeaders(headers)
    whole = htmx.history_restore_request or htmx.boosted
    return bool(htmx) and not whole and headers.get("HX-Request-Type") == "partial"


def layout(headers: Headers) -> str:
    """The layout for what is asked for."""
    return FRAGMENT if wants_fragment(headers) else PAGE


def mark(response: Response, headers: Headers, address: str) -> Response:
    """Say that the answer has two shapes, and, with a fragment, which address the browser shows (ASCII)."""
    response.vary.update(VARY)
    if wants_fragment(headers):
        response.headers["HX-Push-Url"] = address
    return response
