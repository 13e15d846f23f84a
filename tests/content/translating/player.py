"""Does to the store what a step says, tells the oracle of it, and compares the two."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from tests.content.translating import site
from tests.content.translating.checks import check_differences
from tests.content.translating.oracle import Copy, Key, Oracle, Said
from tests.content.translating.site import (
    BLOCKS,
    ENGLISH,
    LOCALES,
    PAGE,
    SUMMARY,
    TITLE,
    TRANSLATED,
    WHAT,
    WHO,
    WORDINGS,
)
from webapp.content import texts
from webapp.content.translating.history import HistoryError, Restored, restore, undo
from webapp.content.translating.pen import Pen
from webapp.content.translating.units import Version, units
from webapp.store.models import Record
from webapp.store.queries import rows

FIRST = {
    (context, locale): Said("First.", ENGLISH[context], sure=True)
    for context, locale in ((WHAT, "nl"), (WHAT, "fr"), (WHO, "nl"))
}
"""What is translated before a history begins."""


@dataclass(frozen=True)
class Step:
    """What somebody does, to which message, in which language; `pick` chooses among what can be chosen there."""

    kind: str
    context: str
    locale: str
    pick: int


class Player:
    """A history as it goes: the store, the oracle, and the catalogues that were exported and not yet imported."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.oracle = Oracle({context: [english] for context, english in ENGLISH.items()}, said=dict(FIRST))
        rows.add(session, "translations", [_row(key, said) for key, said in FIRST.items()])
        self._copies: list[Copy] = []

    def play(self, step: Step) -> None:
        """Do a step, and compare."""
        STEPS[step.kind](self, step)
        self.compare()

    def change(self, step: Step) -> None:
        """New English, or by chance what it said before."""
        self._edit(step.context, WORDINGS[step.pick % len(WORDINGS)], typo=False)

    def mend(self, step: Step) -> None:
        """A typo."""
        self._edit(step.context, WORDINGS[step.pick % len(WORDINGS)], typo=True)

    def revert(self, step: Step) -> None:
        """An earlier wording, as a change or as a typo."""
        earlier = self.oracle.wordings[step.context]
        self._edit(step.context, earlier[step.pick % len(earlier)], typo=step.pick % 3 == 0)

    def _edit(self, context: str, wording: str, *, typo: bool) -> None:
        number = site.write(self._session, context, wording, typo=typo)
        assert number == (self.oracle.acts if self.oracle.edit(context, wording, typo=typo) else None)

    def translate(self, step: Step) -> None:
        """A text for today's English."""
        said = Said(_text(step), self.oracle.today(step.context), sure=True)
        self._write({(step.context, step.locale): said})

    def confirm(self, step: Step) -> None:
        """The same text for today's English."""
        had = self.oracle.said.get((step.context, step.locale))
        if had:
            said = Said(had.text, self.oracle.today(step.context), sure=True)
            self._write({(step.context, step.locale): said})

    def doubt(self, step: Step) -> None:
        """A text that somebody else has to look at: nobody has confirmed it for today's English."""
        had = self.oracle.said.get((step.context, step.locale))
        english = had.english if had else self.oracle.today(step.context)
        self._write({(step.context, step.locale): Said(_text(step), english, sure=False)})

    def remove(self, step: Step) -> None:
        """No text any more."""
        if (step.context, step.locale) in self.oracle.said:
            self._write({(step.context, step.locale): None})

    def _write(self, changes: Mapping[Key, Said | None]) -> None:
        pen = Pen(self._session, "import", "bo")
        for (context, locale), said in changes.items():
            pen.translate(locale, {context: _version(said)})
        number = pen.finish(LOCALES)
        self.oracle.write(changes)
        assert number == self.oracle.acts

    def catalogue(self, step: Step) -> None:
        """Export, change some texts, import at once."""
        self._return(self._export(step.locale), step)

    def take(self, step: Step) -> None:
        """Export, for somebody who works on it for a while."""
        self._copies.append(self._export(step.locale))

    def bring(self, step: Step) -> None:
        """Import what was exported some time ago."""
        if self._copies:
            self._return(self._copies.pop(step.pick % len(self._copies)), step)

    def _export(self, locale: str) -> Copy:
        copy = self.oracle.copy(locale, site.exported(self._session, locale))
        for context, block in site.entries(copy.file).items():
            said, english = copy.said.get(context), copy.english[context]
            assert f'msgid "{english}"' in block
            assert f'msgstr "{said.text if said else ""}"' in block
            assert ("#, fuzzy" in block) == (context in copy.fuzzy)
            older = said is not None and context in copy.fuzzy and said.english != english
            assert (f'#| msgid "{said.english if said else ""}"' in block) == older
        return copy

    def _return(self, copy: Copy, step: Step) -> None:
        """Two texts of a catalogue come back: new or only looked at, certain or not."""
        beside = tuple(ENGLISH)[step.pick % len(ENGLISH)]
        changes: dict[str, tuple[str, bool]] = {}
        for context, pick in ((step.context, step.pick), (beside, step.pick // 2)):
            had = copy.said.get(context)
            if self.oracle.is_still(copy, context):
                changes[context] = (had.text if had and pick % 2 else _text(step), pick % 5 == 0)
        file = copy.file
        for context, (text, fuzzy) in changes.items():
            file = site.retold(file, context, text, fuzzy=fuzzy)
        report = site.imported(self._session, copy.locale, file)
        assert not report.aside
        wanted = self.oracle.returned(copy, changes)
        assert report.act == (self.oracle.acts if self.oracle.write(wanted) else None)

    def reorder(self, step: Step) -> None:
        """Another order of the texts of the page."""
        order = list(ENGLISH)
        order.insert(step.pick % len(order), order.pop(order.index(step.context)))
        for name, names in (("messages", order), ("blocks", [context for context in order if context in BLOCKS])):
            rows.change(
                self._session, name, {(context,): {"position": position} for position, context in enumerate(names)}
            )

    def restore(self, step: Step) -> None:
        """Back to how it was after some act, in one language or in all."""
        locale, number = _scope(step), step.pick % (self.oracle.acts + 1)
        done = restore(self._session, number, "cleo", LOCALES, locale)
        self._way_back(done, self.oracle.restored(number, [locale] if locale else TRANSLATED))

    def undo(self, step: Step) -> None:
        """Take an act back, in one language or in all; what was changed since stays."""
        if not self.oracle.acts:
            return
        locale, number = _scope(step), 1 + step.pick % self.oracle.acts
        locales = [locale] if locale else TRANSLATED
        if not {key for key in self.oracle.touched[number] if key[1] in locales}:
            with pytest.raises(HistoryError, match="nothing to undo"):
                undo(self._session, number, "cleo", LOCALES, locale)
            return
        wanted, kept = self.oracle.undone(number, locales)
        done = undo(self._session, number, "cleo", LOCALES, locale)
        assert set(done.kept) == kept
        self._way_back(done, wanted)

    def _way_back(self, done: Restored, wanted: Mapping[Key, Said | None]) -> None:
        assert done.changed == len(wanted)
        assert done.act == (self.oracle.acts if self.oracle.write(wanted) else None)

    def compare(self) -> None:
        """Every translation, what is outdated, and the difference that is shown."""
        outdated = {}
        for locale in TRANSLATED:
            for context, unit in units(self._session, locale).items():
                assert unit.source == self.oracle.today(context)
                assert unit.version == _version(self.oracle.said.get((context, locale)))
                if unit.state == "outdated":
                    assert unit.version is not None
                    outdated[context, locale] = (unit.version.source, unit.source)
        assert outdated == self.oracle.outdated()
        check_differences(outdated.values())

    def compare_page(self, locale: str) -> None:
        """What a reader of the page is told."""
        draft = texts.draft(self._session, PAGE, locale)
        marks = {f"{PAGE}/{block.id}": block.mark for block, _, _ in draft.blocks}
        marks |= {TITLE: draft.title_mark, SUMMARY: draft.summary_mark}
        told = {context: self._told(context, locale) for context in (*BLOCKS, TITLE, SUMMARY)}
        assert marks == told
        assert draft.body({}).marked == sum(mark is not None for mark in told.values())

    def _told(self, context: str, locale: str) -> str | None:
        if (context, locale) not in self.oracle.said:
            return "missing"
        return "outdated" if self.oracle.is_outdated((context, locale)) else None


STEPS: dict[str, Callable[[Player, Step], None]] = {
    method.__name__: method
    for method in (
        Player.change,
        Player.mend,
        Player.revert,
        Player.translate,
        Player.confirm,
        Player.doubt,
        Player.remove,
        Player.catalogue,
        Player.take,
        Player.bring,
        Player.reorder,
        Player.restore,
        Player.undo,
    )
}


def _row(key: Key, said: Said) -> Record:
    columns = {"text": said.text, "source": said.english, "approved": said.sure, "author": "seed"}
    return {"context": key[0], "locale": key[1], **columns, "changed_at": datetime(2026, 1, 1)}


def _text(step: Step) -> str:
    return f"{step.locale}: {step.context.rpartition('/')[2]} {step.pick % 4}"


def _version(said: Said | None) -> Version | None:
    return Version(said.text, said.english, said.sure) if said else None


def _scope(step: Step) -> str | None:
    return step.locale if step.pick % 2 else None
