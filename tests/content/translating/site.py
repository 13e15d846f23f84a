"""A store with two pages and few texts, in which a test tries something that is then taken back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from webapp.content.translating import importing
from webapp.content.translating.english import edit
from webapp.content.translating.exporting import export
from webapp.content.translating.pen import Pen
from webapp.content.translating.report import Report
from webapp.content.translating.units import Version
from webapp.i18n import po
from webapp.store.db import open_store, writing
from webapp.store.migrations import migrate
from webapp.store.models import Record
from webapp.store.queries import rows

LOCALES = ("en", "nl", "fr")
TRANSLATED = LOCALES[1:]
PAGE = "page:talks"
TITLE, SUMMARY, WHAT, WHO = (f"{PAGE}/{part}" for part in ("title", "summary", "what", "who"))
BLOCKS = (WHAT, WHO)
ENGLISH = {
    TITLE: "Talks at work",
    SUMMARY: "What talks bring.",
    WHAT: "Unions and employers talk. They talk about pay.",
    WHO: "Workers choose who speaks for them.",
}
WORDINGS = (
    "Unions talk.",
    "Unions and employers talk about pay.",
    "Unions, employers: all talk about pay, and about rest!",
    "They ‘talk’ about rest and about pay.",
    "Talk talk talk.",
)
"""Few, so that a history comes back to what it said before, and the same for all messages."""


def made(path: Path) -> Engine:
    """A store with a home page and a page of two blocks, none of it translated yet; all languages are released."""
    engine = open_store(f"sqlite:///{path}")
    migrate(engine)
    with writing(engine) as session:
        for name, records in _tables().items():
            rows.add(session, name, records)
    return engine


def _tables() -> dict[str, list[Record]]:
    return {
        "subjects": [
            {"ref": "page:home", "kind": "page", "parent": None, "position": 0},
            {"ref": PAGE, "kind": "page", "parent": "page:home", "position": 1},
        ],
        "slugs": [{"ref": PAGE, "locale": "en", "slug": "talks"}],
        "releases": [{"locale": locale} for locale in LOCALES],
        "statements": [{"id": context} for context in BLOCKS],
        "blocks": [
            {"id": context, "ref": PAGE, "kind": "paragraph", "position": position}
            for position, context in enumerate(BLOCKS)
        ],
        "messages": [
            {"context": context, "source": source, "position": position}
            for position, (context, source) in enumerate(ENGLISH.items())
        ],
    }


@contextmanager
def tried(engine: Engine) -> Iterator[Session]:
    """A session whose every change is taken back at the end."""
    with engine.connect().execution_options(writes=True) as connection, Session(connection) as session:
        yield session
        session.rollback()


def write(session: Session, context: str, after: str, *, typo: bool = False, author: str = "ana") -> int | None:
    """Change the English from what it says now; the number of the act."""
    reason = "A letter was missing." if typo else ""
    before = str(rows.some(session, "messages", [(context,)])[(context,)]["source"])
    return edit(session, context, before, after, author=author, locales=LOCALES, typo=typo, reason=reason)


def translate(session: Session, locale: str, author: str = "bo", **texts: str | None) -> int:
    """Approved translations for today's English, by the last part of the context; the number of the act."""
    english = rows.read(session, "messages")
    pen = Pen(session, "import", author, locale=locale)
    pen.translate(
        locale,
        {
            f"{PAGE}/{part}": Version(text, str(english[f"{PAGE}/{part}",]["source"]), approved=True) if text else None
            for part, text in texts.items()
        },
    )
    number = pen.finish(LOCALES)
    assert number is not None
    return number


def exported(session: Session, locale: str) -> str:
    """The catalogue of the content, as a translator gets it."""
    return export(session, locale, "content")


def imported(session: Session, locale: str, file: str, author: str = "bo") -> Report:
    """Import a catalogue as a translator gives it back."""
    return importing.run(session, locale, po.parse(file.encode(), "back.po"), author, LOCALES)


def entries(file: str) -> dict[str, str]:
    """The messages of a catalogue by context, each as it stands in the file."""
    blocks = (block for block in file.split("\n\n") if 'msgctxt "' in block)
    return {block.partition('msgctxt "')[2].partition('"')[0]: block for block in blocks}


def retold(file: str, context: str, text: str, *, fuzzy: bool) -> str:
    """The file with another text for a message, as an editor for catalogues saves it."""
    block = entries(file)[context]
    kept = [line for line in block.rstrip("\n").split("\n") if not line.startswith(("#, fuzzy", "msgstr"))]
    if not fuzzy:
        kept = [line for line in kept if not line.startswith("#|")]
    comments = [line for line in kept if line.startswith("#") and not line.startswith("#|")]
    rest = kept[len(comments) :]
    lines = [*comments, *(["#, fuzzy"] if fuzzy else []), *rest, f'msgstr "{text}"']
    return file.replace(block, "\n".join(lines) + ("\n" if block.endswith("\n") else ""))
