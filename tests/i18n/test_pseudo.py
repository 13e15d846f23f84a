"""Pseudo translations may be shown like any other, and show what they are made for."""

import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from webapp.config import TRANSLATIONS
from webapp.content.directory.lists import ADDRESS
from webapp.content.inline import parse, plain
from webapp.i18n import po
from webapp.i18n.collation import sort_key
from webapp.i18n.messages import placeholders, problems, references
from webapp.i18n.pseudo import address_word, translate
from webapp.i18n.slugs import slugify

TAGS = ("en-xa", "ar-xb", "eo")
ENTRIES = [entry for path in sorted(TRANSLATIONS.glob("*.pot")) for entry in po.read(path)]
MESSAGES = sorted({source for entry in ENTRIES if entry.context != ADDRESS for source in entry.sources})
WORDS = sorted({entry.sources[0] for entry in ENTRIES if entry.context == ADDRESS})
PIECES = st.text(max_size=10) | st.sampled_from(
    [
        *("{name}", "{count}", "{a_1}", "[text](org:ituc)", "[é](a{name}b)", "](", "](page:é)", "*stress*", "*", "_"),
        *("<b>", "< ", "&", "&#3", ";", "amp", "é", "œ", "ſ", "\u212a", "\u037e", "\u226e", "ب", "א", "中", "\n", "!"),
    ]
)
ASCII = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1)


def visible(message: str) -> str:
    """What a reader sees of a message, without the values of placeholders."""
    return re.sub(r"\{[a-z0-9_]+\}", "", plain(message))


def letters(message: str) -> list[str]:
    return [character for character in visible(message) if character.isalpha()]


def marked(message: str) -> list[tuple[str | None, bool]]:
    """The links and the stress of a message, in their order."""
    runs = parse(message, lambda target: target)
    return [(run.path, run.emphasis) for run in runs if run.path or run.emphasis]


def test_the_templates_are_read() -> None:
    assert len(MESSAGES) > 300
    assert len(WORDS) >= 20
    assert [message for message in MESSAGES if references(message) and placeholders(message) == set()]


@pytest.mark.parametrize("tag", TAGS)
def test_every_message_of_the_site_may_be_shown(tag: str) -> None:
    for source in MESSAGES:
        translation = translate(source, tag)
        assert problems(source, translation) == []
        assert marked(translation) == marked(source)
        assert translation != source or not letters(source)


@pytest.mark.parametrize("tag", TAGS)
def test_no_two_messages_of_the_site_become_the_same(tag: str) -> None:
    assert len({translate(source, tag) for source in MESSAGES}) == len(MESSAGES)


def test_every_message_of_the_site_is_longer_by_two_fifths_with_accents() -> None:
    for source in MESSAGES:
        assert len(visible(translate(source, "en-xa"))) >= 1.4 * len(visible(source))
        assert len(visible(translate(source, "eo"))) == len(visible(source))


@pytest.mark.parametrize(
    ("tag", "is_foreign"),
    [
        ("en-xa", lambda letter: not letter.isascii() and unicodedata.bidirectional(letter) == "L"),
        ("ar-xb", lambda letter: unicodedata.bidirectional(letter) in ("R", "AL")),
        ("eo", lambda letter: not letter.isascii()),
    ],
)
def test_no_letter_of_the_site_stays_english(tag: str, is_foreign: Callable[[str], bool]) -> None:
    for source in MESSAGES:
        assert all(map(is_foreign, letters(translate(source, tag)))), source


@given(st.lists(PIECES, max_size=10).map("".join), st.sampled_from(TAGS))
def test_any_message_that_may_be_shown_is_translated_into_one(source: str, tag: str) -> None:
    assume(not problems(source, source))
    translation = translate(source, tag)
    assert problems(source, translation) == []
    assert translate(source, tag) == translation
    if tag == "en-xa":
        # Link targets, which do not grow, are taken out here as `visible` does where the Markdown is whole.
        rest = [re.sub(r"\]\([^)\s]*\)|\{[a-z][a-z0-9_]*\}", "", text).strip() for text in (source, translation)]
        assert len(rest[1]) >= 1.4 * len(rest[0])


