"""A catalogue into the store: a three-way merge on what was exported, told message by message."""

from collections import defaultdict
from collections.abc import Callable, Sequence, Set
from dataclasses import replace
from pathlib import Path

from sqlalchemy.orm import Session

from webapp.content.translating.addresses import clashing
from webapp.content.translating.exporting import BASE, moment
from webapp.content.translating.meanings import Meanings, Same
from webapp.content.translating.merge import Base, Outcome, Theirs, merge
from webapp.content.translating.pen import Offer, Pen
from webapp.content.translating.report import Item, Report
from webapp.content.translating.suggestions import Sent
from webapp.content.translating.units import Unit, Version, before, faults, interface_context, units
from webapp.i18n.po import PoEntry, PoError, PoFile
from webapp.i18n.reasons import BROKEN_FORM, FOREIGN, OTHER_LANGUAGE, OTHER_SITE, TAKEN_WORD, TWICE, UNKNOWN
from webapp.store.queries import messages

MOST_UNKNOWN = 1_000
"""A file with more messages that the site has not is another site's."""

Progress = Callable[[int, int], None]
"""Called with the messages done and the messages in all."""


def _silent(_done: int, _total: int) -> None:
    pass


def run(
    session: Session,
    locale: str,
    file: PoFile,
    author: str,
    locales: Sequence[str],
    *,
    write: bool = True,
    progress: Progress = _silent,
) -> Report:
    """Merge a catalogue into the store; without `write` only tell what would become of it.

    Raises PoError for a file in another language, or with a message twice, before anything is written.
    """
    check_language(file, locale)
    return _Import(session, locale, file, author).run(locales, write=write, progress=progress)


def check_language(file: PoFile, locale: str) -> None:
    """Raises PoError for a catalogue in another language; `nl_BE` is Dutch."""
    language = file.headers.get("Language", "").strip().replace("_", "-").lower()
    if language and locale not in (language, language.partition("-")[0]):
        raise PoError(file.name, 1, OTHER_LANGUAGE.format(language=language, locale=locale))


