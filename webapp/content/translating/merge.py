"""The three-way merge of one message of a catalogue: what was exported, what the file says, what the store says now.

Pure. Nothing that anybody wrote is discarded: what does not become the text is put aside, with the reason.
"""

from collections.abc import Callable, Set
from dataclasses import dataclass
from typing import Literal

from webapp.content.translating.units import Version
from webapp.i18n.reasons import BOTH_CHANGED, NO_BASE

Fate = Literal["unchanged", "blank", "taken", "aside", "dismissed"]


@dataclass(frozen=True, slots=True)
class Base:
    """What was exported: the version of that time, if there was one, and whether the file showed it as fuzzy."""

    version: Version | None
    fuzzy: bool


@dataclass(frozen=True, slots=True)
class Theirs:
    """What the file says: the text, the English above it, and whether it is fuzzy; `made_from` where the file tells."""

    text: str
    source: str
    fuzzy: bool
    made_from: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a message; `version` is the new one if it is taken, or what is put aside."""

    fate: Fate
    version: Version | None = None
    reason: str = ""


UNCHANGED = Outcome("unchanged")
BLANK = Outcome("blank")


def merge(
    base: Base | None,
    theirs: Theirs,
    ours: Version | None,
    *,
    had: Set[str],
    mine: bool,
    is_today: Callable[[str], bool],
) -> Outcome:
    """What becomes of a message.

    `base` is None if the file does not say which export it was made from. `had` are texts that the site had since the
    export, or ever if that is not known; `mine` says that nobody but who sends the file changed the text since.
    `is_today` tells whether an English wording means what the message says today.
    """
    if not theirs.text:
        return BLANK if ours else UNCHANGED
    if base and _untouched(base, theirs):
        return UNCHANGED
    version = _version(base, theirs)
    if ours and ours.text == theirs.text:
        return _same_text(base, ours, version, had, is_today)
    own = mine and theirs.text not in had
    if ours is None or (base and (own or _still(base.version, ours, version, is_today))):
        return Outcome("taken", version)
    if theirs.text in had:
        return UNCHANGED
    return Outcome("aside", version, BOTH_CHANGED if base else NO_BASE)


def _untouched(base: Base, theirs: Theirs) -> bool:
    exported = base.version.text if base.version else ""
    return (exported, base.fuzzy) == (theirs.text, theirs.fuzzy)


def _version(base: Base | None, theirs: Theirs) -> Version:
    """Without the mark "fuzzy" a text is confirmed for the English that stands above it in the file."""
    if not theirs.fuzzy:
        return Version(theirs.text, theirs.source, approved=True)
    exported = base.version.source if base and base.version else None
    return Version(theirs.text, theirs.made_from or exported or theirs.source, approved=False)


def _same_text(
    base: Base | None, ours: Version, version: Version, had: Set[str], is_today: Callable[[str], bool]
) -> Outcome:
    """Nobody's words are at stake: a confirmation counts, and a doubt does if nobody has judged the text since."""
    is_as_exported = base is not None and base.version == ours
    if not version.approved:
        doubted = is_as_exported and base is not None and not base.fuzzy and version.text not in had
        return Outcome("taken", version) if doubted else UNCHANGED
    confirms = (is_as_exported or is_today(version.source)) and not (ours.approved and is_today(ours.source))
    return Outcome("taken", version) if confirms else UNCHANGED


def _still(exported: Version | None, ours: Version, version: Version, is_today: Callable[[str], bool]) -> bool:
    """Whether the site still has what was exported; that somebody confirmed it since does not stop newer work."""
    if exported is None or exported.text != ours.text:
        return False
    return exported == ours or (version.approved and is_today(version.source))
