"""Bringing a catalogue up to date guesses nothing and loses nothing that still has its message."""

from webapp.commands.translations.files import merge
from webapp.i18n.po import PoEntry


def entry(context: str | None, source: str, form: str = "", *, fuzzy: bool = False) -> PoEntry:
    return PoEntry(context, (source,), (form,), fuzzy=fuzzy)


def test_a_known_message_keeps_its_translation() -> None:
    assert merge([entry(None, "Home")], [entry(None, "Home", "Accueil")], 2) == ([entry(None, "Home", "Accueil")], [])


def test_a_new_message_is_empty_however_much_it_looks_like_another() -> None:
    known = [entry(None, "table name", "nom de table")]
    assert merge([entry(None, "valuename")], known, 2) == ([entry(None, "valuename")], known)


def test_the_same_words_in_another_context_are_another_message() -> None:
    """babel#1330: the translation of one context must never be offered for another."""
    known = [entry("table", "Name", "Nom"), entry("value", "Title", "Titre")]
    wanted = [entry("table", "Title"), entry("value", "Title"), entry("other", "Name")]
    merged, obsolete = merge(wanted, known, 2)
    assert {item.context: item.forms for item in merged} == {"table": ("",), "value": ("Titre",), "other": ("",)}
    assert obsolete == [known[0]]


def test_new_words_in_a_context_that_has_many_are_new() -> None:
    known = [entry("address", "sort", "tri"), entry("address", "region", "region")]
    merged, obsolete = merge([entry("address", "sort"), entry("address", "order")], known, 2)
    assert merged == [entry("address", "sort", "tri"), entry("address", "order")]
    assert obsolete == [known[1]]


def test_new_english_of_a_block_keeps_the_translation_for_review() -> None:
    known = [entry("page:about/title", "About", "À propos")]
    merged, obsolete = merge([entry("page:about/title", "About us")], known, 2, by_context=True)
    assert merged == [PoEntry("page:about/title", ("About us",), ("À propos",), fuzzy=True, previous=("About",))]
    assert obsolete == []


def test_a_message_that_went_comes_back_with_its_translation() -> None:
    _, obsolete = merge([], [entry(None, "Home", "Accueil"), entry(None, "Never translated")], 2)
    assert obsolete == [entry(None, "Home", "Accueil")]
    assert merge([entry(None, "Home")], obsolete, 2) == ([entry(None, "Home", "Accueil")], [])


def test_a_plural_message_has_as_many_forms_as_the_language() -> None:
    wanted = [PoEntry(None, ("{count} row", "{count} rows"), ("", ""))]
    assert merge(wanted, [], 3)[0][0].forms == ("", "", "")
    known = [entry(None, "{count} row", "{count} ligne")]
    merged, obsolete = merge(wanted, known, 2)
    assert merged[0].forms == ("", "")
    assert obsolete == known
