"""Hostile catalogues past the importer, in the store and compiled: no error, no markup; a bad text falls back alone."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tests.checking import Page
from tests.hostile import attacks, damage
from tests.hostile.conftest import SEEDS
from tests.hostile.making import Hostile
from tests.hostile.site import PAGES, Site, elements, hostile, marked_text, with_pieces
from tests.proving import WHOLE
from webapp.content.inline import plain
from webapp.content.translating.units import po_entry
from webapp.i18n import po

DAMAGED = 0.2
"""So many of the compiled catalogues are damaged as files too."""
READ = 10
"""Every 10th page is read as a document too, and each that need not be the same byte for byte."""


@pytest.mark.prove
def test_what_came_past_the_importer_falls_back_alone(
    site: Site, headers: dict[str, str], tmp_path: Path, tell: Callable[[str, Counter[str]], None]
) -> None:
    kinds: Counter[str] = Counter()
    for seed in SEEDS:
        path, made = hostile(site, headers, seed)
        try:
            kinds += made.kinds + check_page(site, path, made, tmp_path)
        except Exception as error:
            error.add_note(f"HOSTILE_SEED={seed} {path} {made.kinds}")
            raise
    tell(f"{len(SEEDS)} hostile catalogues on pages", kinds)
    if WHOLE:
        assert set(kinds) >= {*attacks.KINDS, *damage.MO, "in the store", "in a .mo", "in both"}


def check_page(site: Site, path: str, made: Hostile, folder: Path) -> Counter[str]:
    """The page is, byte for byte, the one on which the bad texts are missing, with the odd ones as they stand."""
    random = Random(made.seed)
    place = random.choice(["in the store", "in a .mo", "in both"])
    interface = [context for context in made.forms if site.before[context].is_interface]
    broken = None
    (folder / "fr" / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
    compiled = folder / "fr" / "LC_MESSAGES" / "messages.mo"
    compiled.unlink(missing_ok=True)
    written: dict[str, str | None] = {context: "\n".join(forms) for context, forms in made.forms.items()}
    if place != "in the store":
        entries = [replace(po_entry(site.before[context], 2), forms=made.forms[context]) for context in interface]
        broken = random.choice(list(damage.MO)) if random.random() < DAMAGED else None
        text = po.render("fr", entries)
        compiled.write_bytes(damage.MO[broken](random, text) if broken else damage.compiled(text))
    if place == "in a .mo":
        written |= dict.fromkeys(interface)
    site.write(written)
    site.compiled(folder)
    exact = broken in (None, damage.EVIL_RULE)
    if not exact or made.seed % READ == 0:
        page = site.client.get(path, status=site.status(path))
        assert elements(page) == site.elements[path]
    response = site.client.raw(path)
    assert response.status_code == site.status(path)
    if exact:
        # What visitors are asked has a hash, which is that of other words then.
        assert _HASH.sub("", response.text) == _HASH.sub("", expected(site, path, made))
    return Counter([place, *([broken] if broken else [])])


_HASH = re.compile(r'(?<=name="text" value=")[0-9a-f]{8}')


def expected(site: Site, path: str, made: Hostile) -> str:
    """The page without the bad texts, and with what is odd in its place, escaped."""
    odd = list(made.odd)
    texts: dict[str, str | None] = {**dict.fromkeys(made.bad), **made.good}
    texts |= {context: marked_text(site.texts[context], number) for number, context in enumerate(odd)}
    site.write(texts)
    return with_pieces(site.client.raw(path).text, list(made.odd.values()))


@pytest.mark.prove
@pytest.mark.parametrize("path", PAGES)
def test_a_missing_text_is_in_english_alone_and_marked(site: Site, path: str) -> None:
    """What the pages above are compared with: each text of a page in turn is missing, and nothing else changes."""
    # Nothing is compiled in this folder: all French is in the store.
    site.compiled(site.settings.translations)
    whole = words(site.clean[path])
    for context in site.shown[path][:: 1 if WHOLE else 6]:
        site.write({context: None})
        page = site.client.get(path, status=site.status(path))
        assert elements(page) == site.elements[path]
        english = Counter({key: number for key, number in words(page).items() if key[0] == "en"}) - whole
        source = site.before[context].source
        if not english:
            # Only what describes the page has it, which is no element of its body.
            assert _descriptions(page) != _descriptions(site.clean[path]), context
        elif site.before[context].is_interface:
            literals = [piece.strip() for line in source.split("\n") for piece in re.split(r"\{\w+\}", line)]
            assert {word for _, word in english} <= set(literals), context
        else:
            said, once = squeezed(" ".join(word for _, word in english.elements())), squeezed(plain(source))
            assert sorted(said) == sorted(once * (len(said) // len(once))), context
        assert {lang for lang, _ in whole - words(page)} == ({"fr"} if english else set())


def _descriptions(page: Page) -> list[str | None]:
    return [meta.attrs["content"] for meta in page.all("meta[name=description], meta[property]")]


def squeezed(said: str) -> str:
    return re.sub(r"\s+", "", said)


def words(page: Page) -> Counter[tuple[str, str]]:
    """What is read on a page, each piece with its language; without what tells of a missing text."""
    found: Counter[tuple[str, str]] = Counter()

    def walk(element: object, lang: str) -> None:
        attributes = getattr(element, "attrs", None) or {}
        lang = attributes.get("lang") or lang
        if {"mark", "notice"} & set((attributes.get("class") or "").split()):
            return
        if attributes.get("name") == "description":
            return
        name = getattr(element, "name", "")
        said = str(getattr(element, "data", "") or "").removesuffix(" – Samenspraak").strip()
        if name == "#text" and said:
            found[lang, said] += 1
        for child in getattr(element, "children", None) or ():
            walk(child, lang)

    walk(page.one("html"), "")
    return found
