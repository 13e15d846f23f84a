"""Pages in a state, and how they are looked at."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Page, ViewportSize

from e2e.judging import Condition
from e2e.words import LOCALES, Words

Reach = Callable[[Page, Words], None]
Place = Literal["site", "grown", "desk"]

SIZES = {
    "320": ViewportSize(width=320, height=640),
    "390": ViewportSize(width=390, height=844),
    "768": ViewportSize(width=768, height=1024),
    "1280": ViewportSize(width=1280, height=800),
}
MODES = ("light", "dark", "forced", "more")
LET_OFF = "link-difference"
"""What is not asked where the network has grown: generated organisations may share a name, which no link to them can
mend. All other places have this check."""


@dataclass(frozen=True)
class View:
    """A page in a state.

    `page`: what it is called in `ADDRESSES`, or the template that answers. `kind`: the kind of state; `variant`: which
    one of them. `reach` opens a page and brings it there. `place`: the server on which it is found.
    """

    page: str
    kind: str
    reach: Reach
    variant: str = ""
    place: Place = "site"
    languages: tuple[str, ...] = LOCALES

    def __str__(self) -> str:
        return "-".join(part for part in (self.page, self.kind, self.variant) if part)


def condition(width: str, mode: str) -> Condition:
    """How a page is looked at, by the names of a width and a mode."""
    return Condition(
        SIZES[width],
        "dark" if mode == "dark" else "light",
        forced="active" if mode == "forced" else "none",
        contrast="more" if mode == "more" else "no-preference",
    )
