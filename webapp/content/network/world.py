"""The world of partners: where the countries of the store lie, and the seats and arcs of a map of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import hypot

from webapp.content.network.labels import Label, place_labels
from webapp.content.subjects import Link, Place
from webapp.i18n.cldr import REGIONS
from webapp.outlines import Box, Outline, around, outlines

ROOM = 40
"""What is seen around the countries, in the units of the drawing, of which the world has 2,000 from west to east."""
RATIO = 2
"""A map on a wide screen is so many times as wide as it is high (static/css/map.css)."""
LETTERS = 1.5
"""How large names are on a wide screen, in units (static/css/map.css)."""
BEND = 0.22
"""How far an arc leaves the straight line, as a part of its length."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A country on the map: whether there are union partners in it, and whether the centre of the network is.

    `arc` joins it to the country of the centre, as SVG path data; only those of partners have one. `label` is where its
    name has room, `corner` near which edges of the map it lies (`west`, `east`; `north`).
    """

    link: Link
    outline: Outline
    partner: bool
    home: bool
    arc: str
    label: Label | None = None
    corner: str = ""


@dataclass(frozen=True, slots=True)
class Region:
    """A region with its countries in the order of the language."""

    key: str
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class World:
    """The map: what of the drawn world is in sight, and the regions that have countries.

    `chosen` is the region that it is about, if it is about one; seats of others have no place in its view.
    """

    view: Box
    regions: tuple[Region, ...]
    chosen: str | None
    missing: tuple[Link, ...]

    @property
    def has_home(self) -> bool:
        """Whether the country of the centre is among those that are shown."""
        shown = (seat for region in self.regions if self.chosen in (None, region.key) for seat in region.seats)
        return any(seat.home for seat in shown)

    @property
    def unit(self) -> float:
        """What seats and letters are measured in: about a hundredth of what is seen from left to right."""
        return unit(self.view)


def unit(view: Box) -> float:
    """About a hundredth of what is seen from left to right."""
    return round(max(view.width, view.height * RATIO) / 100, 2)


def world(place: Place, chosen: str | None) -> World:
    """The map of the list of countries at a place, on all of the world or on the region that is chosen.

    Countries that the drawing does not know are `missing`: the list beside the map has them.
    """
    return _drawn(place, {key: place.group(f"in-{key}").links for key in REGIONS}, chosen)


def surroundings(place: Place, region: str) -> World:
    """The map of the country at a place among the others of its region."""
    return _drawn(place, {region: (place.link, *place.group("neighbours").links)}, region)


def _drawn(place: Place, countries: Mapping[str, Sequence[Link]], chosen: str | None) -> World:
    partners = {link.ref for link in place.group("partners").links}
    home = place.single("home")
    centre = outlines().get(_code(home)) if home else None
    found: dict[str, list[Seat]] = {}
    missing: list[Link] = []
    for key, links in countries.items():
        missing += [link for link in links if _code(link) not in outlines()]
        found[key] = [
            _seat(link, partner=link.ref in partners, home=link == home, centre=centre)
            for link in links
            if _code(link) in outlines()
        ]
    shown = [seat for key, seats in found.items() if chosen in (None, key) for seat in seats]
    boxes = [seat.outline.box for seat in shown] or [outline.box for outline in outlines().values()]
    view = around(boxes, ROOM)
    regions = [Region(key, _labelled(seats, view)) for key, seats in found.items() if seats]
    return World(view, tuple(regions), chosen, tuple(missing))


def _labelled(seats: Sequence[Seat], view: Box) -> tuple[Seat, ...]:
    places = [(seat.outline.x, seat.outline.y, str(seat.link.name)) for seat in seats]
    labels = place_labels(places, unit(view) * LETTERS, _seen(view))
    return tuple(
        replace(seat, label=label, corner=_corner(seat, view)) for seat, label in zip(seats, labels, strict=True)
    )


def _seen(view: Box) -> Box:
    """What a wide screen shows of the world: the view, and what beside it fills the frame."""
    width, height = max(view.width, view.height * RATIO), max(view.height, view.width / RATIO)
    return Box(view.left - (width - view.width) / 2, view.top - (height - view.height) / 2, width, height)


def _corner(seat: Seat, view: Box) -> str:
    """Near which edges of the view a seat lies."""
    side = "west" if seat.outline.x < view.left + view.width / 2 else "east"
    return f"{side} north" if seat.outline.y < view.top + view.height / 4 else side


def _seat(link: Link, *, partner: bool, home: bool, centre: Outline | None) -> Seat:
    outline = outlines()[_code(link)]
    return Seat(link, outline, partner, home, _arc(centre, outline) if partner and centre and not home else "")


def _arc(one: Outline, other: Outline) -> str:
    """From one seat to the other, bending upwards, as a line across a round table does, seen from its side."""
    across, down = other.x - one.x, other.y - one.y
    rise = BEND * hypot(across, down)
    sideways = -rise if across < 0 else rise
    middle = (one.x + across / 2 + sideways * abs(down) / (hypot(across, down) or 1), one.y + down / 2 - rise * 0.4)
    return f"M{one.x:g} {one.y:g}Q{middle[0]:.1f} {middle[1]:.1f} {other.x:g} {other.y:g}"


def _code(link: Link) -> str:
    return link.ref.partition(":")[2]