class _Import:
    """One run: what the store had then and has now, looked up once for all messages."""

    def __init__(self, session: Session, locale: str, file: PoFile, author: str) -> None:
        self._session = session
        self._author = author
        self._locale = locale
        self._file = file
        self._units = units(session, locale)
        self._base = moment(file.headers.get(BASE), session)
        self._report = Report(locale, total=len(file.entries), has_base=self._base is not None)
        self._lines: dict[str, int] = {}
        self._exported: dict[str, Version | None] = {}
        self._had: dict[str, set[str]] = defaultdict(set)
        self._writers: dict[str, set[str]] = defaultdict(set)
        if self._base is None:
            for context, text in messages.history_of(session, locale):
                self._had[context].add(text or "")
        else:
            authors = messages.authors_since(session, self._base)
            for row in messages.history_since(session, self._base, locale):
                self._exported.setdefault(row.context, before(row))
                self._had[row.context].add(row.text or "")
                self._writers[row.context].add(authors[row.act or 0])
        self._then = Meanings(Same(row.context, row.before, row.after) for row in messages.typos(session, self._base))
        self._now = Meanings(Same(row.context, row.before, row.after) for row in messages.typos(session))
        self._wordings = {(row.context, row.source) for row in messages.wordings_of(session)}
        self._sent = Sent(session, locale, author)

    def run(self, locales: Sequence[str], *, write: bool, progress: Progress) -> Report:
        judged = []
        for done, entry in enumerate(self._file.entries, start=1):
            judged.append(self._judge(entry))
            progress(done, self._report.total)
        self._report.absent = self._absent({item.context for item, _ in judged})
        if sum(item.context not in self._units for item, _ in judged) > MOST_UNKNOWN:
            raise PoError(self._file.name, 1, OTHER_SITE)
        wanted = {item.context: item.theirs for item, outcome in judged if outcome.fate == "taken"}
        refused = clashing(self._units, wanted)
        taken: dict[str, Version] = {}
        aside: list[Offer] = []
        for item, judgement in judged:
            is_refused = item.context in refused
            outcome = self._decided(item, Outcome("aside", judgement.version, TAKEN_WORD) if is_refused else judgement)
            if outcome.version is not None and outcome.fate == "taken":
                taken[item.context] = outcome.version
            elif outcome.version is not None and outcome.fate == "aside":
                aside.append(Offer(item.context, outcome.version.text, outcome.version.source, outcome.reason))
        self._report.replaced = len(self._sent.gives_way)
        if write:
            pen = Pen(self._session, "import", self._author, locale=self._locale, reason=Path(self._file.name).name)
            public = messages.releases(self._session)
            pen.translate(self._locale, taken)
            pen.suggest(self._locale, aside)
            pen.judge(self._sent.verdicts)
            self._report.act = pen.finish(locales)
            self._report.released = self._locale in messages.releases(self._session) - public
        return self._report

    def _judge(self, entry: PoEntry) -> tuple[Item, Outcome]:
        """What becomes of an entry, apart from the others. Raises PoError for a second one about the same message."""
        context = self._context(entry)
        unit = self._units.get(context)
        if unit and self._lines.setdefault(context, entry.line) != entry.line:
            raise PoError(self._file.name, entry.line, TWICE.format(line=self._lines[context]))
        theirs = Theirs(
            "\n".join(entry.forms) if any(entry.forms) else "",
            "\n".join(entry.sources),
            entry.fuzzy,
            self._known("\n".join(entry.previous or ()), unit),
        )
        ours = unit.version if unit else None
        outcome = self._outcome(unit, theirs, context)
        if outcome.fate == "taken" and len(entry.sources) > 1 and "\n" in "".join(entry.forms):
            outcome = Outcome("aside", outcome.version, BROKEN_FORM)
        return Item(context, entry.line, theirs.text, ours.text if ours else None), outcome

    def _absent(self, given: Set[str]) -> int:
        """How many messages an export has not any more, of the domains that it has messages of."""
        domains = {self._units[context].is_interface for context in given if context in self._units}
        wanted = {context for context, unit in self._units.items() if unit.is_interface in domains}
        return len(wanted - given) if self._base is not None else 0

    def _decided(self, item: Item, outcome: Outcome) -> Outcome:
        """The outcome, told; what was put aside before is not put aside again."""
        if outcome.fate == "aside" and self._sent.was_dismissed(item.context, item.theirs):
            outcome = replace(outcome, fate="dismissed")
        self._report.tell(item, outcome, known=item.context in self._units)
        if outcome.fate == "taken":
            self._sent.take(item.context, item.theirs)
        elif outcome.fate == "aside" and not self._sent.put_aside(item.context, item.theirs):
            return Outcome("unchanged")
        return outcome

    def _outcome(self, unit: Unit | None, theirs: Theirs, context: str) -> Outcome:
        refused = Version(theirs.text, theirs.source, approved=False)
        if unit is None:
            return Outcome("aside", refused, UNKNOWN) if theirs.text else Outcome("unchanged")
        ours = unit.version
        base = self._base_of(unit, theirs) if self._base is not None else None
        outcome = merge(
            base,
            theirs,
            ours,
            had=self._had[context],
            mine=self._writers[context] == {self._author},
            is_today=lambda source: self._now.same(context, source, unit.source),
        )
        if outcome.fate not in ("taken", "aside"):
            return outcome
        if theirs.source != unit.source and (context, theirs.source) not in self._wordings:
            return Outcome("aside", refused, FOREIGN)
        # Judged by the English that it stands under in the file.
        reasons = faults(theirs.source, theirs.text, self._locale, context=context)
        if reasons:
            return Outcome("aside", refused, " ".join(reasons))
        return outcome

    def _known(self, source: str, unit: Unit | None) -> str | None:
        """What a file gives as earlier English, if the site ever said it."""
        exported = self._exported.get(unit.context, unit.version) if unit else None
        is_known = unit and (source == unit.source or (unit.context, source) in self._wordings)
        return source if is_known or (exported and exported.source == source) else None

    def _base_of(self, unit: Unit, theirs: Theirs) -> Base:
        version = self._exported.get(unit.context, unit.version)
        fuzzy = version is not None and not (
            version.approved and self._then.same(unit.context, version.source, theirs.source)
        )
        return Base(version, fuzzy)

    def _context(self, entry: PoEntry) -> str:
        """The message that an entry is about, also if the store has it no more: of content if it has such a context."""
        interface = interface_context(entry.context, entry.sources[0])
        is_content = ":" in (entry.context or "") and interface not in self._units
        return entry.context if entry.context and is_content else interface
