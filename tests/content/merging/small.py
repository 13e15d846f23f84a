"""A store of a few messages of each kind, and what the oracle knows of it."""

from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.content.merging.oracle import Oracle, Text
from webapp.store.db import open_store, writing
from webapp.store.migrations import migrate
from webapp.store.queries import revision, rows

START = datetime(2026, 1, 1)
LOCALES = ("en", "fr", "nl")
LOCALE, OTHER = "fr", "nl"
MESSAGES = {
    "page:a/title": "Our network",
    "page:a/what": "Unions talk with employers.",
    "page:a/when": "Since 1919.",
    "page:a/who": "The [confederation](page:a) has members.",
    "interface:|Hello {name}": "Hello {name}",
    "interface:button|Open": "Open",
    "interface:|{count} worker": "{count} worker\n{count} workers",
    "interface:address|north": "north",
    "interface:address|south": "south",
    "interface:address|east": "east",
}
TRANSLATED = {
    "page:a/title": ("Notre réseau", True),
    "page:a/what": ("Les syndicats parlent.", True),
    "page:a/who": ("La [confédération](page:a) a des membres.", False),
    "interface:|Hello {name}": ("Bonjour {name}", True),
    "interface:|{count} worker": ("{count} travailleur\n{count} travailleurs", True),
    "interface:address|north": ("nord", True),
    "interface:address|south": ("sud", True),
}


def make_store(url: str) -> Engine:
    """A store of a few messages, some of them translated, in which nothing was done yet."""
    engine = open_store(url)
    migrate(engine)
    with writing(engine) as session:
        listed = enumerate(MESSAGES.items())
        rows.add(
            session,
            "messages",
            [{"context": key, "source": text, "comment": None, "position": place} for place, (key, text) in listed],
        )
        rows.add(session, "subjects", [{"ref": "page:a", "kind": "page", "parent": None, "position": 0}])
        for locale in (LOCALE, OTHER):
            for context, (text, approved) in TRANSLATED.items():
                pen = {"author": "seed", "changed_at": START}
                row = {"context": context, "locale": locale, "text": text, "source": MESSAGES[context]}
                rows.add(session, "translations", [{**row, "approved": approved, **pen}])
        rows.add(session, "releases", [{"locale": locale, "act": None} for locale in ("en", OTHER)])
        revision.bump(session)
    return engine


def make_oracle(session: Session) -> Oracle:
    """The oracle of such a store."""
    texts = {key: Text(text, MESSAGES[key], approved) for key, (text, approved) in TRANSLATED.items()}
    return Oracle(revision.current(session).store, MESSAGES, texts)
