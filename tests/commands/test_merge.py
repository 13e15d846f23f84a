"""Bringing a catalogue up to date guesses nothing and loses nothing that still has its message."""

from webapp.commands.translations import merge
from webapp.i18n.po import PoEntry


def entry(context: str | None, source: str, form: str = "", *, fuzzy: bool = False) -> PoEntry:
    return PoEntry(context, (source,), (form,), fuzzy=fuzzy)


def test_a_known_message_keeps_its_translation() -> None:
    assert merge([entry(None, "Home")], [entry(None, "Home", "Accueil")], 2) == [entry(None, "Home", "Accueil")]


def test_a_new_message_is_empty_however_much_it_looks_like_another() -> None:
    known = [entry(None, "table name", "nom de table")]
    assert merge([entry(None, "valuename")], known, 2) == [entry(None, "valuename")]


def test_the_same_words_in_another_context_are_another_message() -> None:
    """babel#1330: the translation of one context must never be offered for another."""
    known = [entry("table", "Name", "Nom"), entry("value", "Title", "Titre")]
    wanted = [entry("table", "Title"), entry("value", "Title"), entry("other", "Name")]
    merged = {item.context: item for item in merge(wanted, known, 2)}
    assert merged["value"].forms == ("Titre",)
    assert merged["other"].forms == ("",)
    assert (merged["table"].forms, merged["table"].fuzzy) == (("Nom",), True)


def test_new_english_under_the_same_context_keeps_the_translation_for_review() -> None:
    known = [entry("page:about/title", "About", "À propos")]
    assert merge([entry("page:about/title", "About us")], known, 2) == [
        PoEntry("page:about/title", ("About us",), ("À propos",), fuzzy=True, previous="About")
    ]


def test_a_plural_message_has_as_many_forms_as_the_language() -> None:
    wanted = [PoEntry(None, ("{count} row", "{count} rows"), ("", ""))]
    assert merge(wanted, [], 3)[0].forms == ("", "", "")
    assert merge(wanted, [entry(None, "{count} row", "{count} ligne")], 2)[0].forms == ("", "")
