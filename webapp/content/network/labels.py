"""Where the names of places stand on a drawing, so that none lies over another."""

from collections.abc import Sequence
from dataclasses import dataclass

from webapp.outlines import Box

LETTER = 0.6
"""How wide a letter is, as a part of the size of the letters: more than most are."""
AWAY = 1.0
"""From the middle of a seat to the nearest edge of its name, in the size of the letters."""


@dataclass(frozen=True, slots=True)
class Label:
    """Where a name begins, is centred or ends (`anchor`: start, middle, end), on the base line of its letters."""

    x: float
    y: float
    anchor: str


def place_labels(seats: Sequence[tuple[float, float, str]], size: float, frame: Box) -> list[Label | None]:
    """For each seat (x, y, name) where its name has room within the frame, in letters of this size; None where not.

    Names stand above their seat if they can, else beside or below it; the first seats choose first.
    """
    taken = [Box(x - size / 2, y - size / 2, size, size) for x, y, _ in seats]
    labels: list[Label | None] = []
    for own, (x, y, name) in enumerate(seats):
        found = None
        for label, box in _choices(x, y, len(name) * LETTER * size, size):
            if _within(box, frame) and not any(
                _overlap(box, other) for place, other in enumerate(taken) if place != own
            ):
                found = label
                taken.append(box)
                break
        labels.append(found)
    return labels


def _choices(x: float, y: float, width: float, size: float) -> list[tuple[Label, Box]]:
    away, base = AWAY * size, 0.35 * size
    above, beside, below = y - away * 0.8, y + base, y + away + 0.7 * size
    return [
        (Label(round(x, 1), round(above, 1), "middle"), Box(x - width / 2, above - size, width, size)),
        (Label(round(x + away, 1), round(beside, 1), "start"), Box(x + away, beside - size, width, size)),
        (Label(round(x - away, 1), round(beside, 1), "end"), Box(x - away - width, beside - size, width, size)),
        (Label(round(x, 1), round(below, 1), "middle"), Box(x - width / 2, below - size, width, size)),
    ]


def _within(box: Box, frame: Box) -> bool:
    across = frame.left <= box.left and box.left + box.width <= frame.left + frame.width
    return across and frame.top <= box.top and box.top + box.height <= frame.top + frame.height


def _overlap(one: Box, other: Box) -> bool:
    return (
        one.left < other.left + other.width
        and other.left < one.left + one.width
        and one.top < other.top + other.height
        and other.top < one.top + one.height
    )
