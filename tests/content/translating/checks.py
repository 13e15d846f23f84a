"""What every difference of two texts has to be."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from webapp.content.translating.differences import difference


def check_differences(pairs: Iterable[tuple[str, str]]) -> None:
    """The differences of these texts hold both of them whole, and no piece too many."""
    for before, after in pairs:
        check_difference(before, after)


@lru_cache(maxsize=10_000)
def check_difference(before: str, after: str) -> None:
    """The difference of two texts holds both of them whole, and no piece too many."""
    pieces = difference(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == after
    assert all(piece.text for piece in pieces)
    assert all(one.kind != other.kind for one, other in pairwise(pieces))
    assert {piece.kind for piece in pieces} & {"added", "removed"} or before == after
