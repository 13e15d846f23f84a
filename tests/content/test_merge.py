"""The three-way merge, against a plain account of what should stand in the store afterwards."""

from hypothesis import given
from hypothesis import strategies as st

from webapp.content.seeding.merge import Key, Plan, Row, merge

Table = dict[Key, Row]
GROUP = frozenset({"text", "source"})
VALUES = st.integers(0, 2)
ROWS = st.fixed_dictionaries({"text": VALUES, "source": VALUES, "place": VALUES})
TABLES = st.dictionaries(st.tuples(st.sampled_from("abcd")), ROWS)


@given(TABLES, TABLES, TABLES)
def test_what_was_changed_in_the_store_stays_and_the_rest_follows_the_seed(
    base: Table, store: Table, seed: Table
) -> None:
    assert _applied(store, merge(base, store, seed)) == _expected(base, store, seed)


@given(TABLES, TABLES, TABLES)
def test_every_difference_that_stays_is_listed(base: Table, store: Table, seed: Table) -> None:
    plan = merge(base, store, seed)
    after = _applied(store, plan)
    assert set(plan.kept) == {key for key in {*base, *seed} if after.get(key) != seed.get(key)}
    for key, columns in plan.kept.items():
        if key in after and key in seed:
            assert set(columns) == {column for column, value in seed[key].items() if after[key][column] != value}
        assert bool(columns) == (key in after)


@given(TABLES, TABLES, TABLES)
def test_merging_once_more_changes_nothing(base: Table, store: Table, seed: Table) -> None:
    after = _applied(store, merge(base, store, seed))
    again = merge(seed, after, seed)
    assert (again.insert, again.update, again.delete) == ({}, {}, [])


@given(TABLES, TABLES, TABLES)
def test_what_is_true_only_together_stays_or_goes_as_one(base: Table, store: Table, seed: Table) -> None:
    after = _applied(store, merge(base, store, seed, GROUP))
    for key in base.keys() & store.keys() & seed.keys():
        untouched = _group(store[key]) == _group(base[key])
        assert _group(after[key]) == _group(seed[key] if untouched else store[key])


@given(TABLES, TABLES)
def test_a_store_that_nobody_changed_becomes_the_seed(base: Table, seed: Table) -> None:
    plan = merge(base, base, seed)
    assert _applied(base, plan) == seed
    assert not plan.kept


def _expected(base: Table, store: Table, seed: Table) -> Table:
    after: Table = {}
    for key in {*base, *store, *seed}:
        if key not in base:
            after[key] = store.get(key) or seed[key]
        elif key not in store:
            pass
        elif key in seed:
            after[key] = {
                column: store[key][column] if store[key][column] != base[key][column] else seed[key][column]
                for column in store[key]
            }
        elif store[key] != base[key]:
            after[key] = store[key]
    return after


def _applied(store: Table, plan: Plan) -> Table:
    changed = {key: {**row, **plan.update.get(key, {})} for key, row in store.items() if key not in plan.delete}
    assert plan.insert.keys().isdisjoint(store)
    assert plan.update.keys() <= store.keys()
    return {**changed, **plan.insert}


def _group(row: Row) -> dict[str, object]:
    return {column: row[column] for column in GROUP}
