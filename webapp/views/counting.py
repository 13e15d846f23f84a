"""Counts what is read, and, with consent, what is used; nothing here changes or slows the answer."""

from collections.abc import Iterator
from traceback import format_tb
from urllib.parse import unquote, urlsplit

from flask import Flask, Response, current_app, g, request
from werkzeug.datastructures import Headers

from webapp import htmx
from webapp.consent import visit as visits
from webapp.consent.purposes import STATISTICS
from webapp.consent.receipt import day_tag, number_hash
from webapp.consent.register import VISIT
from webapp.consent.visit import Visit
from webapp.content.statistics.recorder import Recorder
from webapp.content.statistics.visitors import INSIDE, is_program, referrer_class
from webapp.content.subjects import Place
from webapp.security import host_name
from webapp.views.device import device, keep, now
from webapp.views.rendering import settings

AHEAD = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
"""Headers by which browsers say that nobody reads the answer yet."""


def init_app(app: Flask) -> None:
    """Have an app count: to be called after the guard of the device, which then sees what is stored here."""
    app.extensions["recorder"] = Recorder(app.extensions["store"], app.extensions["clock"])
    # The patterns are made at the first use: no page has to wait for it.
    is_program("a browser")

    @app.after_request
    def count(response: Response) -> Response:
        try:
            _count(response)
        except Exception as error:
            # The message may hold what the visitor sent.
            where = "".join(format_tb(error.__traceback__))
            current_app.logger.error("An answer was not counted: %s\n%s", type(error).__name__, where)
        return response


def recorder() -> Recorder:
    """The recorder of this app."""
    found: Recorder = current_app.extensions["recorder"]
    return found


def _count(response: Response) -> None:
    """A whole page is a view, unless one objects; whole or in part, its answer can tell that something was used."""
    place: Place | None = g.pop("counted", None)
    used: list[tuple[str, str]] = g.pop("used", [])
    if place is None or request.method != "GET" or response.status_code != 200:
        return
    if _is_ahead(request.headers) or is_program(request.headers.get("User-Agent", "")):
        return
    if not htmx.wants_fragment(request.headers):
        if not _objects():
            recorder().view(place.ref, place.locale, _referrer(), now().date())
        used = [*used, *_switched(place)]
    if used and STATISTICS in device().granted:
        _keep(response, place, used)


def _objects() -> bool:
    """Whether the browser objects by its signal (GDPR, article 21(5)), and the visitor has not allowed it in spite."""
    return device().signal and STATISTICS not in device().granted


def _keep(response: Response, place: Place, used: list[tuple[str, str]]) -> None:
    choice = device().choice
    if choice is None or choice.receipt is None:
        return
    visit = _visit()
    if visit is None:
        visit = visits.new(now())
        keep(response, VISIT, visits.encode(visit), choice)
    day = now().date()
    receipt, consent = number_hash(choice.receipt), day_tag(choice.receipt, day)
    for kind, detail in used:
        recorder().event(visit.hash, receipt, kind, detail, locale=place.locale, day=day, consent=consent)


def _visit() -> Visit | None:
    found = (visits.decode(value, now()) for value in device().cookies.get(VISIT.name, ()))
    return next(filter(None, found), None)


def _is_ahead(headers: Headers) -> bool:
    told = " ".join(headers.get(name, "") for name in AHEAD).lower()
    return any(word in told for word in ("prefetch", "prerender", "preview"))


def _referrer() -> str:
    return referrer_class(request.headers.get("Referer", ""), _own_hosts())


def _own_hosts() -> list[str]:
    found = (host_name(request.headers.get("Host", "")), urlsplit(settings().site_url).hostname)
    return [host for host in found if host]


def _switched(place: Place) -> Iterator[tuple[str, str]]:
    """The language switch, if the page before was this one in another language."""
    if _referrer() == INSIDE:
        path = unquote(urlsplit(request.headers["Referer"]).path)
        for locale, other in place.alternates.items():
            if other == path and locale != place.locale:
                yield "language", f"{locale}>{place.locale}"
