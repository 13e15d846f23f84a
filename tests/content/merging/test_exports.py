"""Catalogues go out and come back unchanged, and the programs of translators open, check and rewrite them."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NamedTuple

import polib
import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session
from translate.storage import factory, pypo

from tests.conftest import LOCALES
from tests.proving import WHOLE
from tests.system import find_msgfmt
from webapp.content.translating import english
from webapp.content.translating.exporting import BASE, DOMAINS, Domain, export
from webapp.content.translating.importing import run
from webapp.content.translating.pen import Offer, Pen
from webapp.content.translating.report import Report
from webapp.content.translating.units import Version, units
from webapp.i18n import po
from webapp.store.db import open_store, reading, writing

OTHERS = [locale for locale in LOCALES if locale != "en"]
ODD = (
    'Il dit "oui", \\ « non » et \\n rien',
    "100\u00a0% de\u202ftravailleurs\u00a0!",
    "Un\u2028deux\u2029trois\u0085quatre",
    "Long et long " * 40,
    "e\u0301 É 漢字 \U0001f30d — ’",
    "Une\ttabulation",
)
ASIDE = ("Deux\nlignes", "Deux\r\nlignes", "Retour\rseul", "Un\x0bdeux\x0ctrois", "Mot\u2028suite", "# ~|, « x »", " ")
needs_gettext = pytest.mark.skipif(not find_msgfmt(), reason="gettext is not installed")


class Shown(NamedTuple):
    """A message as a program must show it."""

    context: str | None
    sources: tuple[str, ...]
    forms: tuple[str, ...]
    fuzzy: bool
    previous: tuple[str, ...]


def make_odd(session: Session) -> None:
    """Bring the texts of each language into every state that there is, with whatever characters texts may have."""
    for locale in OTHERS:
        found = list(units(session, locale).values())
        content = [unit for unit in found if not unit.is_interface and unit.context.startswith("page:")]
        plural = next(unit for unit in found if "\n" in unit.source)
        pen = Pen(session, "import", 'Ann "the" \\ translator', locale=locale)
        texts = {unit.context: text for unit, text in zip(content, ODD, strict=False)}
        pen.translate(locale, {key: Version(text, "Older English.", approved=False) for key, text in texts.items()})
        assert plural.version
        pen.translate(locale, {plural.context: Version(plural.version.text, "a\nb", approved=True)})
        pen.translate(locale, {content[10].context: None, content[11].context: None})
        for text in ASIDE:
            pen.suggest(
                locale, [Offer(unit.context, text, "English.", "Both changed.") for unit in (content[11], plural)]
            )
        pen.finish(LOCALES)
    for unit, typo in zip(content[12:16], (True, False, True, False), strict=True):
        after = f'{unit.source} "More" \\ of it.'
        english.edit(
            session, unit.context, unit.source, after, author="Bo", locales=LOCALES, typo=typo, reason="As it is."
        )


@pytest.fixture(scope="module")
def stores(filled_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Engine]]:
    """A store as the site comes, and one in odd states; what is imported into them changes nothing."""
    folder = tmp_path_factory.mktemp("exports")
    found = {}
    for name in ("usual", "odd"):
        shutil.copyfile(filled_store, folder / f"{name}.db")
        found[name] = open_store(f"sqlite:///{folder / name}.db")
    with writing(found["odd"]) as session:
        make_odd(session)
    yield found
    for engine in found.values():
        engine.dispose()


@pytest.fixture(params=["usual", "odd"])
def engine(request: pytest.FixtureRequest, stores: dict[str, Engine]) -> Engine:
    return stores[request.param]


def exported(engine: Engine, locale: str, domain: Domain) -> str:
    with reading(engine) as session:
        return export(session, locale, domain)


@cache
def sent_out(engine: Engine, locale: str, domain: Domain) -> str:
    """The export of a store that no test changes."""
    return exported(engine, locale, domain)


def imported(engine: Engine, locale: str, data: bytes) -> Report:
    with writing(engine) as session:
        return run(session, locale, po.parse(data, "sent.po"), "Cy", LOCALES)


def shown(engine: Engine, locale: str, domain: Domain) -> list[Shown]:
    """What the store has, as it must be shown."""
    with reading(engine) as session:
        found = [unit for unit in units(session, locale).values() if unit.is_interface == (domain == "messages")]
    listed = []
    for unit in found:
        context = unit.context
        if unit.is_interface:
            context = context.removeprefix("interface:").partition("|")[0]
        sources = tuple(unit.source.split("\n"))
        forms = tuple(unit.version.text.split("\n")) if unit.version else ("",) * len(sources)
        fuzzy = unit.state in ("outdated", "review")
        made_from = unit.version.source if unit.version and fuzzy else unit.source
        previous = () if made_from == unit.source else tuple(made_from.split("\n"))
        listed.append(Shown(context or None, sources, forms, fuzzy, previous))
    return listed


def opened(text: str, width: int = 0) -> polib.POFile:
    """Opened by polib: as a file, because in a text it would end lines at U+2028 too."""
    with NamedTemporaryFile(suffix=".po") as file:
        file.write(text.encode())
        file.flush()
        return polib.pofile(file.name, wrapwidth=width, check_for_duplicates=True)


def wrapped(text: str, width: int = 78) -> str:
    return opened(text, width).__unicode__()


def by_toolkit(text: str) -> str:
    """Opened and saved by Translate Toolkit, which takes notice only of what was changed: so all of it is."""
    file = pypo.pofile.parsestring(text.encode())
    for unit in file.units:
        if not unit.isheader():
            unit.target = unit.target
            unit.markfuzzy(unit.isfuzzy())
    file.updateheader(add=True, x_generator="Weblate 5", po_revision_date="2026-01-01 10:00+0000")
    return bytes(file).decode()


def with_another_header(text: str) -> str:
    """As Poedit has it: dates, names and its own fields, in another order, wrapped."""
    file = opened(text, 60)
    added = {"X-Generator": "Poedit 3.4", "Last-Translator": "Ann", "PO-Revision-Date": "2026-01-01 10:00+0000"}
    file.metadata = {**added, **dict(reversed(list(file.metadata.items()))), "X-Poedit-Basepath": ".."}
    file.header += "\nTranslated by Ann\n"
    return file.__unicode__()


def with_obsolete(text: str) -> str:
    first = opened(text)[0]
    gone = [
        polib.POEntry(msgctxt="page:gone/what", msgid="Long gone", msgstr="Parti", obsolete=True),
        polib.POEntry(msgctxt=first.msgctxt, msgid=first.msgid, msgstr="Autrefois", obsolete=True),
    ]
    return text + "".join(f"\n{entry}" for entry in gone)


def without_comments(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if not line.startswith(("#.", "# ", "#|")))


def with_notes(text: str) -> str:
    file = opened(text, 78)
    for number, entry in enumerate(file):
        entry.tcomment = "Ask Bo. " * 20
        entry.flags += ["no-wrap", "python-brace-format"]
        entry.occurrences = [("a.html", str(number)), ("a file with spaces.html", "")]
    return file.__unicode__()


def turned_round(text: str) -> str:
    file = opened(text)
    file.reverse()
    return file.__unicode__()


REWRITERS: dict[str, Callable[[str], str]] = {
    "polib, wrapped": wrapped,
    "polib, wrapped narrowly": lambda text: wrapped(text, 20),
    "Translate Toolkit": by_toolkit,
    "both": lambda text: by_toolkit(wrapped(text)),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "a byte order mark": lambda text: "\ufeff" + text,
    "a byte order mark and line ends of Windows": lambda text: "\ufeff" + wrapped(text).replace("\n", "\r\n"),
    "another header": with_another_header,
    "obsolete messages": with_obsolete,
    "no comments": without_comments,
    "notes": with_notes,
    "another order": turned_round,
    "no line end": lambda text: text.rstrip("\n"),
}

EVERY = [(one, two) for one in OTHERS for two in DOMAINS]
every_catalogue = pytest.mark.parametrize(("locale", "domain"), EVERY)


@every_catalogue
def test_an_export_comes_back_and_goes_out_the_same(engine: Engine, locale: str, domain: Domain) -> None:
    first = sent_out(engine, locale, domain)
    report = imported(engine, locale, first.encode())
    assert (report.act, report.unchanged, report.has_base) == (None, report.total, True)
    assert exported(engine, locale, domain) == first


@needs_gettext
@every_catalogue
def test_gettext_finds_no_fault(engine: Engine, locale: str, domain: Domain, tmp_path: Path) -> None:
    path = tmp_path / "sent.po"
    path.write_bytes(sent_out(engine, locale, domain).encode())
    done = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@every_catalogue
def test_polib_shows_what_the_site_has(engine: Engine, locale: str, domain: Domain, tmp_path: Path) -> None:
    path = tmp_path / "sent.po"
    path.write_bytes(sent_out(engine, locale, domain).encode())
    file = polib.pofile(str(path), check_for_duplicates=True)
    found = [
        Shown(
            entry.msgctxt,
            tuple(filter(None, (entry.msgid, entry.msgid_plural))),
            tuple(entry.msgstr_plural.values()) or (entry.msgstr,),
            entry.fuzzy,
            tuple(filter(None, (entry.previous_msgid, entry.previous_msgid_plural))),
        )
        for entry in file
    ]
    assert found == shown(engine, locale, domain)
    assert file.metadata["Language"] == locale


def strings(value: str) -> tuple[str, ...]:
    """The forms of a text of Translate Toolkit, which are one where it does not depend on a number."""
    return tuple(map(str, getattr(value, "strings", [value])))


@every_catalogue
def test_translate_toolkit_shows_what_the_site_has(engine: Engine, locale: str, domain: Domain, tmp_path: Path) -> None:
    path = tmp_path / "sent.po"
    path.write_bytes(sent_out(engine, locale, domain).encode())
    file = factory.getobject(str(path))
    found = [
        Shown(
            unit.getcontext() or None,
            strings(unit.source),
            strings(unit.target),
            unit.isfuzzy(),
            strings(unit.prev_source) if unit.prev_source else (),
        )
        for unit in file.units
        if not unit.isheader()
    ]
    assert found == shown(engine, locale, domain)
    assert file.gettargetlanguage() == locale
    assert isinstance(file, pypo.pofile)
    assert BASE in file.parseheader()


@pytest.mark.prove
@pytest.mark.parametrize("rewrite", REWRITERS.values(), ids=REWRITERS)
@pytest.mark.parametrize(("locale", "domain"), EVERY if WHOLE else [("fr", domain) for domain in DOMAINS])
@pytest.mark.parametrize("state", ["usual", "odd"] if WHOLE else ["odd"])
def test_a_file_that_a_program_rewrote_changes_nothing(
    stores: dict[str, Engine], state: str, locale: str, domain: Domain, rewrite: Callable[[str], str]
) -> None:
    engine = stores[state]
    first = sent_out(engine, locale, domain)
    sent = rewrite(first)
    report = imported(engine, locale, sent.encode())
    assert sent != first
    assert (report.act, report.unchanged) == (None, len(shown(engine, locale, domain)))
    assert exported(engine, locale, domain) == first


@needs_gettext
@every_catalogue
def test_a_file_that_gettext_rewrote_changes_nothing(
    engine: Engine, locale: str, domain: Domain, tmp_path: Path
) -> None:
    path = tmp_path / "sent.po"
    first = sent_out(engine, locale, domain)
    path.write_bytes(first.encode())
    done = subprocess.run(["msgcat", "-w", "60", "-s", path], capture_output=True, check=True)
    report = imported(engine, locale, done.stdout)
    assert (report.act, report.unchanged) == (None, len(shown(engine, locale, domain)))
    assert exported(engine, locale, domain) == first
