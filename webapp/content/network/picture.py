"""A picture of who works with whom: a long round table with seats on both sides, and arcs across it.

One sits at the head: the organisation that the picture is about. Lengths are in units of the picture: the table is
WIDTH wide, and UNIT is the height of a row; both are stretched to the page, each by its own measure.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from webapp.content.network.connections import Connection, Relation, relation
from webapp.content.network.seating import seated
from webapp.content.subjects import Link, Place
from webapp.i18n.cldr import Moment
from webapp.store.queries.around import HEARTS
from webapp.store.queries.picture import FUNDS, TAKES_PART

HEART = HEARTS[0]
"""Who sits at the head in the picture of the whole network."""
WIDTH = 100
UNIT = 10
ENDS = 1
"""So many rows the table is longer than its sides, at its head and at its foot, where it is round."""
LINE = 16
"""So many letters of a name fit beside the table on a phone; whoever has more than two lines takes two rows."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Seat:
    """An organisation or project at the table; `rows` is how much room its name takes, `ended` the year of its end."""

    number: int
    link: Link
    project: bool
    rows: int
    ended: Moment | None


@dataclass(frozen=True, slots=True)
class Arc:
    """What connects two seats, by their numbers; `past` if all of it is. The points are those of a cubic curve."""

    ends: tuple[int, int]
    project: bool
    past: bool
    points: tuple[Point, Point, Point, Point]


@dataclass(frozen=True, slots=True)
class Partners:
    """Those at the table who take part in a project, and who pays for it."""

    project: Link
    members: tuple[Link, ...]
    funders: tuple[Link, ...]
    past: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """Who sits where, and all arcs; the same in words: `relations` and `projects`, in the order of the language.

    `total` is how many are connected so in all; those at the table are the first of them.
    """

    head: Seat
    sides: tuple[tuple[Seat, ...], tuple[Seat, ...]]
    arcs: tuple[Arc, ...]
    relations: tuple[Relation, ...]
    projects: tuple[Partners, ...]
    total: int
    height: int

    @property
    def seats(self) -> tuple[Seat, ...]:
        """All in the order of reading: the head, one side, the other side."""
        return (self.head, *self.sides[0], *self.sides[1])

    @property
    def more(self) -> bool:
        """Whether others are connected too."""
        return self.total > len(self.seats)


def picture(place: Place, found: Sequence[Connection], head: str) -> Picture | None:
    """The picture of the seats at a place with the connections between them; None if nobody sits with the head."""
    links = {link.ref: link for link in place.group("seats").links}
    between: dict[tuple[str, str], list[Connection]] = {}
    for row in found:
        if {row.subject, row.object} <= links.keys() and row.subject != row.object:
            between.setdefault((min(row.subject, row.object), max(row.subject, row.object)), []).append(row)
    there = {ref for pair in between for ref in pair}
    if head not in there:
        return None
    refs = [head, *sorted(there - {head})]
    numbers = {ref: number for number, ref in enumerate(refs)}
    numbered = (sorted((numbers[one], numbers[other])) for one, other in between)
    pairs = {(one, other): rows for (one, other), rows in zip(numbered, between.values(), strict=True)}
    seats = [_seat(number, links[ref]) for number, ref in enumerate(refs)]
    sides = _sides([seats[number] for number in seated(len(refs) - 1, tuple(sorted(pairs)))])
    height = max(map(_length, sides))
    points = {seats[0].number: (WIDTH / 2, 0.0), **_places(sides, height)}
    shown = [row for rows in between.values() for row in rows]
    order = {ref: index for index, ref in enumerate(links)}
    return Picture(
        head=seats[0],
        sides=sides,
        arcs=tuple(_arc(ends, rows, links, points) for ends, rows in sorted(pairs.items())),
        relations=_relations(shown, place, links, order),
        projects=_projects(shown, links, order),
        # Whoever the limit has left without any connection is not at the table, and does not count.
        total=place.group("seats").total - len(links) + len(seats),
        height=height,
    )


