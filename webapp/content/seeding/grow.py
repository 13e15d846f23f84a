"""Filling the store with generated data, for development: in one transaction, and never over other rows."""

from collections.abc import Sequence

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from webapp.content.derive import derive
from webapp.content.translating.releases import released
from webapp.store.db import StoreError, writing
from webapp.store.models import Base
from webapp.store.queries import revision, rows

from .generated import Generated, is_generated
from .merge import merge
from .references import reconcile

CONTENT = (
    "blocks",
    "citations",
    "countries",
    "fact_uses",
    "figures",
    "kinds",
    "messages",
    "names",
    "organisations",
    "partnerships",
    "project_countries",
    "project_members",
    "projects",
    "relations",
    "slugs",
    "sources",
    "statements",
    "subjects",
    "translations",
)
"""The tables that content is written in; what else refers to a subject is derived, and goes with it."""


def grow(engine: Engine, count: int, locales: Sequence[str]) -> None:
    """Have this many generated organisations in the store (1 or more), and a project for every ten of them.

    What was generated before is brought to the same state: more are added, fewer are left. Rows that are not generated
    stay, and so do the generated ones that they refer to. Raises StoreError for a store that was never filled.
    """
    with writing(engine) as session:
        if not revision.number(session):
            raise StoreError("The store is empty: fill it with “samenspraak content load” before data are generated.")
        names = rows.in_order(CONTENT)
        stores = {name: rows.read(session, name) for name in names}
        before = {name: _part(stores[name], generated=True) for name in names}
        others = {name: _part(stores[name], generated=False) for name in names}
        wanted = Generated(others, count, locales).tables
        plans = {name: merge(before[name], stores[name], wanted.get(name, {})) for name in names}
        reconcile(plans, stores, {name: rows.foreign_keys(name) for name in names})
        _forget_derived(session, {ref for (ref,) in plans["subjects"].delete})
        for name in reversed(names):
            rows.remove(session, name, plans[name].delete)
        for name in names:
            rows.add(session, name, [dict(row) for row in plans[name].insert.values()])
            rows.change(session, name, plans[name].update)
        derive(session, released(session, locales))
        revision.bump(session)


def _part(stored: rows.Rows, *, generated: bool) -> rows.Rows:
    return {key: row for key, row in stored.items() if is_generated(key) == generated}


def _forget_derived(session: Session, gone: set[object]) -> None:
    """Leave out what is derived from subjects that go: whole tables, since row by row takes a minute for thousands."""
    for name in Base.metadata.tables:
        columns = [key.column for key in rows.foreign_keys(name) if key.table == "subjects"]
        if gone and columns and name not in CONTENT:
            stored = rows.read(session, name).values()
            rows.replace_all(session, name, [row for row in stored if not gone & {row[column] for column in columns}])
