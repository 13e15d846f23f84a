"""The texts of a subject in one language: its blocks by section, with their sources."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from webapp.content import subjects
from webapp.content.inline import Inline, parse, plain, targets, usable
from webapp.content.names import SOURCE_LANG
from webapp.i18n.cldr import HoldsFor
from webapp.i18n.text import Text, text
from webapp.store.models import Source as SourceRow
from webapp.store.queries import texts


@dataclass(frozen=True, slots=True)
class Source:
    """A source: `title` knows its language; `holds_for` is the date of what it says, None if it has none."""

    key: str
    title: Text
    publisher: str
    url: str
    holds_for: HoldsFor


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, item or step; `lang` is set where it is shown in English for want of a translation."""

    id: str
    kind: str
    who: str | None
    parts: Inline
    lang: str | None


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
    """The text of a page; `untranslated` counts the blocks that are shown in English."""

    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    untranslated: int

    @property
    def opening(self) -> Text:
        """The first block under a heading, or before any, without its links: for a description of the page."""
        blocks = (block for section in self.sections for group in section.groups for block in group.blocks)
        first = next(blocks, None)
        return Text(("".join(run.text for run in first.parts),), first.lang) if first else Text(())


def body(session: Session, ref: str, locale: str) -> Body:
    """The text of a subject, each block in the language if it is translated, else in English."""
    rows = texts.blocks(session, ref, locale)
    shown = {row.id: _choose(row.source, row.text, locale) for row in rows}
    paths = {
        target: link.path
        for target, link in subjects.links(
            session, locale, {target for words, _ in shown.values() for target in targets(words)}
        ).items()
    }
    blocks = []
    for row in rows:
        words, lang = shown[row.id]
        blocks.append((Block(_short(row.id), row.kind, row.who, parse(words, paths.get), lang), row.slot))
    untranslated = sum(lang is not None for _, lang in shown.values())
    return Body(_sections(blocks), cited(session, shown, locale), untranslated)


def message(session: Session, context: str, locale: str) -> Text:
    """One message in the language, or in English and marked."""
    return messages(session, [context], locale)[context]


def messages(session: Session, contexts: Collection[str], locale: str) -> dict[str, Text]:
    """Messages by context, without their links."""
    found = {}
    for context, (source, translation) in texts.messages(session, contexts, locale).items():
        words, lang = _choose(source, translation, locale)
        found[context] = Text((plain(words),), lang)
    return found


def cited(session: Session, statements: Collection[str], locale: str) -> tuple[Source, ...]:
    """The sources of these statements, each once, in the order of the sources page."""
    rows = {row.key: row for _, row in texts.cited(session, statements)}
    return tuple(source(row, locale) for row in sorted(rows.values(), key=lambda row: row.position))


def cited_by(session: Session, statements: Collection[str], locale: str) -> dict[str, tuple[Source, ...]]:
    """The sources of each statement."""
    found: dict[str, tuple[Source, ...]] = dict.fromkeys(statements, ())
    for statement, row in texts.cited(session, statements):
        found[statement] += (source(row, locale),)
    return found


def all_sources(session: Session, locale: str) -> tuple[Source, ...]:
    """Every source of the site."""
    return tuple(source(row, locale) for row in texts.sources(session))


def merge_sources(*groups: Iterable[Source]) -> tuple[Source, ...]:
    """Sources of several parts of a page, each once."""
    return tuple({item.key: item for group in groups for item in group}.values())


def source(row: SourceRow, locale: str) -> Source:
    """A source as a page in the language shows it."""
    return Source(row.key, text(row.title, row.lang, locale), row.publisher, row.url, HoldsFor.parse(row.holds_for))


def _choose(source: str, translation: str | None, locale: str) -> tuple[str, str | None]:
    """What to show, and its language where it is not the page's."""
    if locale == SOURCE_LANG:
        return source, None
    if translation is not None and usable(source, translation):
        return translation, None
    return source, SOURCE_LANG


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
