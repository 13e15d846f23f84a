"""Hostile catalogues through the importer: refused whole with a line, or the good texts taken and the bad put aside."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.hostile import attacks, damage
from tests.hostile.conftest import SEEDS
from tests.hostile.making import GOOD, Hostile
from tests.hostile.site import Site, hostile
from tests.proving import WHOLE
from webapp.content.translating import exporting, importing
from webapp.content.translating.units import faults, id_of
from webapp.i18n import po
from webapp.i18n.po import PoError
from webapp.store.models import Act, Suggestion, Translation, TranslationHistory

EXPORTED = 25
"""After every 25th import the site is exported, which takes longer than the import."""


@pytest.mark.prove
def test_the_importer_refuses_a_file_whole_or_takes_what_is_good(
    site: Site, headers: dict[str, str], tell: Callable[[str, Counter[str]], None]
) -> None:
    kinds: Counter[str] = Counter()
    with site.engine.connect() as connection:
        with Session(connection) as session:
            before = state(session)
        for seed in SEEDS:
            _, made = hostile(site, headers, seed)
            with Session(connection) as session:
                try:
                    check_import(site, session, made, before)
                except Exception as error:
                    error.add_note(f"HOSTILE_SEED={seed} {made.kinds}")
                    raise
                session.rollback()
            kinds += made.kinds
    tell(f"{len(SEEDS)} hostile catalogues imported", kinds)
    if WHOLE:
        assert set(kinds) >= {*attacks.KINDS, GOOD, *damage.EMPTYING, *(damage.PO.keys() - damage.RARE)}


def check_import(site: Site, session: Session, made: Hostile, before: "State") -> None:
    last_line = made.data.count(b"\n") + 1
    try:
        file = po.parse(made.data, "fr.po")
        report = importing.run(session, "fr", file, "somebody", site.settings.locales)
    except PoError as error:
        check_refusal(error, made, last_line)
        assert state(session) == before
        return
    assert made.fate != damage.REFUSED, "this file was taken"
    given = {context: forms for context in made.forms if (forms := forms_in(file, context))}
    assert made.fate == damage.EITHER or given == made.forms
    whole = {context for context, forms in given.items() if forms == made.forms[context]}
    own = dict(before.own)
    for context in whole - made.bad:
        own[context] = (made.good[context], site.before[context].source, True)
    after = state(session)
    for context in given.keys() - whole:
        # A file cut off between two lines of a text: what there is of it is judged as a text of its own.
        words, source, _ = own[context] = after.own[context]
        assert words in (before.own[context][0], "\n".join(given[context]))
        assert not faults(source, words, "fr", context=context)
    assert after.own == own
    assert after.others == before.others
    aside = {(row.context, row.text): row.reason for row in session.scalars(select(Suggestion))}
    for context in whole & made.bad:
        assert aside[context, "\n".join(made.forms[context])]
    assert {item.context for item in report.broken} & whole == whole & made.bad
    assert {item.context for item in report.broken} <= given.keys()
    assert not report.conflicts
    assert all(1 <= item.line <= last_line for item in report.aside)
    if made.seed % EXPORTED == 0:
        check_export(site, session)


def check_refusal(error: PoError, made: Hostile, last_line: int) -> None:
    """A file is refused for a reason, at a line that it has."""
    assert made.fate != damage.READ, error
    assert 1 <= error.line <= last_line
    assert str(error).startswith(f"fr.po:{error.line}: ")


def check_export(site: Site, session: Session) -> None:
    """What was put aside stands in the next export as a comment, and must stay one."""
    for domain in exporting.DOMAINS:
        again = po.parse(exporting.export(session, "fr", domain).encode(), "export.po")
        assert importing.run(session, "fr", again, "somebody", site.settings.locales).act is None


def forms_in(file: po.PoFile, context: str) -> attacks.Forms:
    """The forms that a file has for a message of the store; none if it is not in the file."""
    own, msgid = id_of(context)
    found = (entry.forms for entry in file.entries if entry.context == own and msgid in (None, entry.sources[0]))
    return next(found, ())


# One row: what stands in all other languages, as one text.
_OTHERS = select(func.group_concat(Translation.context + Translation.locale + Translation.text)).where(
    Translation.locale != "fr"
)


@dataclass(frozen=True)
class State:
    """All that an import can change: the French texts, those of other languages, and what is kept of both."""

    own: dict[str, tuple[str, str, bool]]
    others: list[tuple[object, ...]]
    kept: tuple[int | None, ...]


def state(session: Session) -> State:
    columns = (Translation.context, Translation.text, Translation.source, Translation.approved)
    french = session.execute(select(*columns).where(Translation.locale == "fr")).all()
    others = session.execute(_OTHERS).all()
    kept = tuple(session.scalar(select(func.max(table.id))) for table in (Act, Suggestion, TranslationHistory))
    own = {row.context: (row.text, row.source, row.approved) for row in french}
    return State(own, [tuple(row) for row in others], kept)
