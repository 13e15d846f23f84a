"""A new language: its catalogues as translators leave them, and what the public sees of it."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from justhtml import Element

from tests.checking import CheckingClient, attribute
from tests.files import Files
from webapp import create_app
from webapp.commands import main
from webapp.config import Settings
from webapp.content import subjects
from webapp.content.translating import pseudo
from webapp.content.translating.units import interface_context
from webapp.i18n import po
from webapp.i18n.po import PoEntry
from webapp.store.db import open_store, reading

TAG, NAME = "eo", "Esperanto"
LOCALES = (*Settings().locales, TAG)
TOKEN = "paard batterij nietje"
DOMAINS = ("content", "messages")
BROKEN = "<b>Esperanto</b>"


@dataclass(frozen=True)
class NewLanguage:
    """The language on a store and files of its own; the command line and apps are told of them by settings alone."""

    files: Files
    store: Path

    def command(self, *arguments: str | Path, locales: Collection[str] = LOCALES, status: int = 0) -> None:
        """Run the command line with these languages."""
        with pytest.MonkeyPatch.context() as patched:
            for name, value in (
                ("DATABASE_URL", f"sqlite:///{self.store}"),
                ("LOCALES", " ".join(locales)),
                ("TRANSLATIONS", str(self.files.translations)),
            ):
                patched.setenv(name, value)
            patched.setattr("sys.argv", ["samenspraak", *map(str, arguments)])
            with pytest.raises(SystemExit, match=f"^{status}$"):
                main()

    def client(self, locales: tuple[str, ...] = LOCALES) -> CheckingClient:
        """A client of an app of its own, as another process would have it."""
        settings = Settings(
            database_url=f"sqlite:///{self.store}",
            site_url="https://site.test",
            trusted_hosts=("site.test",),
            locales=locales,
            translations=self.files.translations,
            translation_token=TOKEN,
        )
        return CheckingClient(create_app(settings), settings)

    def load(self, locales: Collection[str] = LOCALES) -> None:
        """Load the files into the store."""
        self.command("content", "load", locales=locales)

    def translate(self, *, share: float = 1, without: str = "", fuzzy: str = "", broken: str = "") -> None:
        """Translate this share of the files, not the message `without`; one may be fuzzy, one may not be shown."""
        for domain in DOMAINS:
            path = self.files.catalogue(TAG, domain)
            entries = po.read(path)
            changed = []
            for place, entry in enumerate(entries):
                name = context_of(entry, domain)
                forms = machine_made(entry, domain)
                if name == without or place >= share * len(entries):
                    forms = ("",) * len(forms)
                if name == broken:
                    forms = (BROKEN,) * len(forms)
                changed.append(replace(entry, forms=forms, fuzzy=name == fuzzy))
            po.write(path, TAG, changed)


def context_of(entry: PoEntry, domain: str) -> str:
    """Under which context the store has a message of a catalogue."""
    return str(entry.context) if domain == "content" else interface_context(*entry.key)


def machine_made(entry: PoEntry, domain: str) -> tuple[str, ...]:
    """The translation of a message into the language."""
    return tuple(pseudo.translation(context_of(entry, domain), "\n".join(entry.sources), TAG).split("\n"))


def completed(path: Path, domain: str) -> str:
    """A catalogue, as it was exported, with whatever is missing in it."""
    file = po.read_file(path)
    entries = [
        entry if any(entry.forms) else replace(entry, forms=machine_made(entry, domain)) for entry in file.entries
    ]
    assert sum(not any(entry.forms) for entry in file.entries) == 1
    return po.render(TAG, entries, headers=file.headers)


def expect_hidden(client: CheckingClient, paths: Collection[str]) -> None:
    """The public sees nothing of the language: neither pages, nor links, and it is not chosen for anybody."""
    for path in paths:
        assert client.get(path, 404).one("html").attrs["lang"] == "en"
    for locale in LOCALES[:-1]:
        page = client.get(f"/{locale}")
        assert not page.all(f"[hreflang={TAG}], [lang={TAG}]")
    assert client.raw("/", headers={"Accept-Language": f"{TAG}, nl;q=0.5"}).location == "/nl"
    assert f"/{TAG}" not in client.raw("/sitemap.xml").text


def expect_public(client: CheckingClient, marked: Collection[str] = ()) -> None:
    """Every page is there in the language, with links to and from all others, and marks on these blocks alone."""
    engine = open_store(client.settings.database_url)
    with reading(engine) as session:
        pages = subjects.alternates_of_all(session, LOCALES)
    engine.dispose()
    assert len(pages) > 60
    sitemap = client.raw("/sitemap.xml").text
    found = set()
    for paths in pages:
        page = client.get(paths[TAG])
        assert page.one("html").attrs["lang"] == TAG
        alternates = {link.attrs["hreflang"]: link.attrs["href"] for link in page.all("link[rel=alternate][hreflang]")}
        assert alternates.items() >= {locale: f"https://site.test{path}" for locale, path in paths.items()}.items()
        assert f"https://site.test{paths[TAG]}<" in sitemap
        found |= {nearest_id(mark) for mark in page.all(".mark")}
    assert found == set(marked)
    (link,) = client.get("/en").all(f".language-switch a[hreflang={TAG}]")
    assert (link.to_text(), link.attrs["href"]) == (NAME, f"/{TAG}")
    assert client.raw("/", headers={"Accept-Language": f"{TAG}, nl;q=0.5"}).location == f"/{TAG}"


def nearest_id(element: Element) -> str:
    """The id of an element, or of the nearest one around it that has one."""
    while "id" not in element.attrs:
        assert isinstance(element.parent, Element)
        element = element.parent
    return attribute(element, "id")
