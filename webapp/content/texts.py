"""The texts of a subject in one language: its blocks by section, with their sources."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sqlalchemy.orm import Session

from webapp.content import subjects
from webapp.content.inline import Inline, parse, plain, targets, usable
from webapp.content.names import SOURCE_LANG
from webapp.content.sources import Source, source
from webapp.content.subjects import Link
from webapp.i18n.text import Text
from webapp.store.models import Source as SourceRow
from webapp.store.queries import texts

Mark = Literal["missing", "outdated"]
"""What a reader is told of a text: it is in English for want of a translation, or older than the English."""


NO_TEXT = Text(())


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, item or step; `lang` is set where it is shown in English for want of a translation.

    `label` is its short name in a figure, with what is told of that; nothing if it has none.
    """

    id: str
    kind: str
    who: str | None
    parts: Inline
    lang: str | None
    mark: Mark | None = None
    label: Text = NO_TEXT
    label_mark: Mark | None = None

    @property
    def words(self) -> Text:
        """What it says, without links."""
        return Text(("".join(run.text for run in self.parts),), self.lang)

    @property
    def called(self) -> Text:
        """Its label, or what it says if it has none."""
        return self.label or self.words


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring blocks of one kind: they make one list, or a run of paragraphs."""

    kind: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it; the first section of a text may have none."""

    heading: Block | None
    slot: str | None
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a page under its summary, or under the kind of an organisation; both are empty if there is none.

    `title_mark` is about the title, which the page has by itself. `marked` counts the parts that are not up to date in
    this language.
    """

    title_mark: Mark | None
    summary: Text
    summary_mark: Mark | None
    kind: Text
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    marked: int

    @property
    def opening(self) -> Text:
        """The first block under a heading, or before any, without its links: for a description of the page."""
        blocks = (block for section in self.sections for group in section.groups for block in group.blocks)
        first = next(blocks, None)
        return first.words if first else Text(())


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of a subject with its links still being references (`targets`)."""

    title_mark: Mark | None
    summary: Text
    summary_mark: Mark | None
    kind: Text
    blocks: tuple[tuple[Block, str, str | None], ...]
    sources: tuple[Source, ...]

    @property
    def targets(self) -> frozenset[str]:
        """What its links lead to."""
        return frozenset().union(*(targets(words) for _, words, _ in self.blocks))

    def body(self, links: Mapping[str, Link]) -> Body:
        """The text with its links resolved; a link whose target is not there is plain text."""
        paths = {ref: link.path for ref, link in links.items()}
        blocks = [(replace(block, parts=parse(words, paths.get)), slot) for block, words, slot in self.blocks]
        marks = [mark for block, _ in blocks for mark in (block.mark, block.label_mark)]
        return Body(
            self.title_mark,
            self.summary,
            self.summary_mark,
            self.kind,
            _sections(blocks),
            self.sources,
            marked=sum(mark is not None for mark in (self.title_mark, self.summary_mark, *marks)),
        )


def draft(session: Session, ref: str, locale: str) -> Draft:
    """The text of a subject, each block in the language if it is translated, else in English."""
    beside: dict[str, tuple[Text, Mark | None]] = dict.fromkeys(("title", "summary", "name"), (Text(()), None))
    labels: dict[str, tuple[Text, Mark | None]] = {}
    blocks: dict[str, tuple[Block, str, str | None]] = {}
    sources: dict[str, SourceRow] = {}
    for context, english, translation, outdated, kind, who, slot, source_row in texts.blocks(session, ref, locale):
        words, lang, mark = chosen(english, translation, locale, outdated=outdated)
        if kind is None:
            labelled = context.endswith(texts.LABEL)
            messages, name = (labels, context.removesuffix(texts.LABEL)) if labelled else (beside, _short(context))
            messages[name] = (Text((plain(words),), lang), mark)
            continue
        blocks[context] = (Block(_short(context), kind, who, (), lang, mark), words, slot)
        if source_row:
            sources[source_row.key] = source_row
    listed = sorted(sources.values(), key=lambda row: row.position)
    sources_shown = tuple(source(row, locale) for row in listed)
    for context in labels.keys() & blocks.keys():
        block, words, slot = blocks[context]
        label, mark = labels[context]
        blocks[context] = (replace(block, label=label, label_mark=mark), words, slot)
    return Draft(beside["title"][1], *beside["summary"], beside["name"][0], tuple(blocks.values()), sources_shown)


def body(session: Session, ref: str, locale: str) -> Body:
    """The text of a subject with its links."""
    found = draft(session, ref, locale)
    return found.body(subjects.links(session, locale, found.targets))


def chosen(
    english: str, translation: str | None, locale: str, *, outdated: bool
) -> tuple[str, str | None, Mark | None]:
    """What to show of a message, with its links; its language where it is not the page's; what a reader is told."""
    if locale == SOURCE_LANG:
        return english, None, None
    if translation is not None and usable(english, translation):
        return translation, None, _mark(None, outdated=outdated)
    return english, SOURCE_LANG, "missing"


def in_language(english: str, translation: str | None, locale: str) -> Text:
    """A message without its links: in the language if it is translated, else in English and marked."""
    words, lang, _ = chosen(english, translation, locale, outdated=False)
    return Text((plain(words),), lang)


def cited_messages(
    session: Session, contexts: Collection[str], locale: str
) -> dict[str, tuple[Text, Mark | None, tuple[Source, ...]]]:
    """Messages that are statements, each with what a reader is told of it, and its sources."""
    found: dict[str, tuple[Text, Mark | None, tuple[Source, ...]]] = {}
    for context, english, translation, outdated, row in texts.cited_messages(session, contexts, locale):
        text = in_language(english, translation, locale)
        _, _, sources = found.get(context, (text, None, ()))
        mark = _mark(text.lang, outdated=outdated)
        found[context] = (text, mark, (*sources, source(row, locale)) if row else sources)
    return found


def _mark(lang: str | None, *, outdated: bool) -> Mark | None:
    if lang is not None:
        return "missing"
    return "outdated" if outdated else None


def _sections(blocks: Iterable[tuple[Block, str | None]]) -> tuple[Section, ...]:
    sections: list[tuple[Block | None, str | None, list[Block]]] = []
    for block, slot in blocks:
        if block.kind == "heading":
            sections.append((block, slot, []))
        else:
            if not sections:
                sections.append((None, None, []))
            sections[-1][2].append(block)
    return tuple(Section(heading, slot, _groups(rest)) for heading, slot, rest in sections)


def _groups(blocks: Sequence[Block]) -> tuple[Group, ...]:
    groups: list[tuple[str, list[Block]]] = []
    for block in blocks:
        if not groups or groups[-1][0] != block.kind:
            groups.append((block.kind, []))
        groups[-1][1].append(block)
    return tuple(Group(kind, tuple(members)) for kind, members in groups)


def _short(context: str) -> str:
    return context.rpartition("/")[2]
