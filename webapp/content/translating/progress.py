"""How far a language is: messages and words by state, of the whole and of each page."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from webapp.content.translating.units import INTERFACE, State, Unit


@dataclass
class Progress:
    """Messages by state, and the English words of those that wait for a translator."""

    states: Counter[State] = field(default_factory=Counter)
    words: int = 0

    @property
    def total(self) -> int:
        """All messages."""
        return self.states.total()

    @property
    def percent(self) -> int:
        """How much is translated, reviewed and up to date, in whole percents: 100 only if all of it is."""
        return 100 * self.states["approved"] // self.total if self.total else 0

    def add(self, unit: Unit) -> None:
        """Count a message."""
        self.states[unit.state] += 1
        if unit.state in ("missing", "outdated"):
            self.words += unit.words


def counted(found: Iterable[Unit]) -> Progress:
    """The progress of these messages."""
    progress = Progress()
    for unit in found:
        progress.add(unit)
    return progress


def by_group(found: Iterable[Unit], name: Callable[[str], str]) -> dict[str, Progress]:
    """What `name` makes of the contexts of messages, in their order, with the progress of each."""
    groups: dict[str, Progress] = {}
    for unit in found:
        groups.setdefault(name(unit.context), Progress()).add(unit)
    return groups


def in_all(groups: dict[str, Progress]) -> Progress:
    """The whole of several."""
    total = Progress()
    for group in groups.values():
        total.states.update(group.states)
        total.words += group.words
    return total


def group_of(context: str) -> str:
    """What a message belongs to: `page:networks`, `org:ituc`, or all those of the interface to `interface`."""
    return INTERFACE.rstrip(":") if context.startswith(INTERFACE) else context.partition("/")[0]
