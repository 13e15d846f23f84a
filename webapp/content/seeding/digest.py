"""Whether a store has what the files say: decided without parsing them, so that a second start is quick."""

from collections.abc import Sequence
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Final

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from webapp.i18n import collation
from webapp.store.db import reading
from webapp.store.queries import revision

WEBAPP = Path(__file__).parent.parent.parent
CODE = (
    "store/migrations/versions/*.py",
    "content/derive.py",
    "content/seeding/*.py",
    "content/translating/*.py",
    "i18n/*.py",
)
"""What makes rows of files."""


CONTENT: Final = "content"
MESSAGES: Final = "messages"
"""The two domains: what the pages say, and the words around it."""


def catalogue(translations: Path, locale: str, domain: str) -> Path:
    """Where the translations of a domain into a locale stand."""
    return translations / locale / "LC_MESSAGES" / f"{domain}.po"


def template(translations: Path, domain: str) -> Path:
    """Where the messages of a domain stand without translations."""
    return translations / f"{domain}.pot"


def digest(seed: Path, translations: Path, locales: Sequence[str]) -> str:
    """What a filled store depends on: files, languages, the code that loads, and the versions of CLDR and ICU."""
    total = sha256(f"{locales} {collation.version()} {version('babel')}".encode())
    catalogues = [catalogue(translations, locale, domain) for locale in locales for domain in (CONTENT, MESSAGES)]
    files = [*seed.rglob("*.yaml"), *catalogues, template(translations, MESSAGES)]
    for path in sorted([*files, *(path for pattern in CODE for path in WEBAPP.glob(pattern))]):
        if path.is_file():
            total.update("/".join(path.parts[-2:]).encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def is_filled(engine: Engine, wanted: str) -> bool:
    """Whether what was loaded last into this store has this digest; an empty store has none."""
    try:
        with reading(engine) as session:
            return revision.seed_digest(session) == wanted
    except SQLAlchemyError:
        return False
