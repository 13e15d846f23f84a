"""The tree of pages: every page hangs below home, and none below itself."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from . import schema
from .files import Seed, SeedError

REQUIRED = frozenset(
    [
        "about",
        "accessibility",
        "cookies",
        "countries",
        "feedback",
        "glossary",
        "home",
        "networks",
        "organisations",
        "our-work",
        "privacy",
        "programme-areas",
        "projects",
        "settings",
        "site-map",
        "sources",
    ]
)
"""Pages that the frame around every page, or the place of a kind of subject, cannot do without."""


def in_reading_order(seed: Seed) -> Iterator[str]:
    """Pages as a reader meets them: parents first, siblings by position. Raises SeedError if they make no tree."""
    pages = seed.pages
    children: dict[str | None, list[str]] = defaultdict(list)
    for key, page in pages.items():
        if page.parent is not None and page.parent not in pages:
            raise seed.error(f"pages/{key}", ("parent",), f"there is no page “{page.parent}”")
        children[page.parent].append(key)
    for key in children[None]:
        if key != "home":
            raise seed.error(f"pages/{key}", (), "no page but home is without a parent")
    if not children[None]:
        raise SeedError(seed.folder / "pages" / "home.yaml", 1, "is missing, or has a parent")
    reached = list(_walk("home", children, pages))
    for key in sorted(pages.keys() - set(reached)):
        if _in_circle(key, pages):
            raise seed.error(f"pages/{key}", ("parent",), "the parents of this page go round in a circle")
    yield from reached


def _walk(key: str, children: Mapping[str | None, list[str]], pages: Mapping[str, schema.Page]) -> Iterator[str]:
    yield key
    for child in sorted(children.get(key, []), key=lambda child: (pages[child].position, child)):
        yield from _walk(child, children, pages)


def _in_circle(key: str, pages: Mapping[str, schema.Page]) -> bool:
    met: set[str] = set()
    above = pages[key].parent
    while above is not None and above != key and above not in met:
        met.add(above)
        above = pages[above].parent
    return above == key
