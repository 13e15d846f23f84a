"""Translators and an editor at once: nothing is lost, and every conflict is one that the oracle knows."""

import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy.orm import Session

from tests.content.merging.at_once import Deed, Import, in_order, left_behind, replay, work
from tests.content.merging.oracle import Text
from tests.content.merging.scripts import Script
from tests.content.merging.small import LOCALE, make_oracle
from tests.proving import WHOLE
from webapp.store.db import open_store, reading

SCRIPTS = 5_000 if WHOLE else 60
NAMES = ("Awa", "Bea", "Cem", "Dee")


def play(store: Path, seeds: Sequence[int]) -> Counter[str]:
    """Play scripts on a store, each from its beginning; what was done."""
    engine = open_store(f"sqlite:///{store}")
    played: Counter[str] = Counter()
    with engine.connect() as connection:
        for seed in seeds:
            whole = connection.begin()
            with Session(connection, join_transaction_mode="create_savepoint") as session:
                try:
                    played += Script(session, seed).play()
                except AssertionError as error:
                    raise AssertionError(f"script {seed}: {error}") from error
            whole.rollback()
    engine.dispose()
    return played


def at_once(executor: Executor, url: str, rounds: int) -> list[Deed]:
    """What everybody did, all at the same time."""
    with executor:
        return [deed for done in executor.map(work, [url] * len(NAMES), NAMES, [rounds] * len(NAMES)) for deed in done]


def check(small_store: Path, folder: Path, deeds: Sequence[Deed]) -> None:
    """One after the other in the order of the acts, the same would have been done; nothing is lost."""
    url, again = (f"sqlite:///{folder / name}.db" for name in ("real", "again"))
    copyfile(small_store, folder / "again.db")
    engine = open_store(again)
    with reading(engine) as session:
        oracle = make_oracle(session)
    engine.dispose()
    replay(again, deeds)
    left = left_behind(url)
    assert left == left_behind(again)
    for act, deed in in_order(deeds):
        assert deed.foretold(oracle) == act
    texts = {row[0]: Text(*row[2:5]) for row in left["translations"] if row[1] == LOCALE}
    assert texts == oracle.texts
    oracle.imported |= {
        (entry.context, entry.text)
        for _, deed in deeds
        if isinstance(deed, Import)
        for entry in deed.entries
        if entry.text
    }
    findable = {(row[0], row[2]) for row in left["translations"]}
    findable |= {(row[1], row[3]) for table in ("suggestions", "translation_history") for row in left[table]}
    assert not oracle.lost(findable)


@pytest.mark.prove
def test_scripts_agree_with_the_oracle(small_store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    played = play(small_store, range(SCRIPTS))
    if WHOLE:
        with capsys.disabled():
            figures = ", ".join(f"{count:,} {name}" for name, count in played.items())
            sys.stdout.write(f"\nTranslating: {figures}; 0 texts lost, conflicts as the oracle's.\n")
    assert played["scripts"] == SCRIPTS
    assert min(played[name] for name in ("conflicts", "broken", "unknown", "round trips", "texts taken")) > 10


@pytest.mark.prove
def test_work_at_the_same_time_is_as_if_it_was_done_in_turn(
    small_store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copyfile(small_store, tmp_path / "real.db")
    processes = ProcessPoolExecutor(len(NAMES), mp_context=get_context("spawn"))
    pool = processes if WHOLE else ThreadPoolExecutor(len(NAMES))
    deeds = at_once(pool, f"sqlite:///{tmp_path / 'real'}.db", 100 if WHOLE else 6)
    acts = len(in_order(deeds))
    if WHOLE:
        with capsys.disabled():
            sys.stdout.write(f"\nTranslating at once: {len(NAMES)} processes, {acts} acts; 0 texts lost.\n")
    assert acts > (100 if WHOLE else len(NAMES))
    check(small_store, tmp_path, deeds)
