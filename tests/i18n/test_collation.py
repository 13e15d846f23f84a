"""Names stand where a reader looks for them, and the keys of the order are bytes that any database compares alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.i18n.collation import sort_key, version

OURS = ("en", "nl", "fr", "es")


@pytest.mark.parametrize("locale", OURS)
@pytest.mark.parametrize("name", ["Égypte", "Équateur", "Ñuñoa", "égypte", "Österreich", "Åland"])
def test_an_accent_does_not_send_a_name_to_the_end(name: str, locale: str) -> None:
    assert sort_key(name, locale) < sort_key("Zambie", locale)


def test_french_names_are_in_the_order_of_a_dictionary() -> None:
    names = ["Cuba", "Côte d’Ivoire", "Zambie", "Équateur", "Espagne", "Égypte", "Corée", "œuvre", "ordre"]
    expected = "Corée|Côte d’Ivoire|Cuba|Égypte|Équateur|Espagne|œuvre|ordre|Zambie"
    assert "|".join(sorted(names, key=lambda name: sort_key(name, "fr"))) == expected


@pytest.mark.parametrize(
    ("locale", "expected"), [("es", ["nube", "nzo", "ñandú", "oca"]), ("fr", ["ñandú", "nube", "nzo", "oca"])]
)
def test_only_spanish_has_a_letter_after_n(locale: str, expected: list[str]) -> None:
    assert sorted(["oca", "ñandú", "nzo", "nube"], key=lambda word: sort_key(word, locale)) == expected


@given(st.text(), st.text(), st.sampled_from(OURS))
def test_keys_are_bytes_that_sort_prefixes_first(first: str, second: str, locale: str) -> None:
    key = sort_key(first, locale)
    assert type(key) is bytes
    assert key == sort_key(first, locale)
    assert key <= sort_key(first + second, locale)


def test_the_version_names_the_rules() -> None:
    assert version().startswith("ICU ")
    assert ", Unicode " in version()
