"""A translator's desk: what one does with files, and what the site says then."""

import polib
from sqlalchemy import Engine

from tests.content.merging.edits import Copy, context_of
from tests.content.merging.small import LOCALE, LOCALES
from webapp.content.translating import english, history
from webapp.content.translating.exporting import Domain, export
from webapp.content.translating.importing import run
from webapp.content.translating.report import Report
from webapp.content.translating.units import Version, units
from webapp.i18n import po
from webapp.store.db import reading, writing
from webapp.store.queries import suggestions

TITLE, WHEN, WHO = "page:a/title", "page:a/when", "page:a/who"
HELLO, WORKERS = "interface:|Hello {name}", "interface:|{count} worker"
NORTH, SOUTH, EAST = (f"interface:address|{word}" for word in ("north", "south", "east"))


class Desk:
    """A translator's desk: a copy of the catalogue, and the site to send it to."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def export(self, domain: Domain = "content", name: str = "Awa") -> Copy:
        copy = Copy(name)
        with reading(self.engine) as session:
            copy.open(export(session, LOCALE, domain))
        return copy

    def send(self, copy: Copy, header: str | None = "") -> Report:
        """Send a file in, with its own header or another one, or without."""
        data = copy.sent(copy.base if header == "" else header)
        with writing(self.engine) as session:
            return run(session, LOCALE, po.parse(data, "sent.po"), copy.name, LOCALES)

    def edit(self, context: str, after: str, *, typo: bool = False) -> None:
        with writing(self.engine) as session:
            before = english.source(session, context)
            english.edit(
                session, context, before, after, author="Dee", locales=LOCALES, typo=typo, reason="It is better."
            )

    def undo(self, number: int | None) -> None:
        assert number
        with writing(self.engine) as session:
            history.undo(session, number, "Dee", LOCALES, LOCALE)

    def version(self, context: str) -> Version | None:
        with reading(self.engine) as session:
            return units(session, LOCALE)[context].version

    def state(self, context: str) -> str:
        with reading(self.engine) as session:
            return units(session, LOCALE)[context].state

    def aside(self) -> list[tuple[str, str, str]]:
        with reading(self.engine) as session:
            return [(item.context, item.text, item.reason) for item in suggestions.put_aside(session, LOCALE)]


def entry(copy: Copy, context: str) -> polib.POEntry:
    return next(item for item in copy.file if context_of(item.msgctxt, item.msgid) == context)
