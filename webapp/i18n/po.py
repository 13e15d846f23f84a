"""PO files: read strictly, with lines; written quietly: no dates, no locations, no wrapping, always the same bytes."""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

import polib
from babel.messages.plurals import _PluralTuple, get_plural

from webapp.failure import Failure
from webapp.files import write_whole

from . import reasons
from .locales import cldr_locale, english_name

_LINE = re.compile(
    r"""\s*(?:\#.*|(?:(?P<keyword>msgctxt|msgid_plural|msgid|msgstr)(?:\[\d\])?\s+)?"(?:[^"\\\x00-\x08]|\\.)*"\s*)?"""
)


# In a comment a carriage return would end the line, and what follows it would no longer be a comment.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
RELEASED = "X-Samenspraak-Released"
"""The header of the catalogues of a language that the public sees: it was complete once."""
MOST_BYTES = 5_000_000
"""Far more than all the texts of the site."""


class PoError(Failure):
    """A PO file is damaged; the message begins with the name of the file and the line."""

    def __init__(self, name: str | Path, line: int, message: str) -> None:
        super().__init__(f"{name}:{line}: {message}")
        self.line = line


@dataclass(frozen=True, slots=True)
class PoEntry:
    """A message in a PO file; plural messages have two sources and as many forms as the language has."""

    context: str | None
    sources: tuple[str, ...]
    forms: tuple[str, ...]
    comment: str = ""
    fuzzy: bool = False
    line: int = 0
    previous: tuple[str, ...] | None = None
    """The sources that the forms were made from, where those are no longer `sources`."""

    @property
    def key(self) -> tuple[str | None, str]:
        """What makes a message the same one in two files."""
        return self.context, self.sources[0]


@dataclass(frozen=True, slots=True)
class PoFile:
    """A PO file: its messages in their order, those that it keeps though they are used no more, and its header."""

    name: str
    entries: tuple[PoEntry, ...]
    obsolete: tuple[PoEntry, ...]
    headers: Mapping[str, str]

    @property
    def lasting(self) -> dict[str, str]:
        """What stays in the header however often the file is written anew."""
        return {name: value for name, value in self.headers.items() if name == RELEASED}


def read(path: Path) -> list[PoEntry]:
    """The messages of a PO file in their order. Raises PoError for anything that is not whole."""
    return list(read_file(path).entries)


def read_file(path: Path) -> PoFile:
    """A PO file as a whole. Raises PoError for anything that is not whole."""
    try:
        return parse(path.read_bytes(), str(path))
    except OSError as error:
        raise PoError(path, 1, reasons.UNREADABLE.format(reason=error.strerror)) from error


