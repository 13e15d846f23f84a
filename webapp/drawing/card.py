"""The card of a page: what is shown where somebody shares a link to it.

The page's title stands beside a round table with a seat for each language; the seat of its own language is taken.
A card has 1200 × 630 pixels, the size that readers of Open Graph expect.
"""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from itertools import combinations
from math import cos, pi, sin
from pathlib import Path

import PIL
from PIL import Image, ImageDraw, ImageOps

from webapp.drawing.colours import CLOTH, INK, MARIGOLD, PAPER, RAISED, SOFT, TABLE
from webapp.drawing.lettering import BOLD, FONTS, LEADING, fitting, runs, spelled, width
from webapp.drawing.mark import mark
from webapp.drawing.shapes import Canvas, Point

WIDTH, HEIGHT = 1200, 630
SITE = "Samenspraak"
FRAME = (64, 176, 676, 566)
"""Left, top, right and bottom of the title; in a language from right to left it stands on the other side."""
SIZES = range(96, 30, -4)
CENTRE: Point = (944, 315)
ORBIT = 186.0
"""How far seats are from the centre of the table."""
HEAD = 64
COLOURS = 64

_SOURCES = (*sorted(Path(__file__).parent.glob("*.py")), *FONTS)


def way_of_drawing() -> str:
    """A digest of all that makes cards look as they do: what is written here, the face, and the release of Pillow."""
    parts = (PIL.__version__.encode(), *(path.read_bytes() for path in _SOURCES))
    return sha256(b"\0".join(parts)).hexdigest()[:12]


VERSION = way_of_drawing()
"""Changes with the way cards are drawn."""


@dataclass(frozen=True, slots=True)
class Card:
    """What is on a card. `seat` of so many `seats` is that of `language`, a language by its own name."""

    title: str
    language: str
    seat: int
    seats: int
    from_right: bool = False

    @property
    def version(self) -> str:
        """Changes with whatever is seen: two cards of the same version are the same picture."""
        told = "\0".join(map(str, (VERSION, self.title, self.language, self.seat, self.seats, self.from_right)))
        return sha256(told.encode()).hexdigest()[:16]


def png(card: Card) -> bytes:
    """The picture as a PNG file with a palette."""
    written = BytesIO()
    palette = draw(card).quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    palette.save(written, "PNG", optimize=True)
    return written.getvalue()


def draw(card: Card) -> Image.Image:
    """The picture. What the face cannot spell is left off: the name of the site then stands for the title."""
    image = _ground(card.seat, card.seats).copy()
    if card.from_right:
        image = ImageOps.mirror(image)
    pen = ImageDraw.Draw(image)
    _name_seat(pen, card)
    left, top, right, bottom = frame(card)
    title = spelled(card.title)
    image.paste(head := mark(HEAD, ground=PAPER), (round(right) - HEAD if card.from_right else left, 72))
    beside = width(SITE, 40, 600)
    x = right - head.width - 20 - beside if card.from_right else left + HEAD + 20
    _write(pen, SITE, (x, 72 + HEAD / 2), 40, SOFT, weight=600)
    found = fitting(title or SITE, right - left, bottom - top, SIZES)
    y = top + (bottom - top - found.height) / 2
    for number, line in enumerate(found.lines):
        x = right - width(line, found.size) if card.from_right else left
        _write(pen, line, (x, y + (number + 0.5) * found.size * LEADING), found.size)
    return image


def frame(card: Card) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of the place for the title."""
    left, top, right, bottom = FRAME
    return (WIDTH - right, top, WIDTH - left, bottom) if card.from_right else FRAME


def seats_of(number: int) -> tuple[list[Point], float, float]:
    """The centres of so many seats, clockwise from the upper left; the radius of one, and of the one that is taken."""
    turns = [(place / number * 2 - 0.75) * pi for place in range(number)]
    points = [(CENTRE[0] + ORBIT * cos(turn), CENTRE[1] + ORBIT * sin(turn)) for turn in turns]
    between = 2 * ORBIT * sin(pi / max(number, 2))
    across = [x for x, _ in points]
    room = min(WIDTH - max(across), min(across) - FRAME[2]) - 12
    return points, min(46.0, 0.3 * between), min(100.0, 0.6 * between, room)


@lru_cache(maxsize=8)
def _ground(seat: int, number: int) -> Image.Image:
    canvas = Canvas(WIDTH, HEIGHT, PAPER)
    points, radius, taken = seats_of(number)
    canvas.circle(CENTRE, 420, RAISED)
    canvas.circle(CENTRE, ORBIT - 34, CLOTH, TABLE, 8)
    canvas.ring(CENTRE, ORBIT, TABLE, 4)
    for one, other in combinations(range(number), 2):
        # Neighbours are joined by the arc between them.
        if other - one not in (1, number - 1):
            canvas.line((points[one], points[other]), TABLE, 4)
    for place, point in enumerate(points):
        if place != seat:
            canvas.circle(point, radius, PAPER, INK, 6)
    canvas.circle(points[seat], taken, MARIGOLD, INK, 6)
    return canvas.finished()


def _name_seat(pen: ImageDraw.ImageDraw, card: Card) -> None:
    points, _, taken = seats_of(card.seats)
    x, y = points[card.seat]
    name = spelled(card.language)
    if not name:
        return
    found = fitting(name, taken * 1.76, taken, range(36, 14, -1))
    if card.from_right:
        x = WIDTH - x
    for number, line in enumerate(found.lines):
        middle = y + (number + 0.5 - len(found.lines) / 2) * found.size * LEADING
        _write(pen, line, (x - width(line, found.size) / 2, middle), found.size)


def _write(
    pen: ImageDraw.ImageDraw, text: str, start: Point, size: int, colour: str = INK, *, weight: int = BOLD
) -> None:
    """A line of text from its left end, with the middle of its small letters at that height."""
    x, y = start
    base = y + size * 0.32
    for piece, font in runs(text, size, weight):
        pen.text((x, base), piece, colour, font, "ls")
        x += font.getlength(piece)
