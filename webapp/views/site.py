"""Every address of the site in every language: found in the store, shown by the view of its kind."""

from collections.abc import Callable

from flask import Blueprint, Flask, Response, abort, g, redirect, request
from werkzeug.routing import PathConverter
from werkzeug.wrappers import Response as AnyResponse

from webapp.consent.device import DECIDING
from webapp.content import subjects, texts
from webapp.content.directory.lists import LISTS
from webapp.content.subjects import Place
from webapp.content.texts import Body
from webapp.i18n.babel import locales
from webapp.i18n.locales import negotiate
from webapp.i18n.slugs import normal_path
from webapp.views import directory, network, pages
from webapp.views.files import FORMATS
from webapp.views.preferences import preferences
from webapp.views.rendering import FRAME, STATEMENT_PAGE, session, settings
from webapp.views.statement import record

bp = Blueprint("site", __name__)

VIEWS: dict[str, Callable[[Place, Body], Response]] = {
    "page": pages.show,
    "organisation": network.organisation,
    "country": network.country,
    "project": network.project,
}


class AnyPath(PathConverter):
    """A path with any number of slashes anywhere: the site itself leads to the right one, in one step."""

    regex = ".*?"
    part_isolating = False


@bp.record_once
def _register(state: object) -> None:
    app: Flask = state.app  # type: ignore[attr-defined]
    app.url_map.merge_slashes = False
    app.url_map.converters["any_path"] = AnyPath
    app.add_url_rule("/<any_path:path>", "site.show", show)


@bp.get("/")
def front_door() -> AnyResponse:
    """The home page in the language that the visitor has chosen, or that the browser asks for.

    `/` itself is the x-default of the home pages.
    """
    locale = preferences().language or negotiate(request.headers.get("Accept-Language"), locales())
    response = redirect(f"/{locale}", 302)
    response.headers["Cache-Control"] = "no-cache"
    response.vary.update(("Accept-Language", *DECIDING))
    return response


@bp.get("/healthz")
def health() -> Response:
    """Whether this process answers and reaches a store with content."""
    filled = subjects.revision_number(session()) > 0
    text, status = ("ok\n", 200) if filled else ("the store is empty\n", 503)
    return Response(text, status, mimetype="text/plain", headers={"Cache-Control": "no-store"})


def show(path: str) -> AnyResponse:
    """What stands at a path; one step leads from an old or differently written address to today's."""
    wanted = normal_path(f"/{path}")
    # PostgreSQL refuses a NUL in a text.
    if "\0" in wanted:
        abort(404)
    end = next((end for end in FORMATS if wanted.endswith(end)), "")
    address = subjects.find(session(), wanted.removesuffix(end), settings().locales)
    if address is None or address.kind not in VIEWS or not _is_there(address.ref, end):
        abort(404)
    g.revision = address.revision
    # As it was sent: Werkzeug's own `path` has lost extra slashes at its beginning.
    if request.environ["PATH_INFO"] != address.path + end:
        return _moved(address.path + end)
    draft = texts.draft(session(), address.ref, address.locale)
    place = subjects.place(session(), address, draft.targets | FRAME | LISTS.keys())
    if end:
        return directory.download(place, end) if address.ref in LISTS else record.download(place)
    g.counted = place
    view = directory.show if address.ref in LISTS else VIEWS[address.kind]
    return view(place, draft.body(place.around))


def _is_there(ref: str, end: str) -> bool:
    """Whether a page can be had as a file that ends so; every page is there as itself."""
    return not end or ref in LISTS or (ref, end) == (STATEMENT_PAGE, ".json")


def _moved(path: str) -> AnyResponse:
    query = request.query_string.decode("ascii", "ignore")
    return redirect(f"{path}?{query}" if query else path, 301)
