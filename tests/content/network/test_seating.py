"""Who sits where: everybody once, always alike, with few lines crossing."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from webapp.content.network import seating

Edges = tuple[tuple[int, int], ...]


@st.composite
def tables(draw: st.DrawFn) -> tuple[int, Edges]:
    """How many sit beside the head, and some pairs of all of them."""
    count = draw(st.integers(1, 9))
    pairs = list(combinations(range(count + 1), 2))
    return count, tuple(sorted(draw(st.sets(st.sampled_from(pairs), max_size=20))))


def by_drawing(order: list[int], edges: Edges) -> int:
    """Crossings as they are seen: of four ends on the circle, those of one line are apart."""
    found = 0
    for one, other in combinations(edges, 2):
        around = [number for number in order if number in {*one, *other}]
        found += len(around) == 4 and (around[0] in one) == (around[2] in one)
    return found


@given(tables())
def test_everybody_sits_once_and_the_same_pairs_sit_alike(table: tuple[int, Edges]) -> None:
    count, edges = table
    order = seating.seated(count, edges)
    assert sorted(order) == list(range(1, count + 1))
    seating.seated.cache_clear()
    assert seating.seated(count, edges) == order


@given(tables())
def test_nobody_gains_by_moving_to_another_seat(table: tuple[int, Edges]) -> None:
    count, edges = table
    found = [0, *seating.seated(count, edges)]
    least = by_drawing(found, edges)
    assert seating.crossings(found, edges) == least
    for number in found[1:]:
        rest = [other for other in found if other != number]
        for seat in range(1, count + 1):
            assert by_drawing([*rest[:seat], number, *rest[seat:]], edges) >= least


def test_what_can_be_drawn_without_crossings_is() -> None:
    """A tree, a circle, and three who all take part in two things that stand beside each other."""
    tree = ((0, 1), (0, 2), (1, 3), (1, 4), (2, 5), (2, 6), (3, 7))
    circle = ((0, 3), (1, 3), (1, 4), (2, 4), (0, 2))
    fans = ((0, 1), (0, 5), (1, 2), (1, 3), (1, 4), (5, 6), (5, 7))
    for edges in (tree, circle, fans):
        count = max(map(max, edges))
        assert seating.crossings([0, *seating.seated(count, edges)], edges) == 0
