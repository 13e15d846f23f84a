"""A page for the translators of each language, behind a token: texts as files, out of the store and back into it."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from pathlib import PureWindowsPath

from flask import Blueprint, Flask, Response, abort, current_app, g, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from webapp.content.subjects import links
from webapp.content.translating import exporting, history, importing, suggestions
from webapp.content.translating.exporting import Domain
from webapp.content.translating.history import HistoryError
from webapp.content.translating.overview import MOST, overview
from webapp.content.translating.progress import group_of
from webapp.content.translating.report import Report
from webapp.content.translating.suggestions import SuggestionError
from webapp.content.translating.units import id_of
from webapp.i18n import babel, cldr, po
from webapp.i18n.babel import gettext
from webapp.i18n.marking import N_
from webapp.i18n.po import PoError, PoFile
from webapp.i18n.text import Text
from webapp.security import Limiter, client_key, guard_form, require_token
from webapp.views import asking
from webapp.views.rendering import answer, changing, error_frame, session, settings

bp = Blueprint("desk", __name__, url_prefix="/translate")

REALM = "Samenspraak translations"
MULTIPART = "multipart/form-data"
MARGIN = 100_000
"""So many bytes may be sent around a file."""
LONGEST_NAME = 60
LONGEST_NUMBER = 9
HOUR_S = 3600
MOST_CHANGES = 300
"""So many forms may be sent from one address in an hour: an office, or somebody who goes through all suggestions."""
SHOWN_ACTS = 10
"""So many of the last acts are not in a part that is closed."""
KINDS = {
    "load": N_("Texts loaded that come with the site"),
    "import": N_("File uploaded"),
    "edit": N_("English text changed"),
    "typo": N_("Typing error in the English corrected"),
    "restore": N_("Earlier texts restored"),
    "undo": N_("Earlier act undone"),
    "dismiss": N_("Suggestion dismissed"),
}
"""What acts are called."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How often a client may give a wrong token, and how often it may change something."""

    tokens: Limiter
    changes: Limiter


@bp.record_once
def _register(state: object) -> None:
    app: Flask = state.app  # type: ignore[attr-defined]
    app.extensions["desk"] = Limits(Limiter(10, HOUR_S / 4), Limiter(MOST_CHANGES, HOUR_S))


@bp.before_request
def _admit() -> None:
    """Let in who has the token, and take forms only from the page itself."""
    assert request.view_args is not None
    locale = request.view_args["locale"]
    if locale not in settings().locales[1:]:
        abort(404)
    babel.speak(locale)
    limits: Limits = current_app.extensions["desk"]
    g.translator = require_token(settings().translation_token, limits.tokens, REALM)
    if request.method == "POST":
        guard_form(settings().site_url)
        wait = limits.changes.allow(client_key("change", request.remote_addr))
        if wait:
            abort(429, retry_after=ceil(wait))


@bp.after_request
def _keep_wording(response: Response) -> Response:
    """What visitors are asked may have other words now: those that it had are kept already."""
    if request.method == "POST" and response.status_code == 200:
        asking.record(current_app._get_current_object())  # type: ignore[attr-defined]
    return response


@bp.get("/<locale>")
def show(locale: str) -> Response:
    """How the language is doing, and what can be done."""
    seen = overview(session(), locale, settings().locales, babel.locale())
    dismissed = (done.reason or "" for done in seen.acts if done.kind == "dismiss")
    listed = (item.context for items in (seen.outdated, seen.aside) for item in items)
    paths = _paths(locale, [*listed, *dismissed])
    common = {"kinds": KINDS, "paths": paths, "shown_acts": SHOWN_ACTS}
    return _page("desk/desk.html", locale, seen=seen, translator=g.translator, **common)


@bp.get("/<locale>/<any(content, messages):domain>.po")
def download(locale: str, domain: Domain) -> Response:
    """A catalogue as a file."""
    response = Response(
        exporting.export(session(), locale, domain), content_type="text/x-gettext-translation; charset=utf-8"
    )
    response.headers["Content-Language"] = locale
    response.headers["Content-Disposition"] = f'attachment; filename="{exporting.file_name(locale, domain)}"'
    return response


