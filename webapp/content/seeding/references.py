"""Plans of several tables made to fit each other: what stays keeps what it refers to, and nothing refers to a gap."""

from collections.abc import Iterator, Mapping

from webapp.store.queries.rows import ForeignKey, Key, Rows

from .merge import Plan, Row

NEEDED = "dropped by the seed, but the store still needs it"
GAP = "not taken, since what it refers to was deleted in the store"


References = Mapping[str, list[ForeignKey]]
"""What the columns of each table refer to."""


def reconcile(plans: Mapping[str, Plan], stores: Mapping[str, Rows], references: References) -> None:
    """Change the plans so that each can be carried out; what is kept for that reason is listed in them."""
    changed = True
    while changed:
        changes = [_fit(name, plans, stores, references) for name in plans]
        changed = any(changes)


def _fit(name: str, plans: Mapping[str, Plan], stores: Mapping[str, Rows], references: References) -> bool:
    """One pass over a table: whether anything had to change."""
    changed = False
    plan = plans[name]
    for reference in references[name]:
        target = reference.table
        there = {row[reference.target] for row in _after(plans[target], stores[target]).values()}
        dropped = {stores[target][key][reference.target]: key for key in plans[target].delete}
        for key, row in _after(plan, stores[name]).items():
            value = row[reference.column]
            if value is None or value in there:
                continue
            if value in dropped:
                needed = dropped.pop(value)
                _keep(plans[target], needed)
                _keep_parts(reference, value, plans, stores, references)
                there.add(value)
            elif key in plan.insert:
                del plan.insert[key]
                plan.kept[key] = (GAP,)
            elif reference.column in plan.update.get(key, {}):
                del plan.update[key][reference.column]
                plan.kept[key] = (*plan.kept.get(key, ()), reference.column)
            else:
                continue
            changed = True
    return changed


def _keep_parts(
    needed: ForeignKey, value: object, plans: Mapping[str, Plan], stores: Mapping[str, Rows], references: References
) -> None:
    """Keep the names, slugs and the like of a row that is kept."""
    for name, plan in plans.items():
        for reference in references[name]:
            if reference.part and (reference.table, reference.target) == (needed.table, needed.target):
                for key in [key for key in plan.delete if stores[name][key][reference.column] == value]:
                    _keep(plan, key)


def _keep(plan: Plan, key: Key) -> None:
    plan.delete.remove(key)
    plan.kept[key] = (NEEDED,)


def _after(plan: Plan, store: Rows) -> dict[Key, Row]:
    """A table as it will be."""
    return dict(_rows(plan, store))


def _rows(plan: Plan, store: Rows) -> Iterator[tuple[Key, Row]]:
    gone = set(plan.delete)
    for key, row in store.items():
        if key not in gone:
            yield key, {**row, **plan.update.get(key, {})}
    yield from plan.insert.items()
