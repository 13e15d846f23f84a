"""In which order to sit around a table, so that those who are connected sit near each other and few lines cross."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

import networkx as nx

ROUNDS = 4
"""So often everybody may look for a seat that is as good, and nearer; few change after the second time."""

Edge = tuple[int, int]
Order = tuple[int, ...]


@lru_cache(maxsize=512)
def seated(count: int, edges: tuple[Edge, ...]) -> Order:
    """An order around the table for the numbers 1 to `count`, from the seat beside the head, which is number 0.

    `edges` are pairs of different numbers, each pair once. The same pairs give the same order. Lines are chords: how
    many cross follows from the order alone. The first orders are the library's; then each seat moves to where it has
    fewest crossings, as in Baur and Brandes, “Crossing Reduction in Circular Layouts” (2004).
    """
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(count + 1))
    graph.add_edges_from(edges)
    found = (_improved(list(dict.fromkeys((0, *order))), edges) for order in _first_orders(graph))
    return tuple(min(found, key=lambda order: (crossings(order, edges), _length(order, edges), order))[1:])


def crossings(order: Sequence[int], edges: Sequence[Edge]) -> int:
    """How many pairs of lines cross if these sit around a table in this order."""
    place = {number: index for index, number in enumerate(order)}
    chords = [sorted((place[one], place[other])) for one, other in edges]
    return sum(a < c < b < d or c < a < d < b for index, (a, b) in enumerate(chords) for c, d in chords[index + 1 :])


def _first_orders(graph: "nx.Graph[int]") -> Iterable[list[int]]:
    """Breadth first from the head, depth first, by narrowest band, and those who belong together side by side."""
    rest = list(graph)
    narrow = list(nx.utils.reverse_cuthill_mckee_ordering(graph, heuristic=min))
    place = {number: index for index, number in enumerate(narrow)}
    groups = nx.community.greedy_modularity_communities(graph) if graph.number_of_edges() else [rest]
    together = sorted((sorted(group, key=place.__getitem__) for group in groups), key=lambda group: place[group[0]])
    yield [*nx.bfs_tree(graph, 0), *rest]
    yield [*nx.dfs_preorder_nodes(graph, 0), *rest]
    yield narrow
    yield [number for group in together for number in group]


def _improved(order: list[int], edges: Sequence[Edge]) -> list[int]:
    """Each but the head moves along the table to where its lines cross fewest others, until nobody gains.

    For the first ROUNDS, of equally good seats the one nearest to whom it is connected with; after that nobody moves
    but for fewer crossings, so that there is an end.
    """
    beside: dict[int, list[int]] = {number: [] for number in order}
    for one, other in edges:
        beside[one].append(other)
        beside[other].append(one)
    rounds = 0
    while True:
        before, rounds = list(order), rounds + 1
        for number in sorted(order[1:], key=lambda number: (-len(beside[number]), number)):
            _sift(order, number, beside, tidy=rounds <= ROUNDS)
        if order == before:
            return order


def _sift(order: list[int], number: int, beside: dict[int, list[int]], *, tidy: bool) -> None:
    """Carry one from the end of the table to its beginning, seat by seat, and leave it where it was best.

    When two neighbours change places, only crossings between a line of the one and a line of the other change.
    """
    home = order.index(number)
    order.remove(number)
    place = {other: index for index, other in enumerate(order)}
    now, found = 0, {len(order): 0}
    for here in range(len(order) - 1, 0, -1):
        now += _change(number, order[here], here, place, beside)
        found[here] = now
    least = min(found.values())
    best = [here for here, crossed in found.items() if crossed == least]
    reach = {here: _reach(here, number, place, beside) if tidy else 0 for here in best}
    order.insert(min(best, key=lambda here: (reach[here], here != home, here)), number)


def _change(number: int, passed: int, gap: int, place: dict[int, int], beside: dict[int, list[int]]) -> int:
    """How many crossings come (or, below 0, go) when a number is carried over its neighbour at `gap`, towards 0."""
    size = len(place)

    def around(other: int) -> int:
        return (place[other] - gap) % size

    change = 0
    for mine in beside[number]:
        for theirs in beside[passed]:
            if theirs == number or mine in (passed, theirs):
                continue
            # Seen from here around the table: behind its neighbour, lines cross if its own ends further on; before
            # it, if its own ends earlier.
            change += 1 if around(mine) < around(theirs) else -1
    return change


def _reach(here: int, number: int, place: dict[int, int], beside: dict[int, list[int]]) -> int:
    """How many rows of the table its lines pass if a number sits here."""
    size = len(place) + 1
    rows = (_row(place[other] + (place[other] >= here), size) for other in beside[number])
    return sum(abs(_row(here, size) - row) for row in rows)


def _length(order: Sequence[int], edges: Sequence[Edge]) -> int:
    """How many rows of the table all lines pass together."""
    rows = {number: _row(place, len(order)) for place, number in enumerate(order)}
    return sum(abs(rows[one] - rows[other]) for one, other in edges)


def _row(place: int, size: int) -> int:
    """How far from the head a place is: the second half of the table comes back to it."""
    return min(place, size - place)
