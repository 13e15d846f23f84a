"""Every page of the pseudo-locales is there, and no text on it is untranslated.

What is no message (names in the store, what CLDR gives) is marked where it comes from, so that nothing is guessed.
"""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from shutil import copyfile
from typing import Any
from unittest.mock import patch

import pytest
from babel import Locale
from justhtml import Element, Node
from justhtml import Text as TextNode
from sqlalchemy import select

from tests.checking import CheckingClient, Page, attribute, elements
from tests.evidence.writing import BROWSERS
from webapp import create_app
from webapp.commands import main
from webapp.config import Settings
from webapp.content import subjects
from webapp.evidence.limits import READERS, STANDARD
from webapp.i18n import cldr
from webapp.i18n.locales import ACCENTED, RIGHT_TO_LEFT
from webapp.store.db import open_store, reading, writing
from webapp.store.models import Name, Source

PSEUDO = (ACCENTED, RIGHT_TO_LEFT)
LOCALES = (*Settings().locales, *PSEUDO)
AUTONYMS = {
    "en": "English",
    "nl": "Nederlands",
    "fr": "Français",
    "es": "Español",
    ACCENTED: "⟦Éñĝļîšĥ⟧",
    RIGHT_TO_LEFT: "⟦\u0639\u0640\u0646\u06af\u0644\u064a\u0633\u0647⟧",
}
SAME = ("Samenspraak", "https://site.test", STANDARD, *READERS, *BROWSERS)
"""What is the same in every language: the site, its address, a standard, programs."""
START, END = "\ue010", "\ue011"
_MARKED = re.compile(f"{START}[^{START}{END}]*{END}")
_BRACKETED = re.compile("⟦[^⟦⟧]*⟧")
_LETTER = re.compile(r"[^\W\d_]")
_PLAIN = re.compile(r"[A-Za-z]+")


def mark(text: str) -> str:
    return f"{START}{text}{END}"


@contextmanager
def marked_cldr() -> Iterator[None]:
    """While this lasts, names, dates and lists from CLDR are marked: its names of languages as labels."""
    territories: property = vars(Locale)["territories"]
    own_name, moment, join = Locale.get_display_name, cldr.format_moment, cldr.join

    def marked_territories(of: Locale) -> dict[str, str]:
        return {code: mark(name) for code, name in territories.__get__(of).items()}

    def marked_own_name(of: Locale, locale: str) -> str:
        name = own_name(of, locale)
        assert name
        return mark(name.capitalize())

    def marked_join(items: Any, locale: str) -> Any:
        found = join(items, locale)
        return replace(found, parts=tuple(mark(part) if isinstance(part, str) else part for part in found.parts))

    with ExitStack() as patches:
        for place, name, new in (
            (Locale, "territories", property(marked_territories)),
            (Locale, "get_display_name", marked_own_name),
            (cldr, "format_moment", lambda value, locale: mark(moment(value, locale))),
            (cldr, "join", marked_join),
        ):
            patches.enter_context(patch.object(place, name, new))
        yield


@pytest.fixture(scope="module")
def pseudo_client(filled_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CheckingClient]:
    """A client of a site in both pseudo-locales, on a store with marked names that the command has filled."""
    path = tmp_path_factory.mktemp("pseudo") / "site.db"
    copyfile(filled_store, path)
    engine = open_store(f"sqlite:///{path}")
    with writing(engine) as session:
        for name in session.scalars(select(Name)):
            name.name = mark(name.name)
            name.acronym = mark(name.acronym) if name.acronym else None
        for source in session.scalars(select(Source)):
            source.title, source.publisher = mark(source.title), mark(source.publisher)
    engine.dispose()
    settings = Settings(
        database_url=f"sqlite:///{path}", site_url="https://site.test", trusted_hosts=("site.test",), locales=LOCALES
    )
    with marked_cldr():
        with pytest.MonkeyPatch.context() as patched:
            patched.setenv("DATABASE_URL", settings.database_url)
            patched.setenv("LOCALES", " ".join(LOCALES))
            for command in (("content", "load"), ("develop", "pseudo")):
                patched.setattr("sys.argv", ["samenspraak", *command])
                with pytest.raises(SystemExit, match=r"^0$"):
                    main()
        yield CheckingClient(create_app(settings), settings)


def every_page(client: CheckingClient, locale: str) -> Iterator[Page]:
    engine = open_store(client.settings.database_url)
    with reading(engine) as session:
        found = subjects.alternates_of_all(session, LOCALES)
    engine.dispose()
    assert len(found) > 60
    for paths in found:
        yield client.get(paths[locale])
    yield client.get(f"/{locale}/nowhere", 404)


@pytest.mark.parametrize("locale", PSEUDO)
def test_every_page_is_there_and_all_of_it_is_translated(pseudo_client: CheckingClient, locale: str) -> None:
    left: dict[str, str] = {}
    for page in every_page(pseudo_client, locale):
        root = page.one("html")
        assert (root.attrs["lang"], root.attrs["dir"]) == (locale, "rtl" if locale == RIGHT_TO_LEFT else "ltr")
        assert {link.attrs["lang"]: unmarked(link.to_text()) for link in page.all(".language-switch a")} == AUTONYMS
        left |= dict.fromkeys(untranslated(page), page.response.request.path)
    assert left == {}


def unmarked(text: str) -> str:
    return text.replace(START, "").replace(END, "")


def untranslated(page: Page) -> Iterator[str]:
    """Letters outside of the brackets, and plain Latin ones within, that no mark accounts for."""
    text = "".join(_read(page.document.root))
    while _MARKED.search(text):
        text = _MARKED.sub("", text)
    for name in SAME:
        text = text.replace(name, "")
    yield from _PLAIN.findall(text)
    while _BRACKETED.search(text):
        text = _BRACKETED.sub("", text)
    yield from (line.strip() for line in text.split("\n") if _LETTER.search(line) or "⟦" in line or "⟧" in line)


def _read(element: Node) -> Iterator[str]:
    """All that is read in an element; what belongs to one block stands on one line."""
    for child in element.children or ():
        if isinstance(child, TextNode):
            yield " ".join(str(child.data).split("\n"))
        elif isinstance(child, Element) and child.name != "code":  # a name that machines use is in no language
            yield f"\n{child.attrs['content']}\n" if child.attrs.get("name") == "description" else ""
            yield f"\n{child.attrs['label']}\n" if "label" in child.attrs else ""
            yield from _read(child)
            yield "" if child.name in ("a", "b", "em", "span", "strong", "cite", "time") else "\n"


@pytest.mark.parametrize("locale", PSEUDO)
def test_words_of_addresses_are_translated_too(pseudo_client: CheckingClient, locale: str) -> None:
    (form,) = pseudo_client.get(f"/{locale}/our-work/networks/organisations").all("form.filters")
    names = {select.attrs["name"]: select for select in elements(form, "select")}
    chosen = attribute(elements(names["relation"], "option")[1], "value")
    assert chosen.startswith(f"{locale.rpartition('-')[2]}-")
    pseudo_client.get(f"/{locale}/our-work/networks/organisations?relation={chosen}")
