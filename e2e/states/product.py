"""All views, and the combinations in which they are seen: all of them, or so many that each pair occurs."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from e2e.states import answers, desk, errors, listing
from e2e.states.pairs import Row, covering
from e2e.states.view import MODES, SIZES, View

VIEWS: tuple[View, ...] = (*answers.views(), *listing.views(), *errors.views(), *desk.views())


@dataclass(frozen=True)
class Seen:
    """A view in a language, and how it is looked at: names of widths and modes."""

    view: View
    locale: str
    looks: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return f"{self.view}-{self.locale}" + ("-" + "-".join(self.looks[0]) if len(self.looks) == 1 else "")


def everything() -> Iterator[Seen]:
    """Each view in each of its languages: plain pages at each width in each mode, all others four times.

    In each language an answer or a list is seen once at each width and once in each mode, another pair in another
    language: in four languages, in all sixteen.
    """
    for view in VIEWS:
        for place, locale in enumerate(view.languages):
            crossed = tuple(product(SIZES, MODES))
            turned = tuple((width, MODES[(step + place) % len(MODES)]) for step, width in enumerate(SIZES))
            yield Seen(view, locale, crossed if view.kind in ("plain", "error") else turned)


def possible() -> list[Row]:
    """What can be combined: page, kind of state, language, width, mode."""
    rows = (
        (view.page, view.kind, locale, width, mode)
        for view in VIEWS
        for locale in view.languages
        for width, mode in product(SIZES, MODES)
    )
    return list(dict.fromkeys(rows))


@cache
def sample() -> tuple[Seen, ...]:
    """So many that each pair occurs; of several views of one kind each in turn, as far as these go."""
    turns: dict[tuple[str, str], int] = {}
    seen = []
    for page, kind, locale, width, mode in covering(possible()):
        alike = [view for view in VIEWS if (view.page, view.kind) == (page, kind) and locale in view.languages]
        turn = turns[page, kind] = turns.get((page, kind), -1) + 1
        seen.append(Seen(alike[turn % len(alike)], locale, ((width, mode),)))
    return tuple(seen)
