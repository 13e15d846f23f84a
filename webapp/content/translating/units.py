"""A message with its translation into one language, and the state that it is in."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy.orm import Session

from webapp.i18n import catalogue
from webapp.i18n.catalogue import Entry
from webapp.i18n.po import PoEntry
from webapp.store.models import TranslationHistory
from webapp.store.queries import messages

INTERFACE = "interface:"
"""How the contexts of messages of the interface begin in the store."""

State = Literal["missing", "outdated", "review", "approved"]


@dataclass(frozen=True, slots=True)
class Version:
    """What a translation says at one time: its text, the English it was confirmed for, whether it was approved."""

    text: str
    source: str
    approved: bool


def before(row: TranslationHistory) -> Version | None:
    """What a translation was before an act changed it; None if there was none."""
    return None if row.text is None else Version(row.text, row.source or "", bool(row.approved))


@dataclass(frozen=True, slots=True)
class Unit:
    """A message in one language; forms of a text that depends on a number stand on a line each."""

    context: str
    source: str
    comment: str
    version: Version | None
    outdated: bool
    author: str | None = None
    changed_at: datetime | None = None

    @property
    def state(self) -> State:
        """Missing, outdated (its English means something else today), to be reviewed, or approved."""
        if self.version is None:
            return "missing"
        if self.outdated:
            return "outdated"
        return "approved" if self.version.approved else "review"

    @property
    def words(self) -> int:
        """How many words its English has."""
        return len(self.source.split())

    @property
    def is_interface(self) -> bool:
        """Whether it belongs to the interface, not to the content."""
        return self.context.startswith(INTERFACE)


def interface_context(context: str | None, msgid: str) -> str:
    """Under which context the store has a message of the interface."""
    return f"{INTERFACE}{context or ''}|{msgid}"


def id_of(unit_context: str) -> tuple[str | None, str | None]:
    """Context and msgid, as catalogues have them; the msgid of content is its English, so that it is None here."""
    if not unit_context.startswith(INTERFACE):
        return unit_context, None
    context, _, msgid = unit_context.removeprefix(INTERFACE).partition("|")
    return context or None, msgid


def units(session: Session, locale: str, contexts: Collection[str] | None = None) -> dict[str, Unit]:
    """Every message, or these, by context, in the order of the site."""
    found = {}
    for row in messages.units(session, locale, contexts):
        version = None if row.text is None else Version(row.text, row.made_from, row.approved)
        found[row.context] = Unit(
            row.context, row.source, row.comment or "", version, bool(row.outdated), row.author, row.changed_at
        )
    return found


def faults(source: str, text: str, locale: str, *, context: str) -> list[str]:
    """Why a text may not stand for a message in a language; empty if it may."""
    entry = Entry(id_of(context)[0], tuple(source.split("\n")), tuple(text.split("\n")))
    return catalogue.faults(entry, locale)


def po_entry(unit: Unit, plurals: int, notes: Collection[str] = ()) -> PoEntry:
    """A message as a catalogue of a language with so many plural forms shows it.

    What is outdated or to be reviewed is fuzzy, with the English that it was made from.
    """
    context, _ = id_of(unit.context)
    sources = tuple(unit.source.split("\n"))
    comment = "\n".join([*filter(None, [unit.comment]), *notes])
    version = unit.version
    if version is None:
        return PoEntry(context, sources, ("",) * (plurals if len(sources) > 1 else 1), comment)
    fuzzy = unit.outdated or not version.approved
    previous = tuple(version.source.split("\n")) if fuzzy and version.source != unit.source else None
    forms = tuple(version.text.split("\n")) if len(sources) > 1 else (version.text,)
    return PoEntry(context, sources, forms, comment, fuzzy, previous=previous)
