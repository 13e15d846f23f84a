"""Whether a store has what the files say: decided without reading them, so that a second start is quick."""

from collections.abc import Sequence
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from webapp.i18n import collation
from webapp.store.db import reading
from webapp.store.queries import revision

MIGRATIONS = Path(__file__).parent.parent.parent / "store" / "migrations" / "versions"


def catalogue(translations: Path, locale: str) -> Path:
    """Where the translations of content into a locale stand."""
    return translations / locale / "LC_MESSAGES" / "content.po"


def digest(seed: Path, translations: Path, locales: Sequence[str]) -> str:
    """What a filled store depends on: migrations, files, languages, and the versions of CLDR and ICU."""
    total = sha256(f"{locales} {collation.version()} {version('babel')}".encode())
    total.update(" ".join(sorted(path.stem for path in MIGRATIONS.glob("*.py"))).encode())
    for path in sorted([*seed.rglob("*.yaml"), *(catalogue(translations, locale) for locale in locales)]):
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
