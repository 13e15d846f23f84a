"""Choosing what may be stored, withdrawing, and receipts: plain forms, which work without scripts."""

import re
from dataclasses import dataclass
from math import ceil
from urllib.parse import urlencode

from flask import Blueprint, Flask, Response, abort, current_app, redirect, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from webapp import htmx
from webapp.consent import purposes
from webapp.consent.choice import Choice, receipts_in
from webapp.consent.purposes import OPTIONAL
from webapp.consent.receipt import Receipt
from webapp.consent.register import CHOICE
from webapp.consent.shown import SHORT, Shown
from webapp.content import subjects
from webapp.content.consent import receipts, texts
from webapp.i18n.babel import locale, locales
from webapp.security import Limiter, client_key, guard_form, keep_private
from webapp.views import visits
from webapp.views.again import page_at
from webapp.views.asking import asked, asked_under, names
from webapp.views.device import choose, device, now
from webapp.views.preferences import remember
from webapp.views.receipts import answer_receipt, told
from webapp.views.rendering import COOKIES_PAGE, apart, changing, session, settings

bp = Blueprint("consent", __name__, url_prefix="/<locale>/consent")

HOUR_S = 3600
MOST_RECEIPTS = 1000
"""So many receipts may be written for one address in an hour: a school or a union house has one address for all."""
KEPT = "choice-kept"
"""The id of what says, on each page, that the choice has been kept."""
_QUERY = re.compile(r"[A-Za-z0-9\-._~!$&'()*+,;=:@/?%]{0,2000}")
_SHORT = re.compile(rf"[0-9a-f]{{{SHORT}}}")


@dataclass(frozen=True, slots=True)
class Decided:
    """What has become of a choice: its receipt and the number of it, if it has one, and what was withdrawn with it."""

    choice: Choice
    number: str | None
    receipt: Receipt | None
    withdrawn: frozenset[str]


@bp.record_once
def _register(state: object) -> None:
    app: Flask = state.app  # type: ignore[attr-defined]
    app.extensions["receipts"] = Limiter(MOST_RECEIPTS, HOUR_S)


@bp.before_request
def _admit() -> None:
    if (request.view_args or {})["locale"] not in locales():
        abort(404)
    if request.endpoint != "consent.text":
        keep_private()


@bp.post("")
def decide(locale: str) -> AnyResponse:
    """Keep a choice: everything, nothing, or the purposes that were ticked."""
    granted = _granted()
    guard_form(settings().site_url, unknown_allowed=not granted)
    if htmx.wants_fragment(request.headers) and device().state == "something":
        # Chosen in another window meanwhile. A withdrawal is answered by a whole page: the script then sends the form.
        abort(409)
    shown = _shown(request.form.get("text", ""))
    if granted and shown is None:
        return apart("consent/again.html", 409, ask=asked("form"), ticked=_ticked(), path=_way_back(locale))
    if granted and (wait := _receipts().allow(client_key("receipt", request.remote_addr))):
        abort(429, retry_after=ceil(wait))
    decided = _decide(granted, shown or asked("notice").shown)
    if decided.withdrawn and not granted:
        return _withdrawn(decided)
    response = current_app.make_response(
        redirect(f"/{locale}/consent/kept?{urlencode({'page': _way_back(locale)})}", 303)
    )
    remember(response)
    return response


@bp.get("/kept")
def kept(locale: str) -> AnyResponse:
    """Lead back to the page of the choice if the browser has kept it, and else say that it has not."""
    path = _way_back(locale)
    fragment = htmx.wants_fragment(request.headers)
    if device().choice is not None and not fragment:
        return redirect(f"{path}#{KEPT}", 303)
    response = apart("consent/kept.html", path=path, layout=htmx.layout(request.headers))
    response.vary.update(htmx.VARY)
    return response


@bp.post("/withdrawal")
def withdraw(locale: str) -> AnyResponse:
    """Withdraw everything. What belongs to it is gone when this is answered."""
    guard_form(settings().site_url, unknown_allowed=True)
    before = device().choice
    shown = _shown(before.text if before else "") or asked("notice").shown
    return _withdrawn(_decide(frozenset(), shown))


