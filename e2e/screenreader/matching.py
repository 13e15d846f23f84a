"""What was said, held against what had to be said."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from e2e.screenreader.orca import Utterance
from e2e.screenreader.phrases import Phrase, is_own

FOUND = "\0"


@dataclass
class Comparison:
    """The outcome: `found` has the utterances of each phrase that was said, `silent` what Orca gave no language for."""

    faults: list[str] = field(default_factory=list)
    found: dict[Phrase, list[Utterance]] = field(default_factory=dict)
    silent: list[Phrase] = field(default_factory=list)


def are_said(heard: Sequence[Utterance], phrases: Sequence[Phrase]) -> bool:
    """Whether each phrase that is needed was said, in whatever order."""
    said = _joined(heard)
    return all(phrase.pattern.search(said) for phrase in phrases if not phrase.optional)


def compare(heard: Sequence[Utterance], phrases: Sequence[Phrase], lang: str) -> Comparison:
    """Each phrase must be said once, in the order given (status messages apart), in its language, and nothing else.

    `lang` is that of the page.
    """
    outcome = Comparison()
    said, at = _joined(heard), 0
    for phrase in phrases:
        anywhere = phrase.optional or phrase.kind != "text"
        match = phrase.pattern.search(said, 0 if anywhere else at)
        if match:
            start, end = match.span()
            outcome.found[phrase] = _overlapping(heard, start, end)
            said = said[:start] + re.sub(r"[^\n]", FOUND, match[0]) + said[end:]
            at = at if anywhere else end
            _check_language(phrase, phrase.lang or lang, outcome)
        elif not phrase.optional:
            outcome.faults.append(f"not said{' in its turn' if phrase.pattern.search(said) else ''}: {phrase}")
    for utterance, left in zip(heard, said.split("\n"), strict=False):
        if not is_own(left.replace(FOUND, " ")):
            outcome.faults.append(f"noise: “{utterance.text}”")
    return outcome


def _check_language(phrase: Phrase, lang: str, outcome: Comparison) -> None:
    known = {utterance.lang.partition("-")[0] for utterance in outcome.found[phrase] if utterance.lang}
    if not known:
        outcome.silent.append(phrase)
    elif known != {lang}:
        outcome.faults.append(f"said in {', '.join(sorted(known))}, not in {lang}: {phrase}")


def _overlapping(heard: Sequence[Utterance], start: int, end: int) -> list[Utterance]:
    found, at = [], 0
    for utterance in heard:
        until = at + len(_plain(utterance.text))
        if at < end and until > start:
            found.append(utterance)
        at = until + 1
    return found


def _joined(heard: Sequence[Utterance]) -> str:
    return "\n".join(_plain(utterance.text) for utterance in heard)


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()
