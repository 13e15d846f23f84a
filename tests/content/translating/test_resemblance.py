"""Texts that are split or put together: translations are offered where they may fit, and never become the text."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from tests.content.translating.seeds import PAGE, SmallSeed
from tests.content.translating.site import LOCALES, exported, tried, write
from webapp.content.translating.history import log
from webapp.content.translating.pen import Pen
from webapp.content.translating.resemblance import moved
from webapp.content.translating.units import Version, units
from webapp.store.models import Suggestion

TALKS, SIGNS = "Unions talk. Employers talk too.", "They sign."
OFFERS = (Suggestion.context, Suggestion.locale, Suggestion.text, Suggestion.source, Suggestion.author)
A, B, NEW = (f"{PAGE}/{key}" for key in ("a", "b", "new"))


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Engine, SmallSeed]]:
    seed = SmallSeed(tmp_path_factory.mktemp("seed"), {"a": TALKS, "b": SIGNS})
    engine = seed.store()
    yield engine, seed
    engine.dispose()


@pytest.fixture
def site(loaded: tuple[Engine, SmallSeed]) -> Iterator[tuple[Session, SmallSeed]]:
    """A store in which both paragraphs are translated into Dutch."""
    engine, seed = loaded
    with tried(engine) as session:
        pen = Pen(session, "import", "bo", locale="nl")
        texts = {A: Version("Praten.", TALKS, approved=True), B: Version("Tekenen.", SIGNS, approved=True)}
        pen.translate("nl", texts)
        pen.finish(LOCALES)
        yield session, seed


def load(site: tuple[Session, SmallSeed], **blocks: str) -> list[tuple[str, ...]]:
    """Load other paragraphs; what is offered then."""
    session, seed = site
    seed.blocks = blocks
    seed.load(session)
    return [tuple(row) for row in session.execute(select(*OFFERS).order_by(Suggestion.id))]


def states(session: Session) -> dict[str, str]:
    return {key: unit.state for key, unit in units(session, "nl").items() if key in (A, B, NEW)}


TALKED, SIGNED = ("nl", "Praten.", TALKS, "bo"), ("nl", "Tekenen.", SIGNS, "bo")


def test_what_is_split_off_is_offered_the_translation_of_the_whole(site: tuple[Session, SmallSeed]) -> None:
    assert load(site, a="Unions talk.", new="Employers talk too.", b=SIGNS) == [(NEW, *TALKED)]
    assert states(site[0]) == {A: "outdated", B: "approved", NEW: "missing"}
    assert "Suggestion (bo): Praten.\n" in exported(site[0], "nl")
    [reason] = site[0].scalars(select(Suggestion.reason))
    assert reason == f"The English was split off from {A}."


def test_a_text_split_into_two_new_ones_is_offered_to_both(site: tuple[Session, SmallSeed]) -> None:
    offered = load(site, new="Unions talk.", other="Employers talk too.", b=SIGNS)
    assert offered == [(NEW, *TALKED), (f"{PAGE}/other", *TALKED)]
    assert states(site[0])[NEW] == "missing"
    assert (log(site[0])[0].kind, log(site[0])[0].aside) == ("load", 2)


def test_what_is_put_together_in_an_old_place_is_offered_what_came_to_it(site: tuple[Session, SmallSeed]) -> None:
    assert load(site, a=f"{TALKS} {SIGNS}") == [(A, *SIGNED)]
    assert states(site[0])[A] == "outdated"


def test_what_is_put_together_in_a_new_place_is_offered_both(site: tuple[Session, SmallSeed]) -> None:
    assert load(site, new=f"{TALKS} {SIGNS}") == [(NEW, *TALKED), (NEW, *SIGNED)]
    assert states(site[0])[NEW] == "missing"


def test_what_only_moves_is_not_offered_to_others(site: tuple[Session, SmallSeed]) -> None:
    assert load(site, b=SIGNS, a=TALKS) == []
    assert load(site, new=SIGNS, b=SIGNS, a=TALKS) == []
    assert states(site[0]) == {A: "approved", B: "approved", NEW: "missing"}


def test_what_shares_no_sentence_is_offered_nothing(site: tuple[Session, SmallSeed]) -> None:
    assert load(site, a="Unions talk a lot.", new="Employers talk, too.", b=SIGNS) == []


def test_a_translation_is_offered_once_however_often_the_files_are_loaded(site: tuple[Session, SmallSeed]) -> None:
    offered = load(site, a="Unions talk.", new="Employers talk too.", b=SIGNS)
    assert load(site, a="Unions talk.", new="Employers talk too.", b=SIGNS) == offered
    write(site[0], A, f"{TALKS} So we hear.")
    assert load(site, a="Talk.", new="Employers talk too. Workers too.", b=SIGNS) == offered


@pytest.mark.parametrize(
    ("gone", "fresh", "found"),
    [
        ({"page:a/x": "One. Two."}, {"page:a/y": "Two."}, {"page:a/y": [("page:a/x", "split off from page:a/x")]}),
        ({"page:a/x": "Two."}, {"page:a/y": "One. Two."}, {"page:a/y": [("page:a/x", "sentences of page:a/x")]}),
        ({"page:a/x": "Two!"}, {"page:a/y": "Two."}, {}),
        ({"page:a/x": "One. Two."}, {"page:b/y": "Two."}, {}),
        ({"page:a/x": "One. Two."}, {"page:a/x": "Two."}, {}),
        ({}, {"page:a/x": "Two."}, {}),
    ],
    ids=["split", "put together", "another sentence", "another subject", "itself", "nothing gone"],
)
def test_only_whole_sentences_of_the_same_subject_count(
    gone: dict[str, str], fresh: dict[str, str], found: dict[str, list[tuple[str, str]]]
) -> None:
    result = moved(gone, fresh)
    assert result.keys() == found.keys()
    for context, origins in found.items():
        assert [origin for origin, _ in result[context]] == [origin for origin, _ in origins]
        assert all(given.endswith(f"{end}.") for (_, given), (_, end) in zip(result[context], origins, strict=True))
