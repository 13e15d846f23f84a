"""A copy of the seed and the translations that a test may change, and the whole content of a store to compare."""

import re
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree, ignore_patterns

from sqlalchemy import Engine

from webapp.config import SEED, TRANSLATIONS, Settings
from webapp.content.seeding.load import Report, load
from webapp.store.db import reading, writing
from webapp.store.models import Base
from webapp.store.queries import rows


@dataclass(frozen=True)
class Files:
    """The folders of a seed and its translations."""

    seed: Path
    translations: Path

    @classmethod
    def copied_to(cls, folder: Path) -> "Files":
        """A copy of what the site is filled from."""
        copytree(SEED, folder / "seed")
        copytree(TRANSLATIONS, folder / "translations", ignore=ignore_patterns("*.mo"))
        return cls(folder / "seed", folder / "translations")

    def change(self, path: Path, old: str, new: str) -> int:
        """Put `new` in the place of the first `old`; the line where it stands."""
        text = path.read_text(encoding="utf-8")
        before, found, after = text.partition(old)
        assert found, f"{path.name} has no {old!r}"
        path.write_text(before + new + after, encoding="utf-8")
        return before.count("\n") + 1

    def in_seed(self, name: str, old: str, new: str) -> int:
        """Change a file of the seed."""
        return self.change(self.seed / name, old, new)

    def drop_entry(self, name: str, key: str) -> None:
        """Take an entry out of a list of the seed."""
        path = self.seed / name
        text = path.read_text(encoding="utf-8")
        shorter = re.sub(rf"^{key}:\n(?: .*\n)*", "", text, flags=re.MULTILINE)
        assert shorter != text
        path.write_text(shorter, encoding="utf-8")

    def catalogue(self, locale: str, domain: str = "content") -> Path:
        """A file of translations."""
        return self.translations / locale / "LC_MESSAGES" / f"{domain}.po"

    def translate(self, locale: str, context: str, text: str, *, source: str | None = None) -> int:
        """Give a message another translation, and another English if there is one; the line of the message."""
        path = self.catalogue(locale)
        before, mark, after = path.read_text(encoding="utf-8").partition(f'msgctxt "{context}"\n')
        assert mark, f"{path.name} has no {context}"
        (msgid, _), rest = after.split("\n", 2)[:2], after.split("\n", 2)[2]
        english = f'msgid "{source}"' if source else msgid
        path.write_text(f'{before}{mark}{english}\nmsgstr "{text}"\n{rest}', encoding="utf-8")
        return before.count("\n") + 1

    def load(self, engine: Engine) -> Report:
        """Load these files into a store."""
        with writing(engine) as session:
            return load(session, self.seed, self.translations, Settings().locales)


def contents(engine: Engine) -> dict[str, rows.Rows]:
    """Everything that is in a store, by table."""
    with reading(engine) as session:
        return {table.name: rows.read(session, table.name) for table in Base.metadata.sorted_tables}
