"""A catalogue that is imported is live in every process within a second, and no answer mixes two versions."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import pytest

from e2e.load import MARK, Answer, Load, capacity
from e2e.server import Site, serving
from e2e.words import LOCALES
from tests.proving import WHOLE
from webapp.content.translating import exporting, history, importing
from webapp.content.translating.exporting import DOMAINS
from webapp.i18n.catalogue import ADDRESS
from webapp.i18n.po import PoFile
from webapp.store.db import reading, writing

LOCALE = "nl"
PATHS = ("/nl", "/nl/themas/sociale-dialoog", "/nl/ons-werk/netwerken", "/nl/ons-werk/netwerken/organisaties")
PROCESSES = 4
LEAST_RATE = 20
LIVE_S = 1.0
EVERY_S = 2.0
SECONDS = 60 if WHOLE else 6


@dataclass(frozen=True)
class Change:
    """From when on a version was in the store (monotonic seconds), and how long it took to get it there."""

    version: int
    written: float
    took: float


@pytest.fixture(scope="module")
def busy_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site served by several processes."""
    with serving(tmp_path_factory.mktemp("busy"), WORKERS=str(PROCESSES)) as served:
        yield served


@pytest.mark.prove
def test_every_answer_is_of_one_version_and_a_new_one_is_live_within_a_second(
    busy_site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    _publish(busy_site, 1)
    most = capacity(busy_site.origin, PATHS, 4)
    rate = most / 2
    assert rate >= LEAST_RATE or not WHOLE, f"{most:.0f} requests a second at most"
    changes: list[Change] = []
    with Load(busy_site.origin, PATHS, rate=rate) as load:
        begun = time.monotonic()
        version = 1
        while time.monotonic() - begun < SECONDS:
            time.sleep(max(0, begun + EVERY_S * (len(changes) + 1) - time.monotonic()))
            changes.append(_roll_back(busy_site) if len(changes) % 5 == 3 else _publish(busy_site, version + 1))
            version = max(version, changes[-1].version)
        time.sleep(LIVE_S + 0.5)
        ended = time.monotonic()
    answers = load.answers
    with capsys.disabled():
        print(_told(answers, changes, most))
    assert {answer.status for answer in answers} == {200}
    assert {len(answer.versions) for answer in answers} == {1}
    assert len(answers) >= 0.8 * rate * SECONDS
    for change, following in pairwise([*changes, None]):
        assert change is not None
        end = following.written - following.took if following else ended
        after = [answer for answer in answers if change.written <= answer.start and answer.end <= end]
        late = [answer for answer in after if answer.start >= change.written + LIVE_S]
        assert {version for answer in late for version in answer.versions} <= {change.version}
        assert {version for answer in after for version in answer.versions} >= {change.version}


def _publish(site: Site, version: int) -> Change:
    """Import a catalogue of the interface and the content in which each text names its version."""
    with reading(site.store) as session:
        entries = [entry for domain in DOMAINS for entry in exporting.entries(session, LOCALE, domain)]
        headers = {"Language": LOCALE, exporting.BASE: exporting.base(session)}
    marked = tuple(
        entry
        if entry.context == ADDRESS
        else replace(entry, forms=tuple(f"{MARK.sub('', form).strip()} ‹{version}›" for form in entry.forms))
        for entry in entries
    )
    begun = time.monotonic()
    with writing(site.store) as session:
        file = PoFile(f"{version}.po", marked, (), headers)
        report = importing.run(session, LOCALE, file, "load", LOCALES)
    assert not report.aside
    written = time.monotonic()
    return Change(version, written, written - begun)


def _roll_back(site: Site) -> Change:
    """Take the last import back: the version before it is shown again."""
    with reading(site.store) as session:
        last = history.log(session, LOCALE, most=1)[0]
        shown = next(iter(exporting.entries(session, LOCALE, "content"))).forms[0]
    begun = time.monotonic()
    with writing(site.store) as session:
        history.undo(session, last.number, "load", LOCALES)
    written = time.monotonic()
    return Change(int(MARK.findall(shown)[0]) - 1, written, written - begun)


def _told(answers: list[Answer], changes: list[Change], most: float) -> str:
    """The figures of a run."""
    waits = sorted(answer.end - answer.start for answer in answers)
    seconds = answers[-1].start - answers[0].start
    behind = [
        answer.start - change.written
        for change, following in pairwise([*changes, None])
        if change
        for answer in answers
        if change.written <= answer.start and (following is None or answer.end <= following.written - following.took)
        if answer.versions != {change.version}
    ]
    longest = max(change.took for change in changes)
    return "\n".join(
        (
            "",
            f"{PROCESSES} processes answered {most:.0f} requests a second at most.",
            f"At {len(answers) / seconds:.0f} a second for {seconds:.0f} s: {len(answers)} answers.",
            f"The longest answer took {waits[-1]:.2f} s, the middle one {waits[len(waits) // 2]:.3f} s.",
            f"{len(changes)} changes, every fifth a roll-back, took {longest:.2f} s at most.",
            f"Asked for after a change was written: {len(behind)} answers with the version before.",
            f"The last of them was asked for {max(behind, default=0):.3f} s after it.",
        )
    )
