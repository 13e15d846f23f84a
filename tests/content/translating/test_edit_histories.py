"""Whatever happens to English and to translations, and in whatever order: what is outdated is what has to be.

Each history is random. After every step the store is compared with an oracle that knows only what translators are
promised: a block that changes makes its own translations outdated; the difference shown is between the English that was
last confirmed and today's; English that comes back, and what was declared to be only a typo, make them current again.
"""

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from tests.content.translating.player import STEPS, Player, Step
from tests.content.translating.site import SUMMARY, TRANSLATED, WHAT, WHO, tried
from tests.proving import WHOLE

HISTORY = "history"
SELDOM = ("remove", "reorder", "undo", "restore")
KINDS = [kind for kind in STEPS for _ in range(1 if kind in SELDOM else 2)]
CONTEXTS = (WHAT, WHAT, WHAT, WHO, SUMMARY)
"""One message more often than others, so that much happens to it."""
HISTORIES = st.lists(
    st.builds(
        Step,
        kind=st.sampled_from(KINDS),
        context=st.sampled_from(CONTEXTS),
        locale=st.sampled_from(TRANSLATED),
        pick=st.integers(0, 59),
    ),
    min_size=2,
    max_size=10,
)


@pytest.fixture(scope="module")
def counts(pytestconfig: pytest.Config) -> Iterator[Counter[str]]:
    """How many histories there were, and steps of each kind; a proof shows it."""
    found: Counter[str] = Counter()
    yield found
    steps = ", ".join(f"{kind} {count:,}" for kind, count in found.most_common() if kind != HISTORY)
    plugins = pytestconfig.pluginmanager
    if WHOLE:
        with plugins.getplugin("capturemanager").global_and_fixture_disabled():
            plugins.getplugin("terminalreporter").write_line(f"\n{found[HISTORY]:,} edit histories: {steps}")


@settings(max_examples=10_000 if WHOLE else 60)
@given(history=HISTORIES)
def test_what_is_outdated_and_the_difference_shown_are_what_the_oracle_says(
    tiny_store: Engine, counts: Counter[str], history: list[Step]
) -> None:
    with tried(tiny_store) as session:
        player = Player(session)
        for step in history:
            player.play(step)
        for locale in TRANSLATED:
            player.compare_page(locale)
    counts[HISTORY] += 1
    counts.update(step.kind for step in history)
