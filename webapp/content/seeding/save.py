"""Writing the store back into the files it was loaded from."""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from webapp.files import write_whole
from webapp.i18n import po

from . import catalogues
from .digest import catalogue
from .export import Export


def write(session: Session, seed: Path, translations: Path, locales: Sequence[str]) -> list[Path]:
    """Write seed files, catalogues and the template; the files that are no longer what they were.

    The file of a page that the store has not got any more is removed.
    """
    files = {seed / name: text for name, text in Export(session, locales).seed_files().items()}
    files[translations / "content.pot"] = po.render(None, catalogues.entries(session, None))
    for locale in locales[1:]:
        files[catalogue(translations, locale)] = po.render(locale, catalogues.entries(session, locale))
    changed = [path for path, text in files.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    for path in changed:
        write_whole(path, files[path])
    gone = [path for path in (seed / "pages").glob("*.yaml") if path not in files]
    for path in gone:
        path.unlink()
    return changed + gone
