"""Which hosts are answered, and headers that keep the browser from doing what this site never asks of it."""

from collections.abc import Collection
from urllib.parse import urlsplit

from flask import Flask, Response, abort, after_this_request, request

POLICY = "; ".join(
    (
        "default-src 'none'",
        "base-uri 'none'",
        "connect-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self'",
        "manifest-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
    )
)
"""Content-Security-Policy (CSP Level 3): only this site's own files, nothing inline, no frames."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    # With no-referrer, browsers send `Origin: null` with forms.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
YEAR_S = 365 * 24 * 60 * 60


def init_app(app: Flask, *, hosts: Collection[str], https: bool) -> None:
    """Answer requests for these hosts only, others with 400, and send the headers with every answer.

    Over HTTPS, Strict-Transport-Security is sent too (RFC 6797).
    """
    trusted = {host.strip("[]").lower() for host in hosts}
    headers = dict(HEADERS)
    if https:
        headers["Strict-Transport-Security"] = f"max-age={YEAR_S}"

    # Werkzeug's own check takes an IPv6 address in brackets for a port and refuses it.
    @app.before_request
    def refuse_other_hosts() -> None:
        if host_name(request.headers.get("Host", "")) not in trusted:
            abort(400)

    @app.after_request
    def protect(response: Response) -> Response:
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        return response


def host_name(header: str) -> str | None:
    """The host in a Host header, without port and brackets, in lower case; None if it is not one (RFC 9110, 7.2)."""
    try:
        parts = urlsplit(f"//{header}")
        whole = parts.netloc == header and parts.username is None and (parts.port is None or parts.port > 0)
    except ValueError:
        return None
    return parts.hostname if whole else None


def keep_private() -> None:
    """No cache keeps the answer to this request and no search engine lists it, also if it is an error."""
    after_this_request(_mark_private)


def _mark_private(response: Response) -> Response:
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
