"""The three-way merge of one table: what the seed said last, what the store has, what the seed says now.

Pure: rows in, a plan out. What was changed in the store is never overwritten; it is listed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Key = tuple[Any, ...]
Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do with a table; `kept` are the rows whose store version stays, with the columns that differ."""

    insert: dict[Key, Row] = field(default_factory=dict)
    update: dict[Key, dict[str, object]] = field(default_factory=dict)
    delete: list[Key] = field(default_factory=list)
    kept: dict[Key, tuple[str, ...]] = field(default_factory=dict)


def merge(
    base: Mapping[Key, Row],
    store: Mapping[Key, Row],
    seed: Mapping[Key, Row],
    together: frozenset[str] = frozenset(),
) -> Plan:
    """A plan for each row of the base or the seed; rows that only the store has were made there and stay.

    Columns that are true only `together`, such as a translation and the English it was made from, stay or go as one.
    """
    plan = Plan()
    for key in dict.fromkeys([*seed, *base]):
        last, present, wanted = base.get(key), store.get(key), seed.get(key)
        if wanted is None:
            _leave(plan, key, last or {}, present)
        elif present is None:
            if last is None:
                plan.insert[key] = wanted
            else:
                plan.kept[key] = ()
        else:
            _change(plan, key, last, present, wanted, together=together)
    return plan


def _leave(plan: Plan, key: Key, last: Row, present: Row | None) -> None:
    """The seed has dropped the row: so does the store, unless the row was changed there."""
    if present is None:
        return
    changed = tuple(column for column, value in last.items() if present[column] != value)
    if changed:
        plan.kept[key] = changed
    else:
        plan.delete.append(key)


def _change(plan: Plan, key: Key, last: Row | None, present: Row, wanted: Row, *, together: frozenset[str]) -> None:
    differing = [column for column, value in wanted.items() if present[column] != value]
    ours = {column for column in differing if last is not None and last.get(column, _UNSAID) == present[column]}
    if last is None or any(last.get(column, _UNSAID) != present[column] for column in together):
        ours -= together
    if ours:
        plan.update[key] = {column: wanted[column] for column in differing if column in ours}
    kept = tuple(column for column in differing if column not in ours)
    if kept:
        plan.kept[key] = kept


_UNSAID = object()
