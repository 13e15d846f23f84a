"""The reading settings: what a visitor chose, for every page, and the form that changes it."""

from collections.abc import Collection

from flask import Blueprint, Flask, Response, abort, g, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from webapp.consent.preferences import CHOICES, USUAL, Preferences, Setting, decode, encode, read
from webapp.consent.purposes import PREFERENCES
from webapp.consent.register import REMEMBERED, SETTINGS
from webapp.content import subjects
from webapp.i18n.babel import gettext, locales
from webapp.i18n.text import Text
from webapp.security import guard_form, keep_private
from webapp.views.again import shown_again
from webapp.views.device import device, drop, keep
from webapp.views.rendering import SETTINGS_PAGE, session, settings

bp = Blueprint("preferences", __name__, url_prefix="/<locale>/consent/preferences")

KEPT = "settings-kept"
"""The id of the sentence that says so, in the page of the settings."""


def preferences() -> Preferences:
    """What the visitor of this request has chosen: in this visit, or before, if it may be remembered."""
    if "preferences" not in g:
        stored = (SETTINGS, REMEMBERED) if PREFERENCES in device().granted else (SETTINGS,)
        values = (device().value(one) for one in stored)
        g.preferences = decode(next((value for value in values if value), ""), locales())
    found: Preferences = g.preferences
    return found


def remember(response: Response) -> None:
    """With a consent that was just given: keep what the visitor has chosen in this visit for the next one."""
    if PREFERENCES in device().granted and not preferences().usual:
        keep(response, REMEMBERED, encode(preferences()), device().choice)


def form(
    chosen: Preferences | None = None, faults: Collection[str] = (), *, blocked: bool = False
) -> dict[str, object]:
    """What the form is made of: as it is kept, or as it was sent, with the settings that cannot be kept as sent."""
    return {
        "choices": CHOICES,
        "chosen": chosen or preferences(),
        "faults": faults,
        "told": [_told(setting) for setting in CHOICES if setting.name in faults],
        "blocked": blocked,
        "languages": locales(),
        "remembered": PREFERENCES in device().granted,
    }


def _told(setting: Setting) -> tuple[str, Text]:
    """What is wrong with a setting, and the id of the first of its values."""
    words = gettext("{setting}: choose one of these.", setting=gettext(setting.label))
    return f"settings-{setting.name}-{setting.options[0].value}", words


@bp.record_once
def _register(state: object) -> None:
    app: Flask = state.app  # type: ignore[attr-defined]
    app.jinja_env.globals["preferences"] = preferences


@bp.before_request
def _admit() -> None:
    """Speak the languages that the public sees, and take forms only from a page of this site."""
    keep_private()
    assert request.view_args is not None
    if request.view_args["locale"] not in locales():
        abort(404)
    if request.method == "POST":
        guard_form(settings().site_url)


@bp.post("")
def save(locale: str) -> AnyResponse:
    """Keep what was chosen; if all is as usual, keep nothing."""
    chosen, faults = (USUAL, ()) if "reset" in request.form else read(request.form, locales(), preferences())
    if faults:
        return _again(locale, 422, chosen, faults)
    if chosen.usual:
        response = _to_page(locale, f"#{KEPT}")
        for stored in (SETTINGS, REMEMBERED):
            if stored.name in device().cookies:
                drop(response, stored)
        return response
    response = _answer(f"/{locale}/consent/preferences/kept?{encode(chosen)}")
    keep(response, SETTINGS, encode(chosen))
    if PREFERENCES in device().granted:
        keep(response, REMEMBERED, encode(chosen), device().choice)
    return response


@bp.get("/kept")
def kept(locale: str) -> AnyResponse:
    """Whether the browser has kept what was chosen; if not, the visitor reads so, and finds it in the form still."""
    if SETTINGS.name in device().cookies:
        return _to_page(locale, f"#{KEPT}")
    chosen = decode(request.query_string.decode("ascii", "ignore"), locales())
    return _to_page(locale) if chosen.usual else _again(locale, 200, chosen, blocked=True)


@bp.get("")
def back(locale: str) -> AnyResponse:
    """For whoever asks again for the address of an answer, such as from the history of the browser."""
    return _to_page(locale)


def _to_page(locale: str, place: str = "") -> Response:
    path = subjects.paths_of(session(), SETTINGS_PAGE, [locale])[locale]
    return _answer(f"{path}{place}")


def _answer(address: str) -> Response:
    return redirect(address, 303, Response)  # type: ignore[return-value]


def _again(
    locale: str, status: int, chosen: Preferences, faults: Collection[str] = (), *, blocked: bool = False
) -> Response:
    """The page of the settings, with the form as it was sent and the reason why it was not kept."""
    values = form(chosen, faults, blocked=blocked)
    return shown_again("pages/settings.html", SETTINGS_PAGE, locale, status, values)
