"""The mark, four seats around one table, as `static/img/mark.svg` has it; and the icons that are made of it."""

from collections.abc import Callable
from io import BytesIO
from math import hypot

from PIL import Image

from webapp.drawing.colours import INK, MARIGOLD, PAPER, TABLE
from webapp.drawing.shapes import Canvas

SIDE = 40
"""The side of the square that the numbers below are in."""
TABLE_RADIUS = 8.5
SEATS = ((7.5, 7.5), (32.5, 7.5), (7.5, 32.5), (32.5, 32.5))
SEAT_RADIUS = 5.5
EDGE = 2
SAFE = 0.4
"""Whatever lies within this part of the side from the centre is seen in each shape of an icon (W3C Manifest)."""


def mark(size: int, *, ground: str | None = None, share: float = 1) -> Image.Image:
    """The mark in a square of so many pixels, on a ground or on none; `share` is how much of the side it takes."""
    unit = size * share / SIDE
    edge = (size / unit - SIDE) / 2
    canvas = Canvas(size, size, ground, unit)
    canvas.circle((edge + SIDE / 2, edge + SIDE / 2), TABLE_RADIUS, TABLE)
    for x, y in SEATS:
        canvas.circle((edge + x, edge + y), SEAT_RADIUS, MARIGOLD, INK, EDGE)
    return canvas.finished()


def _safe_share() -> float:
    """How large the mark may be to lie within the safe part of an icon."""
    x, y = SEATS[0]
    farthest = hypot(SIDE / 2 - x, SIDE / 2 - y) + SEAT_RADIUS + EDGE / 2
    return SAFE * SIDE / farthest


def _png(image: Image.Image) -> bytes:
    written = BytesIO()
    image.save(written, "PNG", optimize=True)
    return written.getvalue()


def _ico() -> bytes:
    """The two sizes that browsers ask for, each drawn for itself."""
    written = BytesIO()
    small, large = mark(16), mark(32)
    large.save(written, "ICO", sizes=[(16, 16), (32, 32)], append_images=[small])
    return written.getvalue()


ICONS: dict[str, Callable[[], bytes]] = {
    "favicon.ico": _ico,
    "apple-touch-icon.png": lambda: _png(mark(180, ground=PAPER, share=0.8)),
    "icon-192.png": lambda: _png(mark(192)),
    "icon-512.png": lambda: _png(mark(512)),
    "icon-maskable-512.png": lambda: _png(mark(512, ground=PAPER, share=_safe_share())),
}
"""The files of `static/img/` that are made by `samenspraak develop icons`, each with what draws it."""
