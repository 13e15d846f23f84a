"""A broken or missing translation falls back alone, marked as English; nothing a catalogue holds breaks a page."""

import random
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from webapp.i18n.catalogue import Catalogue, Entry, entry_problems, load, make
from webapp.i18n.po import PoEntry, compile_to

GOOD = PoEntry(None, ("Hello {name}",), ("Bonjour {name}",))
ONE, OTHER = "{count} worker", "{count} workers"
WORKERS = PoEntry(None, (ONE, OTHER), ("{count} travailleur", "{count} travailleurs"))


def compiled(tmp_path: Path, *entries: PoEntry, locale: str = "fr") -> Catalogue:
    path = tmp_path / f"{locale}.mo"
    compile_to(path, locale, entries)
    return load(locale, path)


def one_or_other(n: int) -> int:
    return int(n != 1)


def test_a_translation_is_shown_unmarked(tmp_path: Path) -> None:
    catalogue = compiled(tmp_path, GOOD)
    assert catalogue.text("Hello {name}", name="Zoë").__html__() == "Bonjour Zoë"
    assert catalogue.broken == ()


def test_a_missing_translation_is_english_and_says_so(tmp_path: Path) -> None:
    assert compiled(tmp_path, GOOD).text("Goodbye").__html__() == '<span lang="en">Goodbye</span>'
    assert Catalogue("en").text("Goodbye").__html__() == "Goodbye"


@pytest.mark.parametrize(
    "translation", ["Adieu {nom}", "Adieu", "<b>Adieu {name}", "Adieu {name} {", "Adieu \u202e{name}"]
)
def test_a_broken_translation_falls_back_alone(tmp_path: Path, translation: str) -> None:
    catalogue = compiled(tmp_path, GOOD, PoEntry(None, ("Goodbye {name}",), (translation,)))
    farewell = catalogue.text("Goodbye {name}", name="Zoë")
    assert farewell.__html__() == '<span lang="en">Goodbye </span>Zoë'
    assert farewell.lang == "en"
    assert str(catalogue.text("Hello {name}", name="Zoë")) == "Bonjour Zoë"
    assert [key for key, _ in catalogue.broken] == [(None, "Goodbye {name}")]


@pytest.mark.parametrize("sentence", ["100 % des partenaires", "100 % sûr"])
def test_a_percent_sign_is_only_a_percent_sign(tmp_path: Path, sentence: str) -> None:
    catalogue = compiled(tmp_path, PoEntry(None, ("100% of it",), (sentence,)))
    assert catalogue.text("100% of it").__html__() == sentence


@pytest.mark.parametrize(
    ("n", "french", "spanish"),
    [
        (0, "0 travailleur", "0 trabajadores"),
        (1, "1 travailleur", "1 trabajador"),
        (2, "2 travailleurs", "2 trabajadores"),
        (1_000_000, "1000000 travailleurs", "1000000 trabajadores"),
    ],
)
def test_plurals_follow_the_language(tmp_path: Path, n: int, french: str, spanish: str) -> None:
    in_spanish = PoEntry(None, WORKERS.sources, ("{count} trabajador", "{count} trabajadores"))
    for locale, entry, expected in (("fr", WORKERS, french), ("es", in_spanish, spanish)):
        catalogue = compiled(tmp_path, entry, locale=locale)
        assert str(catalogue.plural_text(ONE, OTHER, n)) == expected


def test_the_number_shown_can_be_another_text_than_the_number_counted(tmp_path: Path) -> None:
    catalogue = compiled(tmp_path, WORKERS)
    assert str(catalogue.plural_text(ONE, OTHER, 1200, count="1\u202f200")) == "1\u202f200 travailleurs"


@pytest.mark.parametrize(
    ("n", "html"), [(1, '1<span lang="en"> worker</span>'), (0, '0<span lang="en"> workers</span>')]
)
def test_a_missing_plural_is_english_and_says_so(n: int, html: str) -> None:
    assert Catalogue("fr").plural_text(ONE, OTHER, n).__html__() == html


@pytest.mark.parametrize("forms", [("{count} travailleur",), ("{count} travailleur",) * 3])
def test_a_message_with_another_number_of_forms_than_its_language_is_english(
    forms: tuple[str, ...],
) -> None:
    catalogue = make("fr", [Entry(None, WORKERS.sources, forms)], one_or_other)
    assert [catalogue.plural_text(ONE, OTHER, n).lang for n in (1, 2)] == ["en", "en"]
    assert catalogue.broken == (((None, ONE), f"The number of forms is {len(forms)}; this language has 2."),)


def test_an_entry_on_several_lines_where_one_is_asked_for_is_broken() -> None:
    assert entry_problems(Entry(None, ("Hello",), ("Bonjour", "<b>")))[0] == (
        "There is a line break: a text stands on one line."
    )