def _seat(number: int, link: Link) -> Seat:
    moment = _ended(link)
    ended = Moment(moment.year) if moment else None
    lines = -(-len(link.short) // LINE) + (1 if ended else 0)
    return Seat(number, link, _is_project(link.ref), 2 if lines > 2 else 1, ended)


def _sides(order: Sequence[Seat]) -> tuple[tuple[Seat, ...], tuple[Seat, ...]]:
    """From the head down one side and up the other, both as long as can be; each is given from the head down."""
    cut = min(range(len(order) + 1), key=lambda cut: abs(_length(order[:cut]) - _length(order[cut:])))
    return tuple(order[:cut]), tuple(reversed(order[cut:]))


def _length(side: Sequence[Seat]) -> int:
    return UNIT * (2 * ENDS + sum(seat.rows for seat in side))


def _places(sides: Sequence[Sequence[Seat]], height: int) -> dict[int, Point]:
    """Where each seat is at the edge; the rows of the shorter side are stretched to the height of the longer one."""
    points: dict[int, Point] = {}
    for edge, side in zip((0.0, float(WIDTH)), sides, strict=True):
        row, rows = ENDS, _length(side) / UNIT
        for seat in side:
            points[seat.number] = (edge, round((row + seat.rows / 2) / rows * height, 2))
            row += seat.rows
    return points


def _arc(ends: tuple[int, int], rows: Sequence[Connection], links: dict[str, Link], points: dict[int, Point]) -> Arc:
    project = any(_is_project(row.object) for row in rows)
    start, end = points[ends[0]], points[ends[1]]
    height = max(point[1] for point in points.values())
    return Arc(ends, project, all(_past(row, links) for row in rows), (start, *_bent(start, end, height), end))


def _bent(start: Point, end: Point, height: float) -> tuple[Point, Point]:
    """Where a line between two places at the edge bends: across the table, or, on one side, into it."""
    (one, top), (other, bottom) = start, end
    middle = WIDTH / 2
    if one == middle:
        return (round(middle + (other - middle) * 0.1, 2), round(bottom * 0.4, 2)), (
            round(middle + (other - middle) * 0.6, 2),
            round(bottom * 0.9, 2),
        )
    if one != other:
        return (middle, top), (middle, bottom)
    depth = 16 + 60 * abs(top - bottom) / height
    bend = round(depth if one == 0 else WIDTH - depth, 2)
    return (bend, top), (bend, bottom)


def _relations(
    shown: Sequence[Connection], place: Place, links: dict[str, Link], order: dict[str, int]
) -> tuple[Relation, ...]:
    rows = [row for row in shown if not _is_project(row.object)]
    rows.sort(key=lambda row: (order[row.subject], order[row.object], row.id))
    return tuple(relation(row, place.ref, links) for row in rows)


def _projects(shown: Sequence[Connection], links: dict[str, Link], order: dict[str, int]) -> tuple[Partners, ...]:
    refs = sorted({row.object for row in shown if _is_project(row.object)}, key=order.__getitem__)

    def those(ref: str, relation: str) -> tuple[Link, ...]:
        found = [row.subject for row in shown if (row.relation, row.object) == (relation, ref)]
        return tuple(links[other] for other in sorted(found, key=order.__getitem__))

    return tuple(
        Partners(links[ref], those(ref, TAKES_PART), those(ref, FUNDS), _ended(links[ref]) is not None) for ref in refs
    )


def _past(row: Connection, links: dict[str, Link]) -> bool:
    """Whether a connection has ended; that in a project ends with the project."""
    return bool(row.until or row.when or (_is_project(row.object) and _ended(links[row.object])))


def _ended(link: Link) -> Moment | None:
    return link.until or link.when


def _is_project(ref: str) -> bool:
    return ref.startswith("project:")
