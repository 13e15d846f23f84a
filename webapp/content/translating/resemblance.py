"""Texts that were split or put together: only what shares a whole sentence is ever suggested. Pure."""

from collections import defaultdict
from collections.abc import Mapping
from re import split


def moved(gone: Mapping[str, str], fresh: Mapping[str, str]) -> dict[str, list[tuple[str, str]]]:
    """For new English by context the old texts of the same subject that it shares sentences with, each with the reason.

    Texts that shared nothing, or whose context is the same, are left out.
    """
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for context, text in fresh.items():
        wanted = _sentences(text)
        for other, old in gone.items():
            if other == context or other.partition("/")[0] != context.partition("/")[0]:
                continue
            had = _sentences(old)
            if wanted & had:
                way = "The English was split off from" if had > wanted else "The English holds sentences of"
                found[context].append((other, f"{way} {other}."))
    return dict(found)


def _sentences(text: str) -> set[str]:
    return {sentence for sentence in split(r"(?<=[.!?])\s+", text.strip()) if sentence}
