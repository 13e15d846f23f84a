"""A site on marked texts, and where its pages are."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.checking import CheckingClient
from tests.truth import origins
from tests.truth.asking import plan_errors
from webapp.content.directory.lists import LISTS
from webapp.store.db import open_store, reading
from webapp.store.queries import rows
from webapp.views.pages import TEMPLATES

FEW = (*TEMPLATES, *LISTS, "page:social-dialogue", "org:cnv", "country:MG", "project:stitch")
"""A page for each template."""


@dataclass(frozen=True)
class Site:
    """A site with a share of the translations; `places` are the paths of its pages, by reference and locale."""

    share: float
    client: CheckingClient
    places: Mapping[str, Mapping[str, str]]

    @classmethod
    def make(cls, store: Path, folder: Path, share: float) -> "Site":
        """A site on a copy of a store and on catalogues of its own, both in this folder."""
        folder.mkdir(exist_ok=True)
        origins.fill_store(store, folder / "site.db", share)
        origins.compile_catalogues(folder, share)
        client = origins.client(folder / "site.db", folder)
        plan_errors(client.app)
        return cls(share, client, _places(folder / "site.db"))


def _places(store: Path) -> Mapping[str, Mapping[str, str]]:
    engine = open_store(f"sqlite:///{store}")
    with reading(engine) as session:
        found = rows.read(session, "addresses")
    engine.dispose()
    places: dict[str, dict[str, str]] = {}
    for (path,), row in found.items():
        if row["current"] and not str(row["ref"]).startswith("term:"):
            places.setdefault(str(row["ref"]), {})[str(row["locale"])] = str(path)
    return places