def test_a_plural_form_may_leave_out_the_number_and_nothing_else() -> None:
    sources = ("{count} worker in {place}", "{count} workers in {place}")
    assert entry_problems(Entry(None, sources, ("un travailleur à {place}", "{count} travailleurs à {place}"))) == []
    assert entry_problems(Entry(None, sources, ("un travailleur", "{count} travailleurs à {place}"))) == [
        "The placeholder {place} is missing."
    ]
    assert entry_problems(Entry(None, ("{count} left",), ("reste",))) == ["The placeholder {count} is missing."]


def test_one_broken_form_drops_the_whole_message() -> None:
    catalogue = make("fr", [Entry(None, WORKERS.sources, ("{count} travailleur", "<b>"))], one_or_other)
    assert str(catalogue.plural_text(ONE, OTHER, 1)) == "1 worker"


def test_contexts_are_kept_apart(tmp_path: Path) -> None:
    catalogue = compiled(
        tmp_path,
        PoEntry("table", ("Name",), ("Nom",)),
        PoEntry("value", ("Name",), ("Intitulé",)),
        PoEntry("table", ("{count} row", "{count} rows"), ("{count} ligne", "{count} lignes")),
    )
    assert str(catalogue.text("Name", context="table")) == "Nom"
    assert str(catalogue.text("Name", context="value")) == "Intitulé"
    assert catalogue.text("Name").lang == "en"
    assert catalogue.text("Name", context="other").lang == "en"
    assert str(catalogue.plural_text("{count} row", "{count} rows", 2, context="table")) == "2 lignes"
    assert catalogue.plural_text("{count} row", "{count} rows", 2).lang == "en"


def test_a_message_renamed_under_its_context_takes_no_other_translation(tmp_path: Path) -> None:
    catalogue = compiled(tmp_path, PoEntry("value", ("Name",), ("Intitulé",)), PoEntry("table", ("Title",), ("",)))
    assert catalogue.text("Title", context="table").lang == "en"
    assert catalogue.text("Title", context="value").lang == "en"


def test_a_fuzzy_translation_is_not_used(tmp_path: Path) -> None:
    catalogue = compiled(tmp_path, GOOD, PoEntry(None, ("Goodbye",), ("Peut-être",), fuzzy=True))
    assert catalogue.text("Goodbye").__html__() == '<span lang="en">Goodbye</span>'


def test_an_untranslated_message_is_not_broken() -> None:
    catalogue = make("fr", [Entry(None, ("Hello",), ("",)), Entry(None, WORKERS.sources, ("", ""))], one_or_other)
    assert catalogue.broken == ()
    assert catalogue.text("Hello").lang == "en"


def test_an_absent_catalogue_is_empty(tmp_path: Path) -> None:
    catalogue = load("fr", tmp_path / "absent.mo")
    assert dict(catalogue.forms) == {}
    assert catalogue.broken == ()


@pytest.mark.parametrize(
    "data", [b"", b"\xde\x12", b"\xde\x12\x04\x95", b"no catalogue at all", b"\xde\x12\x04\x95" + b"\xff" * 40]
)
def test_a_damaged_catalogue_is_empty(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "fr.mo"
    path.write_bytes(data)
    catalogue = load("fr", path)
    assert dict(catalogue.forms) == {}
    assert "fr.mo" in catalogue.broken[0][1]
    assert catalogue.text("Hello").__html__() == '<span lang="en">Hello</span>'


def test_a_catalogue_damaged_anywhere_never_raises(tmp_path: Path) -> None:
    path = tmp_path / "fr.mo"
    compile_to(path, "fr", [GOOD, WORKERS, PoEntry("contexte à part", ("Name",), ("Nom",))])
    whole = path.read_bytes()
    bytes_of_chance = random.Random(1)
    for position in range(len(whole)):
        flipped = bytearray(whole)
        flipped[position] = bytes_of_chance.randrange(256)
        for damaged in (whole[:position], bytes(flipped)):
            path.write_bytes(damaged)
            catalogue = load("fr", path)
            assert "Zoë" in str(catalogue.text("Hello {name}", name="Zoë"))


def test_a_folder_in_place_of_a_catalogue_is_an_empty_one(tmp_path: Path) -> None:
    assert dict(load("fr", tmp_path).forms) == {}


@pytest.mark.parametrize(
    "catalogue", [Catalogue("fr"), make("fr", [Entry(None, ("Hello",), ("Bonjour",))], one_or_other)]
)
def test_a_catalogue_cannot_be_changed(catalogue: Catalogue) -> None:
    with pytest.raises(FrozenInstanceError):
        catalogue.locale = "nl"  # type: ignore[misc]
    with pytest.raises(TypeError):
        catalogue.forms[(None, "Hello")] = ("Hola",)  # type: ignore[index]
