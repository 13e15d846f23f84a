"""Where countries lie on the drawn world: outlines from Natural Earth, made by `draw.mjs` (`make outlines`)."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the drawn world: left and upper edge, width and height, in the units of static/img/world.svg."""

    left: float
    top: float
    width: float
    height: float

    @property
    def view(self) -> str:
        """As the value of SVG's `viewBox`."""
        return f"{self.left:g} {self.top:g} {self.width:g} {self.height:g}"


@dataclass(frozen=True, slots=True)
class Outline:
    """A country: its shape as SVG path data (empty for the smallest ones), and the middle and box of its mainland."""

    path: str
    x: float
    y: float
    box: Box


@cache
def outlines() -> Mapping[str, Outline]:
    """Outlines by ISO 3166-1 code; about 240, among them every country that Natural Earth has at 1:50 million."""
    drawn = json.loads((Path(__file__).parent / "outlines.json").read_text("utf-8"))
    return {code: _outline(**values) for code, values in drawn.items()}


def around(boxes: Iterable[Box], room: float) -> Box:
    """The smallest box around these, with some room on each side."""
    boxes = list(boxes)
    left, top = min(box.left for box in boxes) - room, min(box.top for box in boxes) - room
    width = max(box.left + box.width for box in boxes) + room - left
    height = max(box.top + box.height for box in boxes) + room - top
    return Box(*(round(value, 1) for value in (left, top, width, height)))


def _outline(path: str, seat: tuple[float, float], box: tuple[float, float, float, float]) -> Outline:
    left, top, right, bottom = box
    return Outline(path, *seat, Box(left, top, right - left, bottom - top))
