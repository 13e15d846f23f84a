"""Cards: the picture of each page, for those who share a link to it. The same for everybody, and not a page view."""

from functools import lru_cache
from threading import Lock

from flask import Blueprint, Response, abort, g, request

from webapp.content import subjects
from webapp.content.subjects import Address, Link, Place
from webapp.drawing import card as cards
from webapp.drawing.card import Card
from webapp.i18n import cldr
from webapp.i18n.babel import locales
from webapp.i18n.locales import autonym
from webapp.views.assets import FOREVER
from webapp.views.rendering import session, settings
from webapp.views.site import VIEWS

bp = Blueprint("cards", __name__)

KEPT = 64
"""So many pictures are kept by a process, some 25 kB each: those that were asked for last."""
_DRAWING = Lock()
_drawn = lru_cache(maxsize=KEPT)(cards.png)


@bp.get("/cards/<path:path>.png")
def show(path: str) -> Response:
    """The card of the page that stands at a path today; 404 for any other path.

    It may be kept for good if `v` is its version, and must be asked for again if it is not.
    """
    wanted = f"/{path}"
    # PostgreSQL refuses a NUL in a text.
    address = subjects.find(session(), wanted, settings().locales) if "\0" not in wanted else None
    if address is None or address.path != wanted or address.kind not in VIEWS:
        abort(404)
    g.revision = address.revision
    card = _card(address, subjects.links(session(), address.locale, [address.ref])[address.ref])
    # One at a time: whoever asks for many cards at once keeps one processor busy, not all of them.
    with _DRAWING:
        picture = _drawn(card)
    response = Response(picture, mimetype="image/png")
    response.set_etag(card.version)
    response.headers["Cache-Control"] = FOREVER if request.args.getlist("v") == [card.version] else "no-cache"
    # A card is made to be shown by others.
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.make_conditional(request)
    return response


@bp.app_template_global("card_address")
def card_address(place: Place) -> str:
    """The path of a page's card, in all states of the page, with the version that lets it be kept for good."""
    return f"/cards{place.own_path}.png?v={_card(place, place.link).version}"


def _card(place: Address | Place, link: Link) -> Card:
    shown = locales()
    return Card(
        str(link.full),
        autonym(place.locale),
        shown.index(place.locale),
        len(shown),
        from_right=cldr.direction(place.locale) == "rtl",
    )
