"""The form for problems: no account, no cookie, no script. What is sent is kept first, and goes out by e-mail later."""

from collections.abc import Mapping
from math import ceil

from flask import Blueprint, Flask, Response, abort, current_app, redirect, request
from werkzeug.exceptions import ServiceUnavailable
from werkzeug.wrappers import Response as AnyResponse

from webapp.content import subjects
from webapp.content.feedback import keeping
from webapp.content.feedback.message import LONGEST, Fault, Message, faults, read
from webapp.content.feedback.postman import Postman
from webapp.content.subjects import Place
from webapp.content.texts import Body
from webapp.i18n.babel import gettext, locale, locales, ngettext
from webapp.i18n.cldr import format_number
from webapp.i18n.marking import N_
from webapp.i18n.text import Text
from webapp.security import Limiter, client_key, guard_form, keep_private
from webapp.views.again import page_at, shown_again
from webapp.views.device import now
from webapp.views.rendering import FEEDBACK_PAGE, apart, changing, session, settings, settings_of

bp = Blueprint("feedback", __name__, url_prefix="/<locale>/feedback")

TEMPLATE = "pages/feedback.html"
HOUR_S = 3600
MINUTE_S = 60
MOST_MESSAGES = 20
"""So many messages may come from one address in an hour: a school or a union house has one address for all."""
MOST_BYTES = 450_000
"""Much more than a message may have: who pastes too much, such as a whole log, gets it back to shorten it."""
LABELS = {
    "problem": N_("What is the problem?"),
    "page": N_("Where on the site?"),
    "uses": N_("What do you use?"),
    "email": N_("Your e-mail address"),
}
"""The parts of the form by their names in it."""


@bp.record_once
def _register(state: object) -> None:
    app: Flask = state.app  # type: ignore[attr-defined]
    site = settings_of(app)
    app.extensions["messages"] = Limiter(MOST_MESSAGES, HOUR_S)
    app.extensions["postman"] = site.mail and Postman(
        app.extensions["store"], app.extensions["clock"], site.mail, site.reached_by, site_url=site.site_url
    )


@bp.before_request
def _admit() -> None:
    """Speak the languages that the public sees, and take forms only from a page of this site.

    A browser that does not say where a form comes from is let in: text browsers do so, and whoever reads with one must
    be able to tell of problems too. Another site gains nothing by it: a message is tied to nobody, and each address may
    send few of them. Any browser in which one site could send a form to another does say where from.
    """
    keep_private()
    request.max_content_length = MOST_BYTES
    assert request.view_args is not None
    if request.view_args["locale"] not in locales():
        abort(404)
    if request.method == "POST":
        guard_form(settings().site_url, unknown_allowed=True)


def values(_place: Place, _body: Body) -> dict[str, object]:
    """What the page needs: the form, with the page that one comes from."""
    address = page_at(request.args.get("page", "").partition("?")[0]) if "page" in request.args else None
    return _form(Message(page=f"{settings().site_url}{address.path}" if address else ""))


@bp.post("")
def send(locale: str) -> AnyResponse:
    """Keep what was sent, once, and lead to the page that says so; or show the form again as it was sent."""
    message = read(request.form)
    if found := faults(message):
        return _again(422, message, found, gettext("Nothing was sent. What you wrote is still in the form."))
    if wait := _limiter().allow(client_key("feedback", request.remote_addr)):
        response = _again(429, message, {}, _told_to_wait(ceil(wait / MINUTE_S)))
        response.headers["Retry-After"] = str(ceil(wait))
        return response
    try:
        with changing() as opened:
            number = keeping.keep(opened, message, locale, now())
    except ServiceUnavailable:
        busy = gettext("This site is busy and could not keep your message. Please send it again in a few minutes.")
        return _again(503, message, {}, busy)
    if number is not None and (waiting := postman(current_app)):
        waiting.start()
    # Without a place of its own, the answer would inherit that of the form.
    return redirect(f"/{locale}/feedback/sent#sent", 303)


@bp.get("/sent")
def sent(locale: str) -> Response:
    """Thanks; the same for everybody, so that loading it again sends nothing and tells nothing."""
    site = settings()
    return apart("feedback/sent.html", days=site.feedback_reply_days if site.reached_by else None)


@bp.get("")
def back(locale: str) -> AnyResponse:
    """For whoever asks again for the address of an answer, such as from the history of the browser."""
    path = subjects.paths_of(session(), FEEDBACK_PAGE, locales()).get(locale, f"/{locale}")
    return redirect(path, 303)


def told(message: Message, found: Mapping[str, Fault]) -> dict[str, Text]:
    """What is wrong with each part of a message, in words that say what to do about it (WCAG 3.3.3)."""
    words: dict[str, Text] = {}
    for name, fault in found.items():
        if fault == "missing":
            words[name] = gettext("Write what the problem is.")
        elif fault == "email":
            words[name] = gettext("Write the e-mail address in full, such as name@example.org, or leave it out.")
        else:
            words[name] = gettext(
                "{field} Write at most {most} characters. There are {count} now.",
                field=_as_sentence(gettext(LABELS[name])),
                most=format_number(LONGEST[name], locale()),
                count=format_number(len(getattr(message, name)), locale()),
            )
    return words


def _as_sentence(label: Text) -> Text:
    return label if str(label).endswith("?") else Text((label, "."))


def _told_to_wait(minutes: int) -> Text:
    return ngettext(
        "Very many messages have come from your network, so this one was not taken. Please send it again in {count} "
        "minute. What you wrote is still in the form.",
        "Very many messages have come from your network, so this one was not taken. Please send it again in {count} "
        "minutes. What you wrote is still in the form.",
        minutes,
        count=format_number(minutes, locale()),
    )


def _form(message: Message, found: Mapping[str, Fault] | None = None, refused: Text | None = None) -> dict[str, object]:
    return {"message": message, "told": told(message, found or {}), "refused": refused, "labels": LABELS}


def _again(status: int, message: Message, found: Mapping[str, Fault], refused: Text) -> Response:
    return shown_again(TEMPLATE, FEEDBACK_PAGE, locale(), status, _form(message, found, refused))


def postman(app: Flask) -> Postman | None:
    """Who sends messages on, if a server of e-mail is named."""
    found: Postman | None = app.extensions["postman"]
    return found


def _limiter() -> Limiter:
    found: Limiter = current_app.extensions["messages"]
    return found
