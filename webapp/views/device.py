"""What is stored on the device of a visitor: read from each request, and written by nobody but this module.

The guard looks at every answer last. What the register does not allow, or the visitor has not consented to, is an error
while developing; in production it is taken out of the answer and logged (EDPB Guidelines 2/2023; GDPR, article 25).
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, time
from itertools import accumulate

from flask import Flask, Response, after_this_request, current_app, g, request
from werkzeug.http import dump_cookie

from webapp.consent import device as devices
from webapp.consent.choice import Choice, encode
from webapp.consent.device import Device
from webapp.consent.purposes import NECESSARY
from webapp.consent.register import CHOICE, REGISTER, StorageError, Stored, fault
from webapp.i18n.babel import locales
from webapp.security import host_name
from webapp.views.rendering import settings, settings_of

MOST_PARTS = 6
"""So many parts of a path are looked at for what may be stored under them; no page stands deeper."""
LONGEST_PATH = 200
"""No page has a longer path; what a form names may be of any length, and each path is a header of the answer."""


def init_app(app: Flask, clock: Callable[[], datetime]) -> None:
    """Guard all answers of an app, after whatever else adds to them. `clock` gives UTC."""
    app.extensions["clock"] = clock
    app.jinja_env.globals["device"] = device
    secure = settings_of(app).secure
    strict = settings_of(app).on_this_computer
    process = app.process_response

    # Not a hook among others: Flask writes its session after them all, and lets out what a failing one leaves.
    def process_and_guard(response: Response) -> Response:
        try:
            return guard(process(response))
        except Exception:
            response.headers.remove("Set-Cookie")
            raise

    def guard(response: Response) -> Response:
        # Files are the same for everybody, and there are many on a page: the page itself has seen to its device.
        if request.endpoint != "static":
            _sweep(response)
            if any(stored.name in device().cookies for stored in REGISTER if stored is not CHOICE):
                _keep_from_others(response)
        headers = response.headers.getlist("Set-Cookie")
        if not headers:
            return response
        faults = {header: fault(header, device().granted, secure=secure) for header in headers}
        response.headers.setlist("Set-Cookie", [header for header in headers if faults[header] is None])
        _keep_from_others(response)
        told = "; ".join(sorted({f"{found} ({request.path})" for found in faults.values() if found}))
        if told and strict:
            response.close()
            raise StorageError(f"A cookie would be stored that the register does not allow: {told}")
        if told:
            current_app.logger.error("A cookie was refused that the register does not allow: %s", told)
        return response

    app.process_response = process_and_guard  # type: ignore[method-assign]


def now() -> datetime:
    """The time in UTC."""
    found: datetime = current_app.extensions["clock"]()
    return found


def device() -> Device:
    """The device of this request; once a choice has been made in it, as it is from then on."""
    if "device" not in g:
        cookies = {name: request.cookies.getlist(name) for name in request.cookies}
        secure = settings().secure
        g.device = devices.read(cookies, request.headers.get("Sec-GPC"), now().date(), secure=secure)
    found: Device = g.device
    return found


def choose(choice: Choice) -> None:
    """Keep a choice on the device, for what follows in this request too; whatever it does not grant is deleted."""
    before = device()
    ended = before.choice is not None and before.choice.granted
    gone = [stored for stored in REGISTER if stored.purpose not in (NECESSARY, *choice.granted)]
    page = request.form.get("page", "/").partition("?")[0]
    g.device = Device(choice, before.signal, before.cookies)

    @after_this_request
    def write(response: Response) -> Response:
        several = len(before.cookies.get(CHOICE.name, ())) > 1
        if several:
            # One under another path or domain would hide this one for good. Ours is written after it.
            drop(response, CHOICE, page)
        keep(response, CHOICE, encode(choice), choice)
        for stored in gone:
            if ended or stored.name in before.cookies:
                drop(response, stored, page, brief=several)
        return response


def keep(response: Response, stored: Stored, value: str, until: Choice | None = None) -> None:
    """Store something of the register, for as long as the register says, and no longer than the choice counts."""
    seconds = stored.seconds
    if until is not None and seconds is not None:
        left = datetime.combine(until.ends, time(tzinfo=UTC)) - now()
        seconds = min(seconds, int(left.total_seconds()))
    secure = settings().secure
    name = stored.sent(secure=secure)
    response.set_cookie(name, value, max_age=seconds, path="/", secure=secure, httponly=True, samesite="Lax")


def drop(response: Response, stored: Stored, page: str | None = None, *, brief: bool = False) -> None:
    """Delete something from the device. With HTTPS its prefix says that it is in one place only.

    Without, it is deleted under each path and domain that it can have on a page (RFC 6265, 5.1.4). `page` is the path
    of the page; that of the request if it is left out. Each pair is a header of the answer, of which many proxies
    take no more than 4 kB: with a domain only the likely paths are deleted, if `brief` only the whole site. What is
    stored in yet another way is deleted when a page is asked for that it is sent with (`_sweep`).
    """
    secure = settings().secure
    for path, domain in [("/", None)] if secure else _pairs(page, brief=brief):
        name = stored.sent(secure=secure)
        header = dump_cookie(name, max_age=0, path=path, domain=domain, secure=secure, sync_expires=False)
        response.headers.add("Set-Cookie", header)


def _pairs(page: str | None, *, brief: bool) -> Iterator[tuple[str, str | None]]:
    """The paths and domains under which something can be stored."""
    paths = _paths(request.path if page is None else page)
    likely = paths[:1] if brief else dict.fromkeys([*paths[:2], *paths[-2:]])
    elsewhere = [] if page is None else [f"/{locale}" for locale in locales()]
    yield from ((path, None) for path in dict.fromkeys([*paths, *elsewhere]))
    yield from ((path, domain) for domain in _domains() for path in likely)


def _sweep(response: Response) -> None:
    """Delete what is on the device without consent, such as what is left when a consent has expired."""
    secure = settings().secure
    changed = {header.partition("=")[0] for header in response.headers.getlist("Set-Cookie")}
    for stored in REGISTER:
        unasked = stored.purpose not in (NECESSARY, *device().granted)
        if unasked and stored.name in device().cookies and stored.sent(secure=secure) not in changed:
            drop(response, stored)


def _paths(page: str) -> list[str]:
    """The whole site, then all that a page is in, from its language to itself."""
    parts = page.split("/")[1 : MOST_PARTS + 1]
    found = ["/", *accumulate(parts, lambda path, part: f"{path}/{part}", initial="")]
    return list(dict.fromkeys(path for path in found if path.startswith("/") and _is_plain(path)))


def _is_plain(path: str) -> bool:
    short = len(path) <= LONGEST_PATH
    return short and path.isascii() and path.isprintable() and not {";", "\\"}.intersection(path)


def _domains() -> Iterable[str]:
    """The domains that a cookie for this host can have been stored for: itself, and the one that it is a part of."""
    name = host_name(request.headers.get("Host", "")) or ""
    labels = name.split(".")
    if len(labels) < 2 or labels[-1].isdigit():
        return ()
    return (name, ".".join(labels[1:])) if len(labels) > 2 else (name,)


def _keep_from_others(response: Response) -> None:
    """No shared cache keeps an answer that is for one visitor (RFC 9111, 7.3)."""
    if "no-store" not in response.headers.get("Cache-Control", ""):
        response.headers["Cache-Control"] = "private, no-cache"
