"""Words that stand in addresses: in one language no two of them may be the same."""

from collections import Counter
from collections.abc import Mapping

from webapp.content.translating.units import Unit, interface_context

ADDRESSES = interface_context("address", "")


def clashing(found: Mapping[str, Unit], wanted: Mapping[str, str | None]) -> set[str]:
    """Of the texts that messages are to have (None: none) those that may not be, since two words would be the same.

    Words are judged by what all of them would be in the end, so that two can change places; a word without translation
    is its English. Of those wanted that would be the same the first one may have the word.
    """
    english = {key: unit.source for key, unit in found.items() if key.startswith(ADDRESSES)}
    today = {key: unit.version.text for key, unit in found.items() if key in english and unit.version}
    said = {**english, **today}
    words = {key: text or english[key] for key, text in wanted.items() if key in english}
    words = {key: word for key, word in words.items() if word != said[key]}
    refused: set[str] = set()
    while True:
        count = Counter({**said, **words}.values())
        last = next((key for key in reversed(words) if count[words[key]] > 1), None)
        if last is None:
            return refused
        refused.add(last)
        del words[last]
