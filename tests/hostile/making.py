"""A hostile catalogue from its seed: which messages are attacked and how, and the file that brings it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from tests.hostile import attacks, damage
from tests.hostile.attacks import Forms
from webapp.content.translating.units import Unit, interface_context, po_entry
from webapp.i18n import po

ADDRESS = interface_context("address", "")
GOOD = "good"
DAMAGED = 0.4
"""So many of the catalogues are damaged as files too."""


@dataclass
class Hostile:
    """A catalogue with what must become of it: the forms of each message, those that are `bad`, and the damage.

    `odd` says what was added to those that are only odd.
    """

    seed: int
    forms: dict[str, Forms]
    bad: frozenset[str]
    fate: str
    damage: str | None
    data: bytes
    random: Random
    kinds: Counter[str] = field(default_factory=Counter)
    odd: dict[str, str] = field(default_factory=dict)

    @property
    def good(self) -> dict[str, str]:
        """The texts that must be taken."""
        return {context: "\n".join(forms) for context, forms in self.forms.items() if context not in self.bad}


def make(seed: int, units: Mapping[str, Unit], shown: Sequence[str], headers: Mapping[str, str]) -> Hostile:
    """The catalogue of a seed, on messages of which some are shown on the page that it is tried on."""
    random = Random(seed)
    contexts = random.sample(list(shown), min(len(shown), random.randrange(1, 5)))
    plural = [context for context, unit in units.items() if "\n" in unit.source]
    seen = [context for context in plural if context in shown]
    others = [*random.sample(list(units), 2), *random.sample(seen or plural, 1)]
    contexts = list(dict.fromkeys([*contexts, *others]))
    made = Hostile(seed, {}, frozenset(), damage.READ, None, b"", random)
    bad = set()
    for context in contexts:
        kind = _kind(random, units[context])
        made.kinds[kind] += 1
        made.forms[context] = _forms(kind, random, units[context])
        if kind in attacks.BAD or (kind in attacks.ODD and context.startswith(ADDRESS)):
            bad.add(context)
        elif kind in attacks.ODD:
            made.odd[context] = made.forms[context][0].removeprefix(f"{_own(units[context])[0]} ").removesuffix(" fin")
    made.bad = frozenset(bad)
    entries = [replace(po_entry(units[context], 2), forms=forms) for context, forms in made.forms.items()]
    text = po.render("fr", entries, headers=headers)
    made.data = text.encode()
    if random.random() < DAMAGED:
        _damage(made, text)
    return made


def _kind(random: Random, unit: Unit) -> str:
    kinds = [kind for kind in attacks.KINDS if attacks.possible(kind, _own(unit))]
    if attacks.MISSING_FORM in kinds and random.random() < 0.3:
        return attacks.MISSING_FORM
    return GOOD if random.random() < 0.1 else random.choice(kinds)


def _forms(kind: str, random: Random, unit: Unit) -> Forms:
    if kind == GOOD:
        return tuple(f"{form}-neuf" for form in _own(unit))
    return attacks.attacked(kind, random, _own(unit))


def _own(unit: Unit) -> Forms:
    assert unit.version
    return tuple(unit.version.text.split("\n"))


def _damage(made: Hostile, text: str) -> None:
    kinds = [*damage.PO, *damage.EMPTYING]
    weights = [0.02 if kind in damage.RARE else 1 for kind in kinds]
    made.damage = made.random.choices(kinds, weights)[0]
    made.kinds[made.damage] += 1
    if made.damage in damage.EMPTYING:
        made.data = damage.EMPTYING[made.damage](made.random, text)
        made.fate = damage.EITHER
    else:
        made.fate, spoil = damage.PO[made.damage]
        made.data = spoil(made.random, text)
