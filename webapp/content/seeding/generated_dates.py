"""Dates for generated data: moments, and the ways in which relations and projects are dated."""

from random import Random


def moment(rng: Random, first: int, last: int) -> str:
    """A year, month or day from one year to another."""
    day = f"{rng.randint(first, last)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    return day[: rng.choice((4, 7, 10))]


def of_relation(rng: Random, relation: str, until: str | None) -> dict[str, str | None]:
    """One way of dating: a merger has a moment, and what a former organisation had ended with it."""
    dates: dict[str, str | None] = dict.fromkeys(("since", "until", "when", "holds_for"))
    year = str(rng.randint(2015, 2024))
    choices = (("holds_for", year), ("holds_for", "undated"), ("holds_for", f"before {year}"))
    if relation == "merged-into":
        way, value = "when", until or moment(rng, 1990, 2024)
    elif until:
        way, value = "until", until
    else:
        spans = (("since", moment(rng, 1950, 2014)), ("until", moment(rng, 2015, 2024)))
        way, value = rng.choices((*choices, *spans), weights=(50, 10, 5, 25, 10))[0]
    return {**dates, way: value}


def of_project(rng: Random, number: int) -> dict[str, str | None]:
    """A moment, a span with one end or two, or nothing."""
    since, until, when = moment(rng, 2000, 2012), moment(rng, 2013, 2024), moment(rng, 2000, 2024)
    ways = ((since, until, None), (since, None, None), (None, None, when), (None, None, None), (None, until, None))
    return dict(zip(("since", "until", "when"), ways[number % len(ways)], strict=True))
