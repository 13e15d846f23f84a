"""Addresses are plain ASCII, can be typed without accents, and are the same however often they are made normal."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.i18n.slugs import normal_path, slugify

LATIN = "".join(
    character
    for character in map(chr, range(0x180))
    if character.isalpha() and "LATIN" in unicodedata.name(character) and character != "ĸ"
)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Côte d’Ivoire", "cote-d-ivoire"),
        ("Côte d'Ivoire", "cote-d-ivoire"),
        ("Œuvre du cœur", "oeuvre-du-coeur"),
        ("Ægypten ǽ", "aegypten-ae"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("Ñuñoa", "nunoa"),
        ("Azië & Oceanië", "azie-oceanie"),
        ("Ħaddiema Þór Đặng Ŧ ŋ", "haddiema-thor-dang-t-n"),
        ("ﬁnance", "finance"),
        ("  São Tomé -- (2006) ", "sao-tome-2006"),
        ("I\u0307stanbul ISTANBUL ı", "istanbul-istanbul-i"),
        ("日本", ""),
    ],
)
def test_names_become_slugs(name: str, slug: str) -> None:
    assert slugify(name) == slug


@given(st.text() | st.text(alphabet=LATIN + " -’'/"))
def test_a_slug_is_words_with_hyphens_and_stays_as_it_is(name: str) -> None:
    slug = slugify(name)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug)
    assert slugify(slug) == slug


@pytest.mark.parametrize("letter", LATIN)
def test_every_latin_letter_of_europe_has_one_in_ascii(letter: str) -> None:
    assert re.fullmatch("[a-z]+|[a-z]-[a-z]|[a-z]-|-[a-z]", slugify(letter))


@pytest.mark.parametrize(
    ("path", "normal"),
    [
        ("", "/"),
        ("/", "/"),
        ("//", "/"),
        ("/fr/Réseaux/", "/fr/reseaux"),
        ("/FR//notre-travail/re\u0301seaux", "/fr/notre-travail/reseaux"),
        ("nl/cœur", "/nl/coeur"),
        ("/nl/cote-d’ivoire", "/nl/cote-d’ivoire"),
    ],
)
def test_paths_are_made_normal(path: str, normal: str) -> None:
    assert normal_path(path) == normal


@pytest.mark.parametrize(
    "path", ["//example.org", "/\uff0fexample.org", "/\uff0f/example.org", "\uff0f\uff0fexample.org"]
)
def test_a_path_never_leads_to_another_host(path: str) -> None:
    assert normal_path(path) == "/example.org"


@given(st.text() | st.text(alphabet="/aÉœæǽı\uff0f\u2100\u0301"))
def test_a_normal_path_stays_as_it_is(path: str) -> None:
    normal = normal_path(path)
    assert normal_path(normal) == normal
    assert normal.startswith("/")
    assert "//" not in normal
    assert normal == "/" or not normal.endswith("/")
