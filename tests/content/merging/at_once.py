"""People who really work at the same time, each with a connection of their own, and what they did in its order."""

import re
from collections.abc import Iterable
from contextlib import suppress
from random import Random
from typing import Any, NamedTuple

import polib
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.content.merging.edits import BASE, Copy, change, entries_of
from tests.content.merging.oracle import Entry, Oracle
from tests.content.merging.scripts import EDITED, ENGLISH
from tests.content.merging.small import LOCALE, LOCALES
from webapp.content.translating import english
from webapp.content.translating.exporting import DOMAINS, export
from webapp.content.translating.importing import run
from webapp.i18n import po
from webapp.store.db import open_store, reading, writing
from webapp.store.queries import rows

KEPT = {
    "messages": ("context", "source"),
    "wordings": ("context", "source", "meaning"),
    "translations": ("context", "locale", "text", "source", "approved", "author"),
    "translation_history": ("act", "context", "locale", "text", "source", "approved", "author"),
    "source_history": ("act", "context", "source"),
    "suggestions": ("act", "context", "locale", "text", "source", "author", "reason"),
    "acts": ("id", "kind", "author", "locale", "reason"),
}
"""All that acts leave in the store but the time."""


class Import(NamedTuple):
    """A file that was sent in."""

    author: str
    data: bytes

    def again(self, session: Session) -> int | None:
        file = po.parse(self.data, "file.po")
        return run(session, LOCALE, file, self.author, LOCALES).act

    @property
    def without_time(self) -> "Import":
        """The same for a store in which the same was done at other times: its acts have the same numbers."""
        return self._replace(data=re.sub(rf"({BASE}: \w+/\d+)/\w+".encode(), rb"\1", self.data))

    @property
    def entries(self) -> list[Entry]:
        return entries_of(polib.pofile(self.data.decode()))

    def foretold(self, oracle: Oracle) -> int | None:
        return oracle.read(self.entries, polib.pofile(self.data.decode()).metadata.get(BASE), self.author).act


class Edit(NamedTuple):
    """The English that was changed."""

    author: str
    context: str
    before: str
    after: str
    typo: bool

    @property
    def without_time(self) -> "Edit":
        return self

    def again(self, session: Session) -> int | None:
        return english.edit(
            session,
            self.context,
            self.before,
            self.after,
            author=self.author,
            locales=LOCALES,
            typo=self.typo,
            reason="seen",
        )

    def foretold(self, oracle: Oracle) -> int | None:
        return oracle.edit(self.context, self.after, typo=self.typo)


Deed = tuple[int | None, Import | Edit]
"""What was done, and as which act; None if it changed nothing."""


def work(url: str, name: str, rounds: int) -> list[Deed]:
    """Export, change, send in and edit again and again; what was done."""
    engine = open_store(url)
    random = Random(name)
    copy = Copy(name)
    done: list[Deed] = []
    for turn in range(rounds):
        if turn % 3 == 0:
            with reading(engine) as session:
                copy.open(export(session, LOCALE, DOMAINS[random.random() < 0.3]))
        change(copy.file, random)
        if copy.is_sound:
            done.append(_do(engine, Import(name, copy.sent(random.choice((copy.base, copy.base, None))))))
        if random.random() < 0.4:
            context = random.choice(EDITED)
            with reading(engine) as session:
                before = english.source(session, context)
            with suppress(english.StaleError):
                done.append(_do(engine, Edit(name, context, before, random.choice(ENGLISH), random.random() < 0.3)))
    engine.dispose()
    return done


def _do(engine: Engine, deed: Import | Edit) -> Deed:
    with writing(engine) as session:
        return deed.again(session), deed


def in_order(deeds: Iterable[Deed]) -> list[tuple[int, Import | Edit]]:
    """What changed something, in the order of the acts."""
    return sorted(((act, deed) for act, deed in deeds if act is not None), key=lambda pair: pair[0])


def replay(url: str, deeds: Iterable[Deed]) -> None:
    """Do the same again, one after the other; each is the same act again."""
    engine = open_store(url)
    for act, deed in in_order(deeds):
        assert _do(engine, deed.without_time)[0] == act
    engine.dispose()


def left_behind(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """All that acts left in a store."""
    engine = open_store(url)
    with reading(engine) as session:
        tables = {name: rows.read(session, name).values() for name in KEPT}
    engine.dispose()
    return {
        name: sorted((tuple(row[column] for column in KEPT[name]) for row in table), key=repr)
        for name, table in tables.items()
    }
