"""Translators with files of their own and an editor act on one store in any order, compared with the oracle."""

from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.content.merging.edits import Copy, change, context_of, entries_of, text_of
from tests.content.merging.oracle import Text
from tests.content.merging.small import LOCALE, LOCALES, OTHER, TRANSLATED, make_oracle
from webapp.content.translating import english, history, suggestions
from webapp.content.translating.exporting import DOMAINS, export
from webapp.content.translating.importing import run
from webapp.content.translating.report import Report
from webapp.i18n import po
from webapp.store.models import Message, Suggestion, Translation, TranslationHistory

EDITED = ("page:a/title", "page:a/what", "page:a/when")
ENGLISH = ("Our network", "Our networks", "Unions talk.", "Unions talk with employers.", "Workers unite.")
KINDS = ("new", "changed", "confirmed", "conflicts", "broken", "unknown", "dismissed")


TRANSLATIONS = select(
    Translation.context, Translation.locale, Translation.text, Translation.source, Translation.approved
)
SOURCES = select(Message.context, Message.source)
SUGGESTIONS = select(Suggestion.context, Suggestion.text, Suggestion.source).where(Suggestion.locale == LOCALE)
PAST = select(TranslationHistory.context, TranslationHistory.text).where(TranslationHistory.locale == LOCALE)