@bp.post("/receipt")
def receipt(locale: str) -> AnyResponse:
    """Show a receipt to whoever has its number, as a page or as JSON. The number stands in no address."""
    guard_form(settings().site_url)
    return answer_receipt(request.form.get("number", ""), as_file=request.form.get("as") == "json")


@bp.get("/texts/<short>")
def text(locale: str, short: str) -> Response:
    """What visitors were asked in the words of a time."""
    version = texts.find(session(), short) if _SHORT.fullmatch(short) else None
    if version is None or version.shown.locale != locale:
        abort(404)
    return apart("consent/text.html", version=version)


@bp.get("")
@bp.get("/withdrawal")
@bp.get("/receipt")
def back(locale: str) -> AnyResponse:
    """For whoever asks again for the address of an answer, such as from the history of the browser."""
    return redirect(_cookies_page(locale), 303)


def _ticked() -> frozenset[str]:
    """What the visitor has ticked, one by one: nobody ticks anything by accepting all."""
    return _granted() if request.form.get("answer") == "keep" else frozenset()


def _granted() -> frozenset[str]:
    answers = request.form.get("answer")
    if answers == "accept":
        return frozenset(OPTIONAL)
    if answers == "refuse":
        return frozenset()
    if answers != "keep":
        abort(400)
    return frozenset(OPTIONAL).intersection(request.form.getlist("purpose"))


def _shown(short: str) -> Shown | None:
    """What the visitor read before choosing; None if nobody can tell any more, or if it was about other purposes."""
    if not _SHORT.fullmatch(short):
        return None
    current = asked_under(short)
    if current is not None:
        return current
    version = texts.find(session(), short)
    return version.shown if version and version.shown.policy == purposes.POLICY else None


def _decide(granted: frozenset[str], shown: Shown) -> Decided:
    """Write what there is to write about a choice, all of it or nothing, and keep it; nothing for a refusal."""
    before = device().choice
    withdrawn = before.granted - granted if before else frozenset()
    numbers = receipts_in(device().cookies.get(CHOICE.name, ()))
    earlier = before.receipt if before else None
    at = now()
    number = found = None
    if granted or numbers or visits.is_under_way():
        with changing() as opened:
            if granted or (withdrawn and _may_write(opened, earlier)):
                number = receipts.give(opened, at, shown, granted=granted, withdrawn=withdrawn)
                found = receipts.find(opened, number)
            for ended in numbers:
                receipts.end(opened, ended, at, granted)
            visits.forget(opened, granted, numbers)
    choice = Choice(at.date(), granted, shown.short, number if granted else None, device().signal and bool(granted))
    choose(choice)
    return Decided(choice, number, found, withdrawn)


def _may_write(opened: Session, earlier: str | None) -> bool:
    """Whether a withdrawal is given a receipt: its consent is known here, and is still in force or not one of many."""
    consent = receipts.find(opened, earlier) if earlier else None
    if consent is None or not consent.granted:
        return False
    return consent.withdrawn_at is None or not _receipts().allow(client_key("receipt", request.remote_addr))


def _withdrawn(decided: Decided) -> Response:
    """The answer to a withdrawal: the page that says so, with the receipt."""
    receipt = told(decided.receipt, decided.number) if decided.receipt and decided.number else None
    path = _way_back(locale())
    return apart("consent/withdrawn.html", path=path, receipt=receipt, withdrawn=names(decided.withdrawn))


def _way_back(locale: str) -> str:
    """The page that the visitor comes from, as it stands in the store today; nothing else is ever led to."""
    path, _, query = request.values.get("page", "").partition("?")
    address = page_at(path)
    if address is None:
        return f"/{locale}"
    return f"{address.path}?{query}" if query and _QUERY.fullmatch(query) else address.path


def _cookies_page(locale: str) -> str:
    return subjects.paths_of(session(), COOKIES_PAGE, locales()).get(locale, f"/{locale}")


def _receipts() -> Limiter:
    found: Limiter = current_app.extensions["receipts"]
    return found
