"""Spans of years beside each other, each in a lane of its own. Pure."""

from collections.abc import Iterable, Sequence

LANES = 2
"""So many can run beside each other. If more do anywhere, none is drawn: a few would say that there are no others."""


def spans(years: Sequence[int], found: Iterable[tuple[int, int]]) -> list[tuple[str, ...]]:
    """For each year what happens in each lane: `begins`, `passes`, `ends`, or "".

    `years` are those that have a row, in order; a span (first and last year) of one year alone is no arc.
    """
    ends: list[int] = []
    placed: list[tuple[int, int, int]] = []
    for first, last in sorted(span for span in found if span[0] < span[1] and set(span) <= set(years)):
        lane = next((lane for lane, end in enumerate(ends) if end < first), len(ends))
        if lane == LANES:
            return [()] * len(years)
        ends[lane : lane + 1] = [last]
        placed.append((first, last, lane))
    return [tuple(_crossing(year, lane, placed) for lane in range(len(ends))) for year in years]


def _crossing(year: int, lane: int, placed: Iterable[tuple[int, int, int]]) -> str:
    for first, last, own in placed:
        if own == lane and first <= year <= last:
            return "begins" if year == first else "ends" if year == last else "passes"
    return ""
