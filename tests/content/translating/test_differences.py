"""The difference of two wordings: readable, and both of them can be read from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.content.translating.checks import check_difference
from webapp.content.translating.differences import Piece, difference, told

WORDS = st.sampled_from(["Unions", "talk", "talk", "pay", "café", "dialogue", ",", ".", "!", " ", "  ", "’", "10", "%"])
TEXTS = st.one_of(st.text(), st.lists(WORDS).map("".join), st.lists(WORDS).map(" ".join))


@given(TEXTS, TEXTS)
def test_both_texts_stand_whole_in_their_difference(before: str, after: str) -> None:
    check_difference(before, after)


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert difference(text, text) == ((Piece("same", text),) if text else ())


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("Unions talk about pay.", "Unions talk about rest.", "Unions talk about{- pay-}{+ rest+}."),
        ("Unions talk.", "Unions and employers talk.", "Unions{+ and employers+} talk."),
        ("Unions, employers", "Unions employers", "Unions{-,-} employers"),
        ("They talk.", "They talk!", "They talk{-.-}{+!+}"),
        ("Old.", "", "{-Old.-}"),
        ("", "New.", "{+New.+}"),
        ("Het café is open.", "Het cafe is open.", "Het{- café-}{+ cafe+} is open."),
    ],
)
def test_words_and_punctuation_are_compared_each_for_itself(before: str, after: str, shown: str) -> None:
    assert told(difference(before, after)) == shown
