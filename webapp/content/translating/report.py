"""What became of a catalogue that was imported, message by message."""

from dataclasses import dataclass, field, replace

from webapp.content.translating.merge import Outcome
from webapp.i18n.reasons import BOTH_CHANGED, NO_BASE


@dataclass(frozen=True, slots=True)
class Item:
    """A message of the file and what became of it: `theirs` is what the file says, `ours` what the site said then."""

    context: str
    line: int
    theirs: str
    ours: str | None
    reasons: tuple[str, ...] = ()


@dataclass
class Report:
    """What an import did: texts that are new, changed or confirmed; what was put aside; how many stayed as they were.

    `conflicts` were changed on both sides, `broken` may not be shown, `unknown` have no message. `dismissed` would have
    been put aside, but somebody has dismissed the same text before. `replaced` counts suggestions that the author put
    aside earlier, and that give way to what is newer. `blank` are empty in the file, which takes nothing
    away, as do the messages that the file has not (`absent`). `unconfirmed` counts what was taken and is still marked
    fuzzy. `act` is None if nothing was changed.
    """

    locale: str
    total: int = 0
    new: list[Item] = field(default_factory=list)
    changed: list[Item] = field(default_factory=list)
    confirmed: list[Item] = field(default_factory=list)
    conflicts: list[Item] = field(default_factory=list)
    broken: list[Item] = field(default_factory=list)
    unknown: list[Item] = field(default_factory=list)
    dismissed: list[Item] = field(default_factory=list)
    unconfirmed: int = 0
    blank: int = 0
    absent: int = 0
    replaced: int = 0
    unchanged: int = 0
    act: int | None = None
    has_base: bool = True
    released: bool = False

    @property
    def taken(self) -> int:
        """How many texts of the file the site has now and did not have before."""
        return len(self.new) + len(self.changed) + len(self.confirmed)

    def tell(self, item: Item, outcome: Outcome, *, known: bool) -> None:
        """Take in what became of a message, which the site knows or not."""
        if outcome.fate == "dismissed":
            self.dismissed.append(replace(item, reasons=(outcome.reason,)))
        elif outcome.fate == "aside":
            aside = replace(item, reasons=(outcome.reason,))
            conflict = outcome.reason in (BOTH_CHANGED, NO_BASE)
            (self.unknown if not known else self.conflicts if conflict else self.broken).append(aside)
        elif outcome.fate == "taken":
            same = item.ours == item.theirs
            self.unconfirmed += bool(outcome.version and not outcome.version.approved)
            (self.new if item.ours is None else self.confirmed if same else self.changed).append(item)
        elif outcome.fate == "blank":
            self.blank += 1
        else:
            self.unchanged += 1

    @property
    def aside(self) -> list[Item]:
        """All that was put aside."""
        return [*self.conflicts, *self.broken, *self.unknown]

    @property
    def lists(self) -> tuple[list[Item], ...]:
        """What is told one by one, by what became of it."""
        return self.conflicts, self.broken, self.unknown, self.dismissed, self.new, self.changed, self.confirmed