@given(st.text() | st.lists(PIECES).map("".join))
def test_any_letter_becomes_one_that_runs_from_right_to_left(source: str) -> None:
    kept = re.compile(r"\]\([^)\s]*\)|\{[a-z][a-z0-9_]*\}")
    for letter in kept.sub("", translate(source, "ar-xb")):
        assert not letter.isalpha() or unicodedata.bidirectional(letter) in ("R", "AL")


@given(ASCII, ASCII, st.sampled_from(TAGS))
def test_distinct_english_gives_distinct_texts(first: str, second: str, tag: str) -> None:
    assert (translate(first, tag) == translate(second, tag)) == (first == second)
    # Capitals alone make a difference, and so does the end of a text that is like the padding.
    for other in (first.swapcase(), f"{first} one", f"{first} two one"):
        assert (translate(first, tag) == translate(other, tag)) == (first == other)


@given(st.text(), st.sampled_from(TAGS))
def test_space_around_a_message_stays(source: str, tag: str) -> None:
    translation = translate(source, tag)
    assert translation[: len(translation) - len(translation.lstrip())] == source[: len(source) - len(source.lstrip())]
    assert translation[len(translation.rstrip()) :] == source[len(source.rstrip()) :]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en-xa", "⟦Ŕéáđ *ṁöŕé* öñ [ÇÑṼ](org:cnv), {name}! öñé ţŵö ţĥŕéé⟧"),
        ("eo", "Ŕéáđ *ṁöŕé* öñ [ÇÑṼ](org:cnv), {name}!"),
    ],
)
def test_a_message_in_accents(tag: str, expected: str) -> None:
    assert translate("Read *more* on [CNV](org:cnv), {name}!", tag) == expected


def test_a_message_from_right_to_left_has_no_control_characters() -> None:
    assert translate("*Abb* {name}", "ar-xb") == "⟦*\u0627\u0640\u0628\u0628* {name}⟧"


def test_what_runs_from_right_to_left_already_stays() -> None:
    assert translate("\u05d0\u0628", "ar-xb") == "⟦\u05d0\u0628⟧"


@pytest.mark.parametrize("source", ["&#39\u037e", "&#39\u037e \u226e/b"])
@pytest.mark.parametrize("tag", TAGS)
def test_what_has_a_sign_of_markup_for_its_equal_makes_none(source: str, tag: str) -> None:
    assert problems(source, source) == []
    assert problems(source, translate(source, tag)) == []


@pytest.mark.parametrize("tag", TAGS)
def test_a_message_of_nothing_stays_nothing(tag: str) -> None:
    assert [translate(source, tag) for source in ("", " \n")] == ["", " \n"]


@pytest.mark.parametrize("tag", TAGS)
def test_the_words_of_addresses_are_slugs_of_their_own(tag: str) -> None:
    made = [address_word(word, tag) for word in WORDS]
    assert [slugify(word) for word in made] == made
    assert len(set(made)) == len(WORDS)
    assert not set(made) & set(WORDS)
    assert not set(made) & {address_word(word, other) for word in WORDS for other in TAGS if other != tag}


@given(st.text().map(slugify).filter(bool), st.text().map(slugify).filter(bool), st.sampled_from(TAGS))
def test_any_slug_becomes_another_slug(first: str, second: str, tag: str) -> None:
    made = address_word(first, tag)
    assert slugify(made) == made != first
    assert (address_word(second, tag) == made) == (first == second)
    assert address_word(second, tag).startswith(f"{made}-") == second.startswith(f"{first}-")


def test_names_are_sorted_in_pseudo_locales_too() -> None:
    for pseudo, locale in (("en-xa", "en"), ("ar-xb", "ar")):
        for name in ("Ñuñoa", "عمل", "⟦Éñĝļîšĥ⟧"):
            assert sort_key(name, pseudo) == sort_key(name, locale)
