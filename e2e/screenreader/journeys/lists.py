"""Lists."""

from e2e.screenreader.hearing import Heard
from e2e.screenreader.phrases import Phrase, text


def title_of(heard: Heard, ref: str) -> str:
    """The title of the page of a subject."""
    return f"{heard.words.link(ref).full} – Samenspraak"


def count_of() -> None: ...


def entry(heard: Heard) -> tuple[Phrase, ...]:
    """The field for a part of a name, with its hint."""
    say = heard.words.say
    return text(say("Name or acronym"), role="entry"), text(say("Part of it is enough, in any language."))
