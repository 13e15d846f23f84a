"""Inline content: links and emphasis and nothing else; no text can break it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.content.inline import Run, parse, plain, targets, usable

TEXTS = st.text() | st.lists(
    st.sampled_from(["[", "](", ")", "*", "_", "**", "org:ituc", "a", " ", "\n", "<b>", "&amp;", "`", "!", "\\", "é"])
).map("".join)
PATHS = {"org:ituc": "/en/ituc", "country:CI": "/en/cote-d-ivoire"}


@given(TEXTS)
def test_the_parts_are_the_plain_text(text: str) -> None:
    assert "".join(run.text for run in parse(text, PATHS.get)) == plain(text)


@given(TEXTS)
def test_only_known_targets_become_links(text: str) -> None:
    assert {run.path for run in parse(text, PATHS.get)} <= {None, "/en/ituc"}


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Just words.", [Run("Just words.")]),
        ("The [ITUC](org:ituc) began.", [Run("The "), Run("ITUC", "/en/ituc"), Run(" began.")]),
        ("[Ivory Coast](country:CI)", [Run("Ivory Coast", "/en/cote-d-ivoire")]),
        ("Not *one* but _two_", [Run("Not "), Run("one", None, True), Run(" but "), Run("two", None, True)]),
        ("[The *ITUC*](org:ituc)", [Run("The ", "/en/ituc"), Run("ITUC", "/en/ituc", True)]),
        ("See [nowhere](org:nobody).", [Run("See "), Run("nowhere"), Run(".")]),
        ("[Click](javascript:alert)", [Run("Click")]),
        ("<b>bold</b> &amp; `code`", [Run("<b>bold</b> &amp; `code`")]),
        ("# no heading", [Run("# no heading")]),
        ("", []),
    ],
)
def test_a_text_is_cut_into_runs(text: str, runs: list[Run]) -> None:
    found = parse(text, PATHS.get)
    assert [(run.path, run.emphasis) for run in found if run.text.strip()] == [
        (run.path, run.emphasis) for run in runs if run.text.strip()
    ]
    assert "".join(run.text for run in found) == "".join(run.text for run in runs)


def test_targets_are_what_a_text_links_to() -> None:
    assert targets("The [ITUC](org:ituc), *the* [ETUC](org:etuc) and the [ITUC](org:ituc)") == {"org:ituc", "org:etuc"}


@pytest.mark.parametrize(
    ("translation", "expected"),
    [
        ("Het [IVV](org:ituc)", True),
        ("[Het IVV](org:ituc) begon", True),
        (None, False),
        ("", False),
        (" ", False),
        ("Het IVV", False),
        ("Het [IVV](org:etuc)", False),
        ("Het [IVV](org:ituc) en het [EVV](org:etuc)", False),
        ("Het [IVV](org:ituc) <b>begon</b>", False),
        ("Het [IVV](org:ituc) &amp;", False),
        ("Het [IVV](org:ituc) {naam}", False),
    ],
)
def test_a_translation_is_usable_if_it_is_whole(translation: str | None, expected: bool) -> None:
    assert usable("The [ITUC](org:ituc)", translation) is expected
