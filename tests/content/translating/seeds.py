"""A small seed that a test changes, splits and puts together, in the files as an editor of the site would."""

from dataclasses import dataclass, field
from pathlib import Path

import yaml
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.content.translating.site import LOCALES
from webapp.content.seeding.files import LISTS
from webapp.content.seeding.load import Report, load
from webapp.content.seeding.tree import REQUIRED
from webapp.store.db import open_store, writing
from webapp.store.migrations import migrate

PAGE = "page:our-work"


@dataclass
class SmallSeed:
    """The pages that there must be, and the paragraphs of one of them: their text by id, in their order."""

    folder: Path
    blocks: dict[str, str] = field(default_factory=dict)

    def write(self) -> None:
        """Put all files in place."""
        (self.folder / "seed" / "pages").mkdir(parents=True, exist_ok=True)
        (self.folder / "translations").mkdir(exist_ok=True)
        for name in LISTS:
            (self.folder / "seed" / f"{name}.yaml").write_text("{}\n", encoding="utf-8")
        for position, key in enumerate(sorted(REQUIRED - {"home"}), start=1):
            self._page(key, {"parent": "home", "position": position, "slug": {"en": key}, "blocks": []})
        self._page("home", {"position": 0, "slug": {}, "blocks": []})

    def load(self, session: Session) -> Report:
        """Write the paragraphs, and load the files into a store."""
        blocks = [{"id": key, "kind": "paragraph", "text": text} for key, text in self.blocks.items()]
        self._page("our-work", {"parent": "home", "position": 99, "slug": {"en": "our-work"}, "blocks": blocks})
        return load(session, self.folder / "seed", self.folder / "translations", LOCALES)

    def store(self) -> Engine:
        """A store that the seed was loaded into."""
        self.write()
        engine = open_store(f"sqlite:///{self.folder / 'site.db'}")
        migrate(engine)
        with writing(engine) as session:
            self.load(session)
        return engine

    def _page(self, key: str, columns: dict[str, object]) -> None:
        page = {**columns, "title": f"Title of {key}", "summary": f"Summary of {key}"}
        (self.folder / "seed" / "pages" / f"{key}.yaml").write_text(yaml.safe_dump(page), encoding="utf-8")
