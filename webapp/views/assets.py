"""Static files: compressed, and under addresses that change with them, so that browsers may keep them for good."""

import re
from functools import cache
from hashlib import sha256
from pathlib import Path

from flask import Flask, Response, request
from flask_compress import Compress
from werkzeug.wrappers import Response as AnyResponse

FOREVER = "public, max-age=31536000, immutable"
SITE = "css/site.css"
SHEETS = (
    *("tokens", "fonts", "base", "layout", "header", "language-switch", "breadcrumb", "hero", "lists", "regions"),
    *("tables", "steps", "definitions", "glossary", "sources", "notice", "consent", "directory"),
    *("desk", "site-map", "footer"),
)
"""The styles of every page, in this order, which are sent as one file: each request costs a phone a round trip."""
TEXTS = (
    *("text/html", "text/css", "text/javascript", "text/plain", "text/csv"),
    *("application/json", "application/manifest+json", "application/xml", "image/svg+xml"),
)
"""What is compressed."""
ENCODINGS = ["br", "gzip"]
SETTINGS = {
    "COMPRESS_MIMETYPES": TEXTS,
    "COMPRESS_ALGORITHM": ENCODINGS,
    "COMPRESS_STREAMS": False,
    "COMPRESS_BR_LEVEL": 5,  # the highest, 11, takes a hundred times as long
}
_MTIME = slice(4, 8)
_URL = re.compile(r'url\("\.\./([^"]+)"\)')


class _Compress(Compress):
    """As Flask-Compress, in what it does not see to.

    What is packed by gzip says no time (RFC 1952, 2.3.1), so that equal answers stay equal. A part of a file is sent as
    it is: its `Content-Range` counts the bytes of the file (RFC 9110, 14.4). An encoding of quality 0 is refused by
    whoever asks (RFC 9110, 12.5.3).
    """

    def after_request(self, response: Response | None) -> Response:
        if response is not None and (response.mimetype not in TEXTS or response.status_code == 206):
            return response
        if response is not None and any(not request.accept_encodings.quality(name) for name in _asked_for()):
            response.vary.add("Accept-Encoding")
            return response
        packed = super().after_request(response)
        if packed.headers.get("Content-Encoding") == "gzip" and packed.status_code == 200:
            data = bytearray(packed.get_data())
            data[_MTIME] = bytes(4)
            packed.set_data(bytes(data))
        return packed


def _asked_for() -> list[str]:
    """The encodings of ours that a request names, in whatever quality."""
    return [name for name in ENCODINGS if name in request.headers.get("Accept-Encoding", "")]


def init_app(app: Flask) -> None:
    """Give templates `asset("css/site.css")`; answers to such addresses may be kept for a year.

    Whatever is text is compressed (brotli or gzip, RFC 9110, 8.4.1), so this comes before the other rooms: what is
    registered first is done to an answer last.
    """
    app.config.from_mapping(SETTINGS)
    _Compress(app)
    folder = Path(app.static_folder or "")

    versions: dict[str, str] = {}

    def version(name: str) -> str:
        if name not in versions:
            content = site_sheet().encode() if name == SITE else (folder / name).read_bytes()
            versions[name] = sha256(content).hexdigest()[:12]
        return versions[name]

    def asset(name: str) -> str:
        return f"/static/{name}?v={version(name)}"

    @cache
    def site_sheet() -> str:
        joined = "\n".join((folder / f"css/{sheet}.css").read_text("utf-8") for sheet in SHEETS)
        return _URL.sub(lambda found: f'url("{asset(found[1])}")', joined)

    def show_site_sheet() -> AnyResponse:
        response = Response(site_sheet(), mimetype="text/css")
        response.headers["Cache-Control"] = "no-cache"
        response.set_etag(version(SITE))
        return response.make_conditional(request)

    app.jinja_env.globals["asset"] = asset
    app.add_url_rule(f"/static/{SITE}", "site_sheet", show_site_sheet)

    @app.after_request
    def keep(response: Response) -> Response:
        # Another version than ours may be asked for while servers are replaced: that answer must not be kept.
        name = {"site_sheet": SITE, "static": (request.view_args or {}).get("filename")}.get(request.endpoint or "")
        # Only what a page leads to has a version: what is asked for here is not trusted to be the name of a file.
        if name in versions and request.args.get("v") == versions[name] and response.status_code in (200, 304):
            response.headers["Cache-Control"] = FOREVER
        if request.endpoint == "static" and response.mimetype in TEXTS:
            # Compressed as a stream, the file would not be closed (Flask-Compress 1.25).
            response.direct_passthrough = False
            response.make_sequence()
        return response
