"""Words of the interface that are still English on a page in another language (WCAG 3.1.2, H-18)."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from e2e.words import catalogues
from webapp.config import ROOT
from webapp.i18n import po

HOLE = re.compile(r"\\\{\w+\\\}")
LETTERS = re.compile(r"[^\W\d_]{3}")


@cache
def _english(locale: str) -> tuple[Mapping[str, str], re.Pattern[str]]:
    """English interface strings that are called otherwise in a language, and a pattern for those with placeholders."""
    plain: dict[str, str] = {}
    with_holes: list[str] = []
    same: set[str] = set()
    for entry in po.read(ROOT / "translations" / locale / "LC_MESSAGES" / "messages.po"):
        if entry.context == "address":
            continue
        for source in entry.sources:
            if source in entry.forms:
                same.add(source)
            elif "{" not in source:
                plain[source] = entry.forms[0]
            elif LETTERS.search(re.sub(r"\{\w+\}", "", source)):
                with_holes.append(HOLE.sub(".+?", re.escape(source)))
    # What another message has in this language too is no longer English alone.
    spoken = {form for entry in catalogues()[locale].forms.values() for form in entry}
    holes = re.compile("|".join(f"(?:{part})" for part in with_holes) or r"(?!)")
    return {source: form for source, form in plain.items() if source not in same | spoken}, holes


def left_in_english(texts: Sequence[Sequence[str]], locale: str | None) -> list[str]:
    """The faults among texts, each with its language and where it stands. No page is judged in English."""
    if locale is None or locale not in catalogues() or not (catalogues()[locale].forms):
        return []
    plain, holes = _english(locale)
    faults: dict[str, None] = {}
    for text, lang, where in texts:
        if lang != locale:
            continue
        if text in plain:
            faults[f"{where}: “{text}” should be “{plain[text]}”"] = None
        elif holes.fullmatch(text) and not _translated(text, locale):
            faults[f"{where}: “{text}” is English"] = None
    return list(faults)


@cache
def _spoken(locale: str) -> re.Pattern[str]:
    forms = {form for entry in catalogues()[locale].forms.values() for form in entry if "{" in form}
    return re.compile("|".join(f"(?:{HOLE.sub('.+?', re.escape(form))})" for form in forms if LETTERS.search(form)))


def _translated(text: str, locale: str) -> bool:
    return bool(_spoken(locale).fullmatch(text))
