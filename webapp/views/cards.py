"""Cards: the picture of each page, for those who share a link to it. The same for everybody, and not a page view."""

from collections import OrderedDict
from threading import Lock

from flask import Blueprint, Response, abort, g, request
from werkzeug.exceptions import ServiceUnavailable

from webapp.content import subjects
from webapp.content.subjects import Address, Link, Place
from webapp.drawing import card as cards
from webapp.drawing.card import Card
from webapp.i18n import cldr
from webapp.i18n.babel import locales
from webapp.i18n.locales import autonym
from webapp.views.assets import FOREVER
from webapp.views.rendering import close_session, session, settings
from webapp.views.site import VIEWS

bp = Blueprint("cards", __name__)

KEPT = 64
"""So many pictures are kept by a process, some 25 kB each: those that were asked for last."""
PATIENCE_S = 4.0
"""So long a request waits for its turn to have a card drawn, which takes a fraction of a second."""
AGAIN_S = 10
"""After so long whoever had no turn may ask again."""
_DRAWING = Lock()
_KEEPING = Lock()
_kept: OrderedDict[Card, bytes] = OrderedDict()


@bp.get("/cards/<path:path>.png")
def show(path: str) -> Response:
    """The card of the page that stands at a path today; 404 for any other path.

    It may be kept for good if `v` is its version, and must be asked for again if it is not. Only what has to be drawn
    waits: 503 if others are drawn for too long.
    """
    wanted = f"/{path}"
    # PostgreSQL refuses a NUL in a text.
    address = subjects.find(session(), wanted, settings().locales) if "\0" not in wanted else None
    if address is None or address.path != wanted or address.kind not in VIEWS:
        abort(404)
    g.revision = address.revision
    card = _card(address, subjects.links(session(), address.locale, [address.ref])[address.ref])
    # Drawing takes its time, and reads nothing.
    close_session()
    response = Response(mimetype="image/png")
    response.set_etag(card.version)
    response.headers["Cache-Control"] = FOREVER if request.args.getlist("v") == [card.version] else "no-cache"
    # A card is made to be shown by others.
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.make_conditional(request)
    if response.status_code == 200:
        picture = _known(card) if request.method == "HEAD" else _known(card) or _drawn(card)
        if picture:
            response.set_data(picture)
        else:
            # How long it would be is known once it is drawn, and may be left out (RFC 9110, 9.3.2).
            response.automatically_set_content_length = False
            del response.content_length
    return response


def _known(card: Card) -> bytes | None:
    """A picture that is kept; it was asked for last now."""
    with _KEEPING:
        if card in _kept:
            _kept.move_to_end(card)
        return _kept.get(card)


def _drawn(card: Card) -> bytes:
    """A picture that is drawn, unless somebody else had it drawn meanwhile; aborts with 503 if the wait is too long.

    One at a time: whoever asks for many cards at once keeps one processor busy, not all of them.
    """
    if not _DRAWING.acquire(timeout=PATIENCE_S):
        raise ServiceUnavailable(retry_after=AGAIN_S)
    try:
        picture = _known(card) or cards.png(card)
    finally:
        _DRAWING.release()
    with _KEEPING:
        _kept[card] = picture
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return picture


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
