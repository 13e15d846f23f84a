"""The interface at one moment: the languages that the public sees, and their catalogues. Immutable."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .catalogue import Catalogue, Entry


@dataclass(frozen=True, slots=True)
class Edition:
    """The languages, the default first, and the interface strings of each; `number` is the revision of the content."""

    number: int
    locales: tuple[str, ...]
    catalogues: Mapping[str, Catalogue]


def overlaid(shipped: Mapping[str, Catalogue], edited: Mapping[str, Iterable[Entry]]) -> dict[str, Catalogue]:
    """The catalogues that the site comes with, under the strings that were edited since."""
    return {locale: catalogue.under(edited.get(locale, ())) for locale, catalogue in shipped.items()}