@bp.post("/<locale>")
def upload(locale: str) -> Response:
    """Merge a catalogue into the store, or only tell what would become of it."""
    request.max_content_length = po.MOST_BYTES + MARGIN
    if request.mimetype != MULTIPART:
        abort(400)
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        return _refused(locale, gettext("No file was chosen. Choose the PO file that you have edited."))
    name = _shown(sent.filename)
    only_check = "check" in request.form
    try:
        file = po.parse(sent.read(), name)
        if not file.entries:
            return _refused(locale, gettext("The file {name} has no texts in it.", name=name))
        report = _merged(locale, file, only_check=only_check)
    except PoError as error:
        problem = babel.told(str(error).removeprefix(f"{name}:{error.line}: "))
        told = gettext("The file {name}, line {line}: {problem}", name=name, line=error.line, problem=problem)
        return _refused(locale, told)
    shown = [item.context for items in report.lists for item in items[:MOST]]
    paths = _paths(locale, shown)
    return _page("desk/uploaded.html", locale, report=report, name=name, only_check=only_check, paths=paths)


@bp.post("/<locale>/undo")
def undo(locale: str) -> Response:
    """Take back what an act did to this language, also to its suggestions."""
    number = _number("act")
    try:
        with changing() as opened:
            done = history.undo(opened, number, g.translator, settings().locales, locale)
    except HistoryError:
        return _page("desk/undone.html", locale, 422, number=number, done=None)
    paths = _paths(locale, [*done.back, *done.kept, *done.clashing, *done.gone])
    return _page("desk/undone.html", locale, number=number, done=done, paths=paths)


@bp.post("/<locale>/dismiss")
def dismiss(locale: str) -> Response:
    """Have a suggestion wait no more."""
    number = _number("suggestion")
    try:
        with changing() as opened:
            act, [item] = suggestions.dismiss(opened, [number], g.translator, settings().locales, locale)
            context, text = item.context, item.text
    except SuggestionError:
        return _page("desk/dismissed.html", locale, 422, number=number, act=None)
    paths = _paths(locale, [context])
    return _page("desk/dismissed.html", locale, number=number, act=act, context=context, text=text, paths=paths)


@bp.get("/<locale>/")
@bp.get("/<locale>/undo")
@bp.get("/<locale>/dismiss")
def back(locale: str) -> AnyResponse:
    """For whoever asks again for the address of an answer, such as from the history of the browser."""
    return redirect(f"/translate/{locale}", 303)


def _number(field: str) -> int:
    """The number that a form gives; 0 if it is none."""
    given = request.form.get(field, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) <= LONGEST_NUMBER else 0


def _paths(locale: str, contexts: Iterable[str]) -> dict[str, str]:
    """Where the subjects of texts are in a language, by reference; nothing if the public does not see it."""
    refs = {group_of(context) for context in contexts}
    return {ref: link.path for ref, link in links(session(), locale, refs).items()}


def _merged(locale: str, file: PoFile, *, only_check: bool) -> Report:
    if only_check:
        return importing.run(session(), locale, file, g.translator, settings().locales, write=False)
    with changing() as opened:
        return importing.run(opened, locale, file, g.translator, settings().locales)


def _refused(locale: str, fault: Text) -> Response:
    """The form again, with what is wrong with the file."""
    return _page("desk/refused.html", locale, 422, fault=fault)


def _shown(name: str) -> str:
    """The name of a file as it may be told: without folders and control characters, and not too long."""
    own = "".join(character for character in PureWindowsPath(name).name if character.isprintable()).strip() or "file.po"
    return own if len(own) <= LONGEST_NAME else f"{own[: LONGEST_NAME // 2 - 1]}…{own[-LONGEST_NAME // 2 :]}"


def _page(template: str, target: str, status: int = 200, /, **values: object) -> Response:
    """A page about the translations into `target`: in that language if the public sees it, else in English."""
    locale = babel.locale()
    frame = error_frame(locale)
    language = cldr.language_name(target, locale)
    common = {"frame": frame, "target": target, "language": language, "id_of": id_of, "most": MOST}
    return answer(template, locale, {**common, **values}, status)
