"""So few combinations that each pair of values occurs: a covering array of strength two, always the same one.

Greedy, after D. Cohen and others, “The AETG system” (IEEE Transactions on Software Engineering 23(7), 1997), with rows
taken from those that are possible rather than made.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations

Row = tuple[str, ...]
Pair = tuple[int, str, int, str]


def pairs_of(row: Row) -> frozenset[Pair]:
    """The pairs in a row: two places and what stands there."""
    return frozenset((one, first, other, second) for (one, first), (other, second) in combinations(enumerate(row), 2))


def covering(possible: Sequence[Row]) -> list[Row]:
    """Rows of those that are possible, in which each pair occurs that occurs in any of them.

    Each row taken has the most pairs that are still missing; of several the first. Takes a time in proportion to the
    number of rows times the number of rows taken; tens of thousands need some seconds.
    """
    pairs = {row: pairs_of(row) for row in possible}
    missing: set[Pair] = set().union(*pairs.values())
    taken: list[Row] = []
    # How many a row may still have: it never grows, so that a row needs counting anew only when it stands first.
    most = {row: len(found) for row, found in pairs.items()}
    while missing:
        best, gain = possible[0], 0
        for row in possible:
            if most[row] <= gain:
                continue
            most[row] = len(pairs[row] & missing)
            if most[row] > gain:
                best, gain = row, most[row]
        taken.append(best)
        missing -= pairs[best]
    return taken


def missing_pairs(possible: Iterable[Row], taken: Iterable[Row]) -> set[Pair]:
    """The pairs that are possible and do not occur."""
    wanted = frozenset[Pair]().union(*map(pairs_of, possible))
    return set(wanted - frozenset[Pair]().union(*map(pairs_of, taken)))
