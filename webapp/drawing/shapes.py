"""Circles and lines with smooth edges: drawn four times as large and made small."""

from collections.abc import Sequence

from PIL import Image, ImageDraw

FINER = 4
"""So many times larger is what is drawn: 16 shades of an edge."""
Point = tuple[float, float]


class Canvas:
    """A picture that shapes are drawn on; `unit` is how many pixels a length of 1 has."""

    def __init__(self, width: int, height: int, ground: str | None, unit: float = 1) -> None:
        mode, colour = ("RGB", ground) if ground else ("RGBA", (0, 0, 0, 0))
        self._image = Image.new(mode, (width * FINER, height * FINER), colour)
        self._pen = ImageDraw.Draw(self._image)
        self._unit = unit * FINER

    def circle(self, centre: Point, radius: float, fill: str | None, edge: str | None = None, width: float = 0) -> None:
        """A circle; its edge lies half outside and half inside of the radius, as in SVG."""
        if edge:
            self._disc(centre, radius + width / 2, edge)
        if fill:
            self._disc(centre, radius - width / 2, fill)

    def ring(self, centre: Point, radius: float, colour: str, width: float) -> None:
        """The edge of a circle alone."""
        box = self._box(centre, radius + width / 2)
        self._pen.ellipse(box, outline=colour, width=round(width * self._unit))

    def line(self, points: Sequence[Point], colour: str, width: float) -> None:
        """A line from point to point."""
        scaled = [(x * self._unit, y * self._unit) for x, y in points]
        self._pen.line(scaled, fill=colour, width=round(width * self._unit), joint="curve")

    def finished(self) -> Image.Image:
        """The picture in its own size."""
        return self._image.reduce(FINER)

    def _disc(self, centre: Point, radius: float, colour: str) -> None:
        self._pen.ellipse(self._box(centre, radius), fill=colour)

    def _box(self, centre: Point, radius: float) -> tuple[float, float, float, float]:
        (x, y), unit = centre, self._unit
        # Pillow counts the last pixel of a box as a part of it.
        return ((x - radius) * unit, (y - radius) * unit, (x + radius) * unit - 1, (y + radius) * unit - 1)