def parse(data: bytes, name: str) -> PoFile:
    """The PO file with these bytes, whose name is told with what is wrong. Raises PoError."""
    if len(data) > MOST_BYTES:
        raise PoError(name, 1, reasons.TOO_LARGE.format(size=MOST_BYTES // 1_000_000))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PoError(name, error.object[: error.start].count(b"\n") + 1, reasons.NOT_UTF8) from error
    _check_lines(name, text)
    # Handed the text itself, polib would end a line at U+2028 within a message.
    with NamedTemporaryFile(suffix=".po") as temporary:
        temporary.write(data)
        temporary.flush()
        try:
            file = polib.pofile(temporary.name, encoding="utf-8-sig", check_for_duplicates=False)
        except (OSError, ValueError, UnicodeError, LookupError, AttributeError) as error:
            line = re.search(r"line (\d+)", str(error))
            raise PoError(name, int(line[1]) if line else 1, reasons.NOT_PO) from error
    entries = [_entry(name, entry) for entry in file if not entry.obsolete]
    seen: dict[tuple[str | None, str], int] = {}
    for entry in entries:
        if entry.key in seen:
            raise PoError(name, entry.line, reasons.TWICE.format(line=seen[entry.key]))
        seen[entry.key] = entry.line
    obsolete = {entry.key: entry for entry in (_entry(name, entry) for entry in file.obsolete_entries())}
    kept = tuple(entry for key, entry in obsolete.items() if key not in seen)
    return PoFile(name, tuple(entries), kept, dict(file.metadata))


def write(path: Path, locale: str | None, entries: Iterable[PoEntry], obsolete: Iterable[PoEntry] = ()) -> None:
    """A PO file for a locale, or the template (POT) if there is none. It is put in place whole or not at all."""
    write_whole(path, render(locale, entries, obsolete))


def render(
    locale: str | None,
    entries: Iterable[PoEntry],
    obsolete: Iterable[PoEntry] = (),
    headers: Mapping[str, str] | None = None,
) -> str:
    """The text of a PO file; `obsolete` messages are kept for their translations, `headers` are added to its own."""
    file = _file(locale, entries)
    file.metadata.update(headers or {})
    file.extend(_polib(entry, obsolete=True) for entry in obsolete)
    return f"{file}"


def plural_count(locale: str) -> int:
    """How many forms a plural message has in a language."""
    return int(_plural(locale).num_plurals)


def _plural(locale: str) -> _PluralTuple:
    return get_plural(cldr_locale(locale))


def compile_to(path: Path, locale: str, entries: Iterable[PoEntry]) -> None:
    """The compiled catalogue (MO) of the messages that are translated and not fuzzy."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    _file(locale, entries).save_as_mofile(str(temporary))
    temporary.replace(path)


def _check_lines(name: str, text: str) -> None:
    """Stricter than polib, which passes over an unclosed string and a message cut off at the end of the file."""
    last = "msgstr"
    number = 0
    for number, line in enumerate(text.replace("\r\n", "\n").removesuffix("\n").split("\n"), start=1):
        match = _LINE.fullmatch(line)
        # To polib, a carriage return ends a line.
        if not match or "\r" in line:
            raise PoError(name, number, reasons.NOT_PO_LINE.format(line=line.strip()[:60]))
        keyword = match["keyword"]
        if keyword in ("msgctxt", "msgid") and (last != "msgstr" and (last, keyword) != ("msgctxt", "msgid")):
            raise PoError(name, number, reasons.NO_TEXT)
        last = keyword or last
    if last != "msgstr":
        raise PoError(name, number, reasons.CUT_OFF)


def _file(locale: str | None, entries: Iterable[PoEntry]) -> polib.POFile:
    file = polib.POFile(wrapwidth=0)
    file.header = f"Samenspraak in {english_name(locale)}" if locale else "Samenspraak: the texts to translate"
    plural = _plural(locale or "en")
    file.metadata = {
        "Project-Id-Version": "Samenspraak",
        "Language": locale or "",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": f"nplurals={plural.num_plurals}; plural={plural.plural_expr};",
    }
    file.extend(_polib(entry) for entry in entries)
    return file


def _entry(name: str, entry: polib.POEntry) -> PoEntry:
    plural = bool(entry.msgid_plural)
    if plural != bool(entry.msgstr_plural):
        raise PoError(name, entry.linenum or 1, reasons.HALF_PLURAL)
    if sorted(entry.msgstr_plural) != list(range(len(entry.msgstr_plural))):
        raise PoError(name, entry.linenum or 1, reasons.NUMBERS)
    sources = (entry.msgid, entry.msgid_plural) if plural else (entry.msgid,)
    forms = tuple(entry.msgstr_plural[index] for index in sorted(entry.msgstr_plural)) if plural else (entry.msgstr,)
    before = tuple(source for source in (entry.previous_msgid, entry.previous_msgid_plural) if source)
    line = entry.linenum or 1
    return PoEntry(entry.msgctxt or None, sources, forms, entry.comment, entry.fuzzy, line, before or None)


def _polib(entry: PoEntry, *, obsolete: bool = False) -> polib.POEntry:
    plural = len(entry.sources) > 1
    previous = entry.previous or ()
    return polib.POEntry(
        msgctxt=entry.context,
        msgid=entry.sources[0],
        msgid_plural=entry.sources[1] if plural else "",
        msgstr="" if plural else entry.forms[0],
        msgstr_plural=dict(enumerate(entry.forms)) if plural else {},
        comment=_UNSEEN.sub("\ufffd", entry.comment),
        flags=["fuzzy"] if entry.fuzzy else [],
        previous_msgid=previous[0] if previous else None,
        previous_msgid_plural=previous[1] if len(previous) > 1 else None,
        obsolete=obsolete,
    )
