"""Catalogues: complete, safe, quiet, and in the typography of their language."""

import re
import subprocess
from pathlib import Path
from shutil import which

import pytest

from tests.conftest import LOCALES
from webapp.config import TRANSLATIONS
from webapp.content.directory.lists import ADDRESS, LISTS, RELATIONS
from webapp.i18n import po
from webapp.i18n.catalogue import Entry, entry_problems
from webapp.i18n.po import PoEntry
from webapp.i18n.slugs import slugify

FILES = [
    TRANSLATIONS / locale / "LC_MESSAGES" / f"{domain}.po"
    for locale in LOCALES[1:]
    for domain in ("messages", "content")
]
NO_BREAK = "\u00a0"
NARROW = "\u202f"

FAULTS = {
    "nl": [(r"['\"]", "straight quotes"), (r"  ", "two spaces")],
    "fr": [
        (r"['\"]", "straight quotes"),
        (r"  ", "two spaces"),
        (rf"[^{NO_BREAK}]:(?!\w)", "a colon without a no-break space"),
        (rf"[^{NARROW}][;!?]", "; ! or ? without a narrow no-break space"),
        (rf"«[^{NO_BREAK}]|[^{NO_BREAK}]»", "guillemets without no-break spaces"),
        (r"[“”]", "quotes that are not French"),
        (r"\d %", "a percent sign after an ordinary space"),
        (r"\bE(tat|gal|gypte|quateur)", "a capital without its accent"),
    ],
    "es": [
        (r"['\"]", "straight quotes"),
        (r"  ", "two spaces"),
        (r"^[^¿]*\?", "a question without ¿"),
        (r"^[^¡]*!", "an exclamation without ¡"),
        (r"« | »", "guillemets with spaces"),
    ],
}


def entries(path: Path) -> list[PoEntry]:
    return po.read(path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_a_catalogue_is_whole_and_may_be_shown(path: Path) -> None:
    for entry in entries(path):
        assert all(entry.forms), f"{path}:{entry.line}: not translated"
        assert not entry.fuzzy, f"{path}:{entry.line}: needs review"
        assert not entry_problems(Entry(entry.context, entry.sources, entry.forms)), f"{path}:{entry.line}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_a_catalogue_is_in_the_typography_of_its_language(path: Path) -> None:
    for entry in entries(path):
        for form in entry.forms:
            words = re.sub(r"\]\([^)]*\)", "]", form)
            for pattern, fault in FAULTS[path.parent.parent.name]:
                assert not re.search(pattern, words), f"{path}:{entry.line}: {fault}: {form}"


@pytest.mark.parametrize("path", [*FILES, *TRANSLATIONS.glob("*.pot")], ids=lambda path: path.name)
def test_a_catalogue_is_quiet(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "\n#:" not in text
    assert "-Date:" not in text
    assert "\n#~" not in text


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_page_summaries_fit_a_description(path: Path) -> None:
    for entry in entries(path):
        if entry.context and entry.context.endswith("/summary"):
            assert len(entry.forms[0]) <= 155, f"{path}:{entry.line}"


@pytest.mark.parametrize("path", FILES[::2], ids=lambda path: path.parent.parent.name)
def test_words_of_addresses_are_slugs_that_cannot_be_mixed_up(path: Path) -> None:
    words = {entry.sources[0]: entry.forms[0] for entry in entries(path) if entry.context == ADDRESS}
    assert len(words) >= 20
    for word in words.values():
        assert slugify(word) == word, f"{path}: {word}"
    relations = [words[term.word] for term in RELATIONS.values()]
    for word in relations:
        assert not [other for other in relations if other != word and other.startswith(f"{word}-")], f"{path}: {word}"
    for terms in (
        RELATIONS,
        *(listed.orders for listed in LISTS.values()),
        *(listed.states for listed in LISTS.values()),
    ):
        chosen = [words[term.word] for term in terms.values()]
        assert len(set(chosen)) == len(chosen), f"{path}: {chosen}"


@pytest.mark.skipif(which("msgfmt") is None, reason="gettext is missing")
@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_gettext_accepts_a_catalogue(path: Path) -> None:
    subprocess.run(["msgfmt", "--check-format", "--output-file=/dev/null", path], check=True, capture_output=True)
