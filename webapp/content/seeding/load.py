"""Loading the seed: one transaction, idempotent, never over what was changed in the store."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from webapp.content.derive import derive
from webapp.content.translating.releases import release, released
from webapp.store.db import writing
from webapp.store.migrations import migrate
from webapp.store.models import Record
from webapp.store.queries import revision, rows
from webapp.store.queries.rows import Rows

from . import catalogues
from .digest import digest, is_filled
from .files import Seed
from .merge import Plan, merge
from .recording import AUTHOR, record
from .records import Records
from .references import reconcile

TOGETHER = {
    "translations": frozenset({"text", "source", "approved"}),
    "figures": frozenset({"measure", "value", "qualifier", "holds_for"}),
}
"""Columns that are true only as one: a new year beside an old figure would say something that nobody said."""
PER_LOCALE = ("slugs", "translations")
"""Tables whose rows belong to a language: those of languages that are not loaded are left alone."""
Progress = Callable[[int, int], None]
"""Called with the tables done and the tables in all."""


def _silent(_done: int, _total: int) -> None:
    pass


@dataclass
class Report:
    """What a load did: rows per table, what the store kept, and messages in files that the seed does not know."""

    inserted: dict[str, int] = field(default_factory=dict)
    updated: dict[str, int] = field(default_factory=dict)
    deleted: dict[str, int] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    revision: int = 0

    @property
    def changed(self) -> bool:
        """Whether the store is not as it was."""
        return bool(self.inserted or self.updated or self.deleted)


def fill(
    engine: Engine, locales: Sequence[str], seed: Path, translations: Path, progress: Progress = _silent
) -> Report | None:
    """Migrate a store and load the files into it, unless it has them already (None)."""
    if is_filled(engine, digest(seed, translations, locales)):
        return None
    migrate(engine)
    with writing(engine) as session:
        return load(session, seed, translations, locales, progress)


def load(
    session: Session,
    seed: Path,
    translations: Path,
    locales: Sequence[str],
    progress: Progress = _silent,
) -> Report:
    """Bring the store up to the files. Raises SeedError or PoError, with file and line, before anything is written."""
    wanted = digest(seed, translations, locales)
    records = Records(Seed(seed), locales)
    report = Report()
    tables = records.tables
    tables["messages"] |= catalogues.interface(translations, len(tables["messages"]))
    tables["translations"], report.unknown = catalogues.read(translations, locales, tables["messages"])
    for name in PER_LOCALE:
        tables[name] = {key: row for key, row in tables[name].items() if row["locale"] in locales}
    base, others = _base(session, locales)
    names = rows.in_order({*tables, *base})
    stores = {name: rows.read(session, name) for name in names}
    plans = {
        name: merge(base.get(name, {}), stores[name], tables.get(name, {}), TOGETHER.get(name, frozenset()))
        for name in names
    }
    reconcile(plans, stores, {name: rows.foreign_keys(name) for name in names})
    at = datetime.now(UTC).replace(tzinfo=None)
    stamp = {"author": AUTHOR, "changed_at": at}
    act = record(session, plans, stores, at)
    _forget_derived(session, plans["subjects"])
    for name in reversed(names):
        rows.remove(session, name, plans[name].delete)
    for done, name in enumerate(names, start=1):
        extra = stamp if name == "translations" else {}
        rows.add(session, name, [{**row, **extra} for row in plans[name].insert.values()])
        rows.change(session, name, {key: {**columns, **extra} for key, columns in plans[name].update.items()})
        _tell(report, name, plans[name])
        progress(done, len(names))
    rows.replace_all(session, "seed_records", [*_seed_records(tables), *others])
    fresh = release(session, locales, act, catalogues.released(translations, locales))
    derive(session, released(session, locales))
    state = revision.current(session)
    report.revision = revision.bump(session) if report.changed or fresh or state.seed_digest != wanted else state.number
    state.seed_digest = wanted
    return report


def _base(session: Session, locales: Sequence[str]) -> tuple[dict[str, Rows], list[Record]]:
    """What the seed said last, by table; and, apart, what it said in languages that are not loaded now."""
    base: dict[str, Rows] = {}
    others = []
    for (name, key), row in rows.read(session, "seed_records").items():
        record = row["record"]
        assert isinstance(record, dict)
        if name in PER_LOCALE and record["locale"] not in locales:
            others.append(row)
        else:
            base.setdefault(name, {})[tuple(json.loads(key))] = record
    return base, others


def _seed_records(tables: Mapping[str, Rows]) -> list[Record]:
    return [
        {"table": name, "key": json.dumps(key), "record": record}
        for name, records in tables.items()
        for key, record in records.items()
    ]


def _forget_derived(session: Session, plan: Plan) -> None:
    """Labels and search texts are made anew each time; the addresses of a subject go with it."""
    gone = {ref for (ref,) in plan.delete}
    for name in ("labels", "search_texts"):
        rows.replace_all(session, name, [])
    if gone:
        addresses = rows.read(session, "addresses")
        rows.remove(session, "addresses", [key for key, row in addresses.items() if row["ref"] in gone])


def _tell(report: Report, name: str, plan: Plan) -> None:
    for counts, items in ((report.inserted, plan.insert), (report.updated, plan.update), (report.deleted, plan.delete)):
        if items:
            counts[name] = len(items)
    for key, columns in plan.kept.items():
        what = ", ".join(columns) if columns else "deleted"
        report.kept.append(f"{name} {' '.join(str(part) for part in key)}: {what}")
