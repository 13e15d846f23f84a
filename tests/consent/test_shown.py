"""What was shown is proven by its hash: no other wording, place, language, kind or policy has the same."""

from dataclasses import replace
from hashlib import sha256

from hypothesis import assume, given
from hypothesis import strategies as st

from webapp.consent.shown import SHORT, Shown

NOTICE = Shown("notice", "en", 1, {"label": "May we?", "text": "We would like to.", "accept": "Accept"})
LINES = st.dictionaries(st.text(max_size=8), st.text(max_size=12), max_size=4)
ANY = st.builds(
    Shown, st.sampled_from(["notice", "form"]), st.sampled_from(["en", "nl", "fr", "es"]), st.integers(1, 9), LINES
)


def test_the_hash_is_a_sha256_and_known() -> None:
    # As it is in the store and in receipts: another way of making it would lose all of them.
    told = '["notice","en",1,[["accept","Accept"],["label","May we?"],["text","We would like to."]]]'
    assert NOTICE.hash == sha256(told.encode()).hexdigest()
    assert NOTICE.short == NOTICE.hash[:SHORT]
    assert SHORT == 8


def test_the_order_of_the_lines_is_not_part_of_it() -> None:
    assert replace(NOTICE, lines=dict(reversed(list(NOTICE.lines.items())))).hash == NOTICE.hash


def test_whatever_changes_gives_another_hash() -> None:
    others = [
        replace(NOTICE, kind="form"),
        replace(NOTICE, locale="nl"),
        replace(NOTICE, policy=2),
        *(replace(NOTICE, lines={**NOTICE.lines, place: f"{words} "}) for place, words in NOTICE.lines.items()),
        *(replace(NOTICE, lines={**NOTICE.lines, place: words.lower()}) for place, words in NOTICE.lines.items()),
        *(replace(NOTICE, lines={k: v for k, v in NOTICE.lines.items() if k != place}) for place in NOTICE.lines),
        replace(NOTICE, lines={**NOTICE.lines, "refuse": ""}),
        replace(NOTICE, lines={"label": "We would like to.", "text": "May we?", "accept": "Accept"}),
    ]
    hashes = {other.hash for other in others}
    assert len(hashes) == len(others)
    assert NOTICE.hash not in hashes


@given(one=ANY, other=ANY)
def test_two_that_differ_have_two_hashes(one: Shown, other: Shown) -> None:
    assume(one != other)
    assert one.hash != other.hash
