"""Which wordings of a message say the same: what the statements "only a typo" amount to. Pure."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Same(NamedTuple):
    """The statement that two wordings of a message say the same."""

    context: str
    before: str
    after: str


class Meanings:
    """Wordings by meaning: sameness goes both ways, and on from one statement to the next."""

    def __init__(self, statements: Iterable[Same] = (), known: Mapping[tuple[str, str], str] | None = None) -> None:
        self.of = dict(known or {})
        for statement in statements:
            self.add(*statement)

    def add(self, context: str, before: str, after: str) -> None:
        """Take in that these say the same."""
        kept, dropped = self._meaning(context, before), self._meaning(context, after)
        for key, meaning in self.of.items():
            if key[0] == context and meaning == dropped:
                self.of[key] = kept
        self.of[context, before] = self.of[context, after] = kept

    def same(self, context: str, one: str, other: str) -> bool:
        """Whether two wordings of a message say the same."""
        return one == other or self._meaning(context, one) == self._meaning(context, other)

    def _meaning(self, context: str, source: str) -> str:
        return self.of.get((context, source), source)
