"""Paragraphs of the seed that are reworded, reordered, split and put together, and what each load makes of it.

Between the loads translators and editors go on in the store. After every step the store is compared with the oracle;
what was split or put together has nothing but suggestions.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from tests.content.translating.checks import check_differences
from tests.content.translating.oracle import Oracle, Said
from tests.content.translating.seeds import PAGE, SmallSeed
from tests.content.translating.site import LOCALES, TRANSLATED, tried, write
from webapp.content.translating.pen import Pen
from webapp.content.translating.units import Version, units
from webapp.store.models import Suggestion

FIRST = {"a": ("Unions talk.", "Employers talk."), "b": ("They agree.", "They sign.", "They go home."), "c": ("Why?",)}
KINDS = ("reword", "reorder", "split", "split_off", "join", "translate", "translate", "edit", "mend")


@dataclass(frozen=True)
class Step:
    """What an editor or a translator does; `pick` chooses a paragraph, and in the store a language."""

    kind: str
    pick: int


@dataclass
class Editor:
    """Changes the seed and the store, and keeps count of what has to follow; a text is a tuple of sentences.

    `said` is what the seed said last, `there` are the sentences of every wording of the store.
    """

    session: Session
    seed: SmallSeed
    blocks: dict[str, tuple[str, ...]]
    said: dict[str, str]
    oracle: Oracle
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def play(self, step: Step) -> None:
        """Do a step, and compare."""
        if step.kind in ("translate", "edit", "mend"):
            contexts = [context for context in self.oracle.wordings if context.startswith(f"{PAGE}/")]
            self._in_store(step, contexts[step.pick % len(contexts)])
        else:
            self._in_seed(step.kind, list(self.blocks)[step.pick % len(self.blocks)])
            self._load()
        self._compare()

    def _in_store(self, step: Step, context: str) -> None:
        today = self.oracle.today(context)
        if step.kind == "translate":
            said = Said(f"Text {next(self.numbers)}", today, sure=True)
            locale = TRANSLATED[step.pick % 2]
            pen = Pen(self.session, "import", "bo")
            pen.translate(locale, {context: Version(said.text, said.english, said.sure)})
            pen.finish(LOCALES)
            self.oracle.write({(context, locale): said})
        else:
            after = today.removesuffix(".") + f", {next(self.numbers)}."
            write(self.session, context, after, typo=step.kind == "mend")
            self.oracle.edit(context, after, typo=step.kind == "mend")

    def _in_seed(self, kind: str, key: str) -> None:
        text = self.blocks[key]
        cut = max(1, len(text) // 2)
        if kind == "reword":
            self.blocks[key] = (f"Sentence {next(self.numbers)}.", *text[1:])
        elif kind == "reorder":
            self.blocks[key] = self.blocks.pop(key)
        elif kind == "split" and len(text) > 1:
            del self.blocks[key]
            self.blocks |= {f"n{next(self.numbers)}": part for part in (text[:cut], text[cut:])}
        elif kind == "split_off" and len(text) > 1:
            self.blocks[key] = text[:cut]
            self.blocks[f"n{next(self.numbers)}"] = text[cut:]
        elif kind == "join" and len(self.blocks) > 1:
            other = next(item for item in self.blocks if item != key)
            self.blocks[key] += self.blocks.pop(other)

    def _load(self) -> None:
        """What a load has to do: follow the seed where the store did, keep what the store has made, and offer."""
        before, known = self._suggestions(), dict(self.oracle.said)
        wanted = {f"{PAGE}/{key}": " ".join(text) for key, text in self.blocks.items()}
        gone, fresh = {}, {}
        for context in {**self.said, **wanted}:
            now = self.oracle.wordings.get(context, [""])[-1]
            if context not in wanted:
                gone[context] = now
                is_ours = now != self.said[context] or any((context, locale) in known for locale in TRANSLATED)
                if not is_ours:
                    del self.oracle.wordings[context]
            elif context not in self.oracle.wordings:
                fresh[context] = wanted[context]
                self.oracle.wordings[context] = [wanted[context]]
            elif wanted[context] != now:
                gone[context] = now
                if now == self.said[context]:
                    fresh[context] = wanted[context]
                    self.oracle.wordings[context].append(wanted[context])
        self.said = wanted
        self.seed.blocks = {key: " ".join(text) for key, text in self.blocks.items()}
        self.seed.load(self.session)
        assert self._suggestions() == before | {
            (context, locale, known[origin, locale].text)
            for context, text in fresh.items()
            for origin, old in gone.items()
            for locale in TRANSLATED
            if origin != context and (origin, locale) in known and _sentences(text) & _sentences(old)
        }

    def _suggestions(self) -> set[tuple[str, str, str]]:
        rows = self.session.execute(select(Suggestion.context, Suggestion.locale, Suggestion.text)).all()
        found = {(context, locale, text) for context, locale, text in rows}
        assert len(found) == len(rows)
        return found

    def _compare(self) -> None:
        outdated = {}
        for locale in TRANSLATED:
            found = units(self.session, locale)
            assert {key: unit.source for key, unit in found.items() if key in self.oracle.wordings} == {
                key: texts[-1] for key, texts in self.oracle.wordings.items()
            }
            assert not {key for key in found if key.startswith(f"{PAGE}/")} - self.oracle.wordings.keys()
            for context, unit in found.items():
                said = self.oracle.said.get((context, locale))
                assert unit.version == (Version(said.text, said.english, said.sure) if said else None)
                if unit.outdated and unit.version:
                    outdated[context, locale] = (unit.version.source, unit.source)
        assert outdated == self.oracle.outdated()
        check_differences(outdated.values())


def _sentences(text: str) -> set[str]:
    return {part.rstrip(".?") for part in text.replace("? ", ". ").split(". ")}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Engine, SmallSeed]]:
    seed = SmallSeed(tmp_path_factory.mktemp("seed"), {key: " ".join(text) for key, text in FIRST.items()})
    engine = seed.store()
    yield engine, seed
    engine.dispose()


BEGINNING = (Step("translate", 0), Step("translate", 1))
STEPS = st.builds(Step, kind=st.sampled_from(KINDS), pick=st.integers(0, 11))


@settings(max_examples=settings().max_examples // 10)
@given(history=st.lists(STEPS, min_size=2, max_size=12))
def test_splitting_and_joining_only_suggest_and_nothing_else_becomes_outdated(
    loaded: tuple[Engine, SmallSeed], history: list[Step]
) -> None:
    engine, seed = loaded
    said = {f"{PAGE}/{key}": " ".join(text) for key, text in FIRST.items()}
    beside = {f"{PAGE}/title": ["Title of our-work"], f"{PAGE}/summary": ["Summary of our-work"]}
    oracle = Oracle({**{context: [text] for context, text in said.items()}, **beside})
    with tried(engine) as session:
        editor = Editor(session, seed, dict(FIRST), said, oracle)
        for step in [*BEGINNING, *history]:
            editor.play(step)
