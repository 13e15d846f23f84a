"""Whether a form was sent from a page of this site: the browser says so, and no page can make it lie.

Without cookies there is no session to tie a token to, so the headers decide: Sec-Fetch-Site (W3C Fetch Metadata), which
browsers send over HTTPS and to the own machine, and Origin (RFC 6454), which they send with every form.
"""

from collections.abc import Collection
from urllib.parse import urlsplit

from flask import abort, request
from werkzeug.datastructures import Headers

from webapp.security.headers import host_name

FORM_TYPES = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})
DEFAULT_PORTS = {"http": 80, "https": 443}


def guard_form(site_url: str, *, unknown_allowed: bool = False) -> None:
    """Refuse this request unless it is a form that was sent from a page of this site.

    Aborts with 403 if it came from elsewhere, or if the browser does not say where from and `unknown_allowed` is not
    given; with 400 if it is not of a type that forms are sent in. The host must have been checked (`init_app`).
    """
    origins = own_origins(site_url, request.scheme, request.headers["Host"])
    own = same_origin(request.headers, origins)
    if own is False or (own is None and not unknown_allowed):
        abort(403)
    if request.mimetype not in FORM_TYPES:
        abort(400)


def same_origin(headers: Headers, origins: Collection[str]) -> bool | None:
    """Whether a request was made by a page of one of these origins; None if it does not say.

    What is repeated, unreadable or contradictory counts as made elsewhere.
    """
    sites, sources = headers.getlist("Sec-Fetch-Site"), headers.getlist("Origin")
    # `none` is sent when no page asked, but the person or the browser itself: it says nothing of a page.
    if sites not in ([], ["none"], ["same-origin"]):
        return False
    if sources and (len(sources) > 1 or sources[0] not in origins):
        return False
    return True if sources or sites == ["same-origin"] else None


def own_origins(site_url: str, scheme: str, host: str) -> frozenset[str]:
    """The origins of this site, as browsers write them: its public one, and those of the host that was asked.

    `host` is a Host header that `host_name` can read. Behind a proxy a request for an HTTPS page arrives over HTTP, so
    the host's origin over HTTPS is always own. Its origin over HTTP is own if the request came so, unless the site is
    at this host over HTTPS: there whoever is on the way could write the page.
    """
    site = urlsplit(site_url)
    origins = {_origin(site_url), _origin(f"https://{host}")}
    if scheme == "http" and (site.scheme == "http" or site.hostname != host_name(host)):
        origins.add(_origin(f"http://{host}"))
    return frozenset(origins)


def _origin(url: str) -> str:
    parts = urlsplit(url)
    name = parts.hostname or ""
    host = f"[{name}]" if ":" in name else name
    port = "" if parts.port in (None, DEFAULT_PORTS[parts.scheme]) else f":{parts.port}"
    return f"{parts.scheme}://{host}{port}"
