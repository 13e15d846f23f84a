"""For machines: the site map with its languages, and what robots may read."""

from flask import Blueprint, Response, render_template

from webapp.content import subjects
from webapp.i18n.babel import locales
from webapp.views.rendering import session, settings

bp = Blueprint("feeds", __name__)


@bp.get("/sitemap.xml")
def sitemap() -> Response:
    """Every page in every language, each with its alternates (sitemaps.org 0.9 with xhtml:link)."""
    pages = subjects.alternates_of_all(session(), locales())
    text = render_template("feeds/sitemap.xml", pages=pages, locales=locales())
    return Response(text, mimetype="application/xml", headers={"Cache-Control": "no-cache"})


@bp.get("/robots.txt")
def robots() -> Response:
    """All may be read."""
    text = f"User-agent: *\nDisallow:\n\nSitemap: {settings().site_url}/sitemap.xml\n"
    return Response(text, mimetype="text/plain", headers={"Cache-Control": "no-cache"})