class Script:
    """One script on a session, whose work the caller takes back; `played` counts what was done."""

    def __init__(self, session: Session, seed: int) -> None:
        self.session = session
        self.random = Random(seed)
        self.oracle = make_oracle(session)
        self.copies = [Copy(name) for name in ("Awa", "Bea", "Cem")]
        self.played: Counter[str] = Counter(scripts=1)
        self.told: list[object] = []

    def play(self) -> Counter[str]:
        """Each step is compared; whatever fails tells all the steps up to there."""
        acts: dict[Callable[[], None], int] = {
            self.export: 4,
            self.work: 12,
            self.edit: 4,
            self.undo: 1,
            self.restore: 1,
            self.dismiss: 2,
            self.come_and_go: 1,
        }
        if self.random.random() < 0.5:
            self.edit()
        self._export(self.copies[0])
        for copy in self.copies[1:]:
            copy.file, copy.base = deepcopy(self.copies[0].file), self.copies[0].base
        for act in self.random.choices(tuple(acts), tuple(acts.values()), k=self.random.randint(6, 12)):
            act()
            self.played["steps"] += 1
        return self.played

    def export(self) -> None:
        """A translator begins with a new file, of which nothing was changed yet."""
        self._export(self.random.choice(self.copies))

    def work(self) -> None:
        """A translator changes a file, and sends it in now or goes on later; seldom what was sent in before."""
        copy = self.random.choice(self.copies)
        if self.random.random() < 0.9:
            change(copy.file, self.random)
        if self.random.random() < 0.8 and copy.is_sound:
            header = self.random.choices((copy.base, None, "0123456789abcdef/1"), weights=(8, 1, 1))[0]
            self.told.append((copy.name, "sends", header, [tuple(entry) for entry in entries_of(copy.file)]))
            self._send(copy, header)
            self.compare()

    def edit(self) -> None:
        """The editor changes the English, as a change or as a typo."""
        context, after = self.random.choice(EDITED), self.random.choice(ENGLISH)
        typo = self.random.random() < 0.4
        before = english.source(self.session, context)
        self.told.append((context, before, after, typo))
        act = english.edit(
            self.session, context, before, after, author="Dee", locales=LOCALES, typo=typo, reason="seen"
        )
        assert act == self.oracle.edit(context, after, typo=typo), self.told
        self.compare()

    def undo(self) -> None:
        if not self.oracle.last:
            return
        number = self.random.randint(1, self.oracle.last)
        self.told.append(("undo", number))
        found: object = None
        wanted: object = None
        try:
            found = history.undo(self.session, number, "Dee", LOCALES, self.random.choice((None, LOCALE))).act
        except history.HistoryError:
            found = "refused"
        try:
            wanted = self.oracle.undo(number, "Dee")
        except LookupError:
            wanted = "refused"
        assert found == wanted, self.told
        self.compare()

    def restore(self) -> None:
        number = self.random.randint(0, self.oracle.last)
        self.told.append(("restore", number))
        done = history.restore(self.session, number, "Dee", LOCALES, self.random.choice((None, LOCALE)))
        assert done.act == self.oracle.restore(number, "Dee"), self.told
        self.compare()

    def dismiss(self) -> None:
        """A translator does not want what was put aside."""
        made = self.session.scalars(select(Suggestion).where(Suggestion.locale == LOCALE)).all()
        if not made:
            return
        item = self.random.choice(made)
        self.told.append(("dismiss", item.context, item.text))
        found: object = None
        wanted: object = None
        try:
            found, _ = suggestions.dismiss(self.session, [item.id], "Cem", LOCALES, LOCALE)
        except suggestions.SuggestionError:
            found = "refused"
        try:
            wanted = self.oracle.dismiss((item.context, item.text))
        except LookupError:
            wanted = "refused"
        assert found == wanted, self.told
        self.played["dismissals"] += found != "refused"
        self.compare()

    def come_and_go(self) -> None:
        """Export, import, export: nothing changes, to the byte."""
        domain = self.random.choice(DOMAINS)
        first = export(self.session, LOCALE, domain)
        report = run(self.session, LOCALE, po.parse(first.encode(), "same.po"), "Eve", LOCALES)
        assert (report.act, report.unchanged) == (None, report.total), self.told
        assert export(self.session, LOCALE, domain) == first, self.told
        self.played["round trips"] += 1

    def compare(self) -> None:
        """What the site says, what was put aside, and whether all that was imported can be found."""
        translations = self.session.execute(TRANSLATIONS).all()
        texts = {row.context: Text(row.text, row.source, row.approved) for row in translations if row.locale == LOCALE}
        assert texts == self.oracle.texts, self.told
        english = {row.context: row.source for row in self.session.execute(SOURCES)}
        assert english == self.oracle.english, self.told
        aside = sorted(map(tuple, self.session.execute(SUGGESTIONS)))
        wanted = sorted((context, text, source) for (context, text), source in self.oracle.suggested.items())
        assert aside == wanted, self.told
        findable = {(context, text.text) for context, text in texts.items()}
        findable |= {(context, text) for context, text, _ in aside}
        findable |= {(row.context, row.text) for row in self.session.execute(PAST)}
        assert not self.oracle.lost(findable), self.told
        other = {row.context: row.text for row in translations if row.locale == OTHER}
        assert other == {key: text for key, (text, _) in TRANSLATED.items()}, self.told

    def _export(self, copy: Copy) -> None:
        """Export, and see that the file says what the oracle says."""
        domain = self.random.choices(DOMAINS, (2, 1))[0]
        copy.open(export(self.session, LOCALE, domain), self.random.choice((0, 30, 78)))
        self.told.append((copy.name, "has an export", copy.base))
        assert f"{copy.base}/".startswith(f"{self.oracle.store}/{self.oracle.last}/"), self.told
        now = self.oracle.now
        for entry in copy.file:
            context = context_of(entry.msgctxt, entry.msgid)
            said = now.texts.get(context)
            assert text_of(entry) == (said.text if said else ""), self.told
            assert entry.fuzzy == now.fuzzy(context, now.english[context]), self.told
            notes = {note.partition("):")[2].strip() for note in entry.comment.split("\n") if note}
            others = {text for key, text in self.oracle.waiting if key == context}
            assert notes == {text.replace("\n", " | ").strip() for text in others}, self.told
        self.played["exports"] += 1

    def _send(self, copy: Copy, header: str | None) -> None:
        """Import a file here and in the oracle; now and then after a rehearsal, and now and then twice."""
        rehearsed = self._run(copy, header, write=False) if self.random.random() < 0.2 else None
        wanted = self.oracle.read(entries_of(copy.file), header, copy.name)
        report = self._run(copy, header)
        found = _told(report)
        assert found == {kind: wanted.told.get(kind, set()) for kind in KINDS}, (found, wanted.told, self.told)
        assert report.act == wanted.act, self.told
        assert rehearsed is None or _told(rehearsed) == found, self.told
        if self.random.random() < 0.2:
            assert self._run(copy, header).act is None, self.told
        self.played["imports"] += 1
        self.played["texts taken"] += report.taken
        for kind in ("conflicts", "broken", "unknown", "dismissed"):
            self.played[kind] += len(found[kind])

    def _run(self, copy: Copy, header: str | None, *, write: bool = True) -> Report:
        file = po.parse(copy.sent(header), "file.po")
        return run(self.session, LOCALE, file, copy.name, LOCALES, write=write)


def _told(report: Report) -> dict[str, set[tuple[str, str]]]:
    return {kind: {(item.context, item.theirs) for item in getattr(report, kind)} for kind in KINDS}
