"""What browsers show a site by: the icon at its customary address, and the web app manifest of each language."""

from collections.abc import Callable

from flask import Blueprint, Response, abort, current_app, jsonify, request, send_from_directory

from webapp.drawing.colours import PAPER
from webapp.i18n.babel import locales
from webapp.i18n.cldr import direction

bp = Blueprint("icons", __name__)

MONTH_S = 30 * 24 * 60 * 60
NAME = "Samenspraak"
ICONS = (
    ("img/icon-192.png", "192x192", "any"),
    ("img/icon-512.png", "512x512", "any"),
    ("img/icon-maskable-512.png", "512x512", "maskable"),
)


@bp.get("/favicon.ico")
def favicon() -> Response:
    """The icon for those who look for it without reading a page."""
    assert current_app.static_folder
    response = send_from_directory(f"{current_app.static_folder}/img", "favicon.ico")
    response.headers["Cache-Control"] = f"public, max-age={MONTH_S}"
    return response


@bp.get("/manifests/<locale>.webmanifest")
def manifest(locale: str) -> Response:
    """How the site is called and looks where it is put on a home screen (W3C Web Application Manifest)."""
    if locale not in locales():
        abort(404)
    asset: Callable[[str], str] = current_app.jinja_env.globals["asset"]  # type: ignore[assignment]
    response = jsonify(
        name=NAME,
        short_name=NAME,
        lang=locale,
        dir=direction(locale),
        start_url=f"/{locale}",
        scope="/",
        display="browser",
        background_color=PAPER,
        theme_color=PAPER,
        icons=[
            {"src": asset(name), "sizes": sizes, "type": "image/png", "purpose": purpose}
            for name, sizes, purpose in ICONS
        ],
    )
    response.mimetype = "application/manifest+json"
    response.headers["Cache-Control"] = "no-cache"
    response.add_etag()
    response.make_conditional(request)
    return response
