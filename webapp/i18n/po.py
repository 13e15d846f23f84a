"""PO files: read strictly, with lines; written quietly: no dates, no locations, no wrapping, always the same bytes."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import polib
from babel import Locale
from babel.messages.plurals import get_plural

from webapp.failure import Failure
from webapp.files import write_whole

_LINE = re.compile(
    r"""\s*(?:\#.*|(?:(?P<keyword>msgctxt|msgid_plural|msgid|msgstr)(?:\[\d\])?\s+)?"(?:[^"\\\x00-\x08]|\\.)*"\s*)?"""
)


class PoError(Failure):
    """A PO file is damaged; the message begins with file and line."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")


@dataclass(frozen=True, slots=True)
class PoEntry:
    """A message in a PO file; plural messages have two sources and as many forms as the language has."""

    context: str | None
    sources: tuple[str, ...]
    forms: tuple[str, ...]
    comment: str = ""
    fuzzy: bool = False
    line: int = 0
    previous: str | None = None
    """The source that the forms were made from, where that is no longer `sources`."""

    @property
    def key(self) -> tuple[str | None, str]:
        """What makes a message the same one in two files."""
        return self.context, self.sources[0]


def read(path: Path) -> list[PoEntry]:
    """The messages of a PO file in their order. Raises PoError for anything that is not whole."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise PoError(path, 1, f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise PoError(path, error.object[: error.start].count(b"\n") + 1, "is not UTF-8") from error
    _check_lines(path, text)
    try:
        # Handed the text itself, polib would end a line at U+2028 within a message.
        file = polib.pofile(str(path), encoding="utf-8-sig", check_for_duplicates=False)
    except (OSError, ValueError, UnicodeError) as error:
        line = re.search(r"line (\d+)", str(error))
        raise PoError(path, int(line[1]) if line else 1, "is not as a PO file must be") from error
    entries = [_entry(path, entry) for entry in file if not entry.obsolete]
    seen: dict[tuple[str | None, str], int] = {}
    for entry in entries:
        if entry.key in seen:
            raise PoError(path, entry.line, f"this message stands here twice, first in line {seen[entry.key]}")
        seen[entry.key] = entry.line
    return entries


def write(path: Path, locale: str | None, entries: Iterable[PoEntry]) -> None:
    """A PO file for a locale, or the template (POT) if there is none. It is put in place whole or not at all."""
    write_whole(path, render(locale, entries))


def render(locale: str | None, entries: Iterable[PoEntry]) -> str:
    """The text of a PO file."""
    return f"{_file(locale, entries)}"


def plural_count(locale: str) -> int:
    """How many forms a plural message has in a language."""
    return int(get_plural(locale).num_plurals)


def compile_to(path: Path, locale: str, entries: Iterable[PoEntry]) -> None:
    """The compiled catalogue (MO) of the messages that are translated and not fuzzy."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    _file(locale, entries).save_as_mofile(str(temporary))
    temporary.replace(path)


def _check_lines(path: Path, text: str) -> None:
    """Stricter than polib, which passes over an unclosed string and a message cut off at the end of the file."""
    last = "msgstr"
    number = 0
    for number, line in enumerate(text.removesuffix("\n").split("\n"), start=1):
        match = _LINE.fullmatch(line)
        if not match:
            raise PoError(path, number, f"is not as a PO file must be: {line.strip()[:60]!r}")
        keyword = match["keyword"]
        if keyword in ("msgctxt", "msgid") and (last != "msgstr" and (last, keyword) != ("msgctxt", "msgid")):
            raise PoError(path, number, "the message before this one has no msgstr")
        last = keyword or last
    if last != "msgstr":
        raise PoError(path, number, "the file ends in the middle of a message")


def _file(locale: str | None, entries: Iterable[PoEntry]) -> polib.POFile:
    file = polib.POFile(wrapwidth=0)
    file.header = (
        f"Samenspraak in {Locale.parse(locale).english_name}" if locale else "Samenspraak: the texts to translate"
    )
    plural = get_plural(locale or "en")
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


def _entry(path: Path, entry: polib.POEntry) -> PoEntry:
    plural = bool(entry.msgid_plural)
    if plural != bool(entry.msgstr_plural):
        raise PoError(path, entry.linenum or 1, "this message needs msgid_plural with msgstr[0] …, or neither")
    sources = (entry.msgid, entry.msgid_plural) if plural else (entry.msgid,)
    forms = tuple(entry.msgstr_plural[index] for index in sorted(entry.msgstr_plural)) if plural else (entry.msgstr,)
    return PoEntry(entry.msgctxt, sources, forms, entry.comment, entry.fuzzy, entry.linenum or 0, entry.previous_msgid)


def _polib(entry: PoEntry) -> polib.POEntry:
    plural = len(entry.sources) > 1
    return polib.POEntry(
        msgctxt=entry.context,
        msgid=entry.sources[0],
        msgid_plural=entry.sources[1] if plural else "",
        msgstr="" if plural else entry.forms[0],
        msgstr_plural=dict(enumerate(entry.forms)) if plural else {},
        comment=entry.comment,
        flags=["fuzzy"] if entry.fuzzy else [],
        previous_msgid=entry.previous,
    )
