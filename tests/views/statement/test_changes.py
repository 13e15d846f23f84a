"""Other figures, findings and settings make other sentences: the statement cannot go on saying what is true no more."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.checking import CheckingClient, attribute
from tests.conftest import LOCALES
from tests.views.statement.sentences import Speech, leaves, said
from webapp import create_app
from webapp.config import Settings
from webapp.content import subjects
from webapp.evidence import Proof, limits, proof
from webapp.evidence.limits import Audit, Known, Limit, dutch_status, known, status, unheard
from webapp.views import statement
from webapp.views.statement import words

TODAY = date(2026, 11, 23)
AUDIT = Audit("Stichting Toets", TODAY - timedelta(days=30))
UNMET = Limit("long-words", "tests/x.py::x", "1.4.10", "AA", met=False)
Page = Callable[..., set[str]]


@pytest.fixture(params=LOCALES)
def speech(request: pytest.FixtureRequest, client: CheckingClient) -> Speech:
    return Speech(client.app, request.param)


@pytest.fixture
def page(site_settings: Settings, store: Session, speech: Speech, monkeypatch: pytest.MonkeyPatch) -> Page:
    """`page(proof={...}, known={...}, **settings)`: all that the statement says then."""
    path = subjects.links(store, speech.locale, ["page:accessibility"])["page:accessibility"].path

    def shown(proven: dict[str, Any] | None = None, found: dict[str, Any] | None = None, **given: Any) -> set[str]:
        changed, other = replace(proof(), **(proven or {})), replace(known(), **(found or {}))
        monkeypatch.setattr(statement, "proof", lambda: changed)
        monkeypatch.setattr(statement, "known", lambda: other)
        settings = replace(site_settings, **given)
        clock = lambda: datetime(2026, 11, 23, 12, tzinfo=UTC)  # noqa: E731
        answer = CheckingClient(create_app(settings, clock), settings).get(path)
        return {said(leaf) for leaf in leaves(answer)} | {attribute(link, "href") for link in answer.all("main a")}

    return shown


def test_figures_of_another_proof_are_told(page: Page, speech: Speech) -> None:
    told = page(
        {
            "states": 1_612,
            "templates": 23,
            "axe": "9.9.9",
            "checks": 60,
            "faults": 117,
            "caught": 114,
            "day": date(2026, 12, 1),
            "journeys": 19,
            "reader": "Orca 43.1",
            "browsers": ("Chromium 140.0", "Firefox 140.3"),
            "runs": 3,
        }
    )
    whole = " ".join(told)
    for figure in (1_612, 23, 117, 114, 19):
        assert " ".join(speech.number(figure).split()) in whole
    for name in ("axe-core 9.9.9", "Orca 43.1", "Chromium 140.0", "Firefox 140.3", speech.day("2026-12-01")):
        assert name in whole
    others = speech.join(["NVDA", "JAWS", "VoiceOver", "TalkBack"])
    assert speech.count("The screen reader {names}", "The screen readers {names}", 4, names=others) in told


def test_without_journeys_the_reader_has_not_been_heard(page: Page, speech: Speech) -> None:
    told = page({"journeys": 0, "reader": "Orca 43.1", "faults": 0})
    all_readers = speech.join(limits.READERS)
    assert speech.count("The screen reader {names}", "The screen readers {names}", 5, names=all_readers) in told
    assert "Orca 43.1" not in " ".join(told)


def test_what_is_not_met_is_counted(page: Page, speech: Speech) -> None:
    told = page(found={"limits": (UNMET, replace(UNMET, id="map-places", criterion="2.5.8"))})
    one = "We know of {count} criterion of level A or AA that is not met."
    assert speech.count(one, "We know of {count} criteria of level A or AA that are not met.", 2) in told
    assert speech.say("We know of no criterion of level A or AA that is not met.") not in told
    assert any(speech.say("The criterion is not met.") in sentence for sentence in told)


def test_a_check_by_others_is_told_and_no_self_assessment(page: Page, speech: Speech) -> None:
    told = page(found={"audit": AUDIT, "limits": ()})
    full = speech.say(words.STATUS["full"], standard=limits.STANDARD)
    check = speech.say("{name} checked all criteria on {date}.", name=AUDIT.by, date=speech.day(AUDIT.day))
    assert {full, check, speech.say(words.DUTCH["A"])} <= told
    alone = "It is a self-assessment: those who made the site have tested it, with programs."
    assert speech.say(alone) not in told


def test_nothing_that_was_seen_means_no_compliance(page: Page, speech: Speech) -> None:
    assert speech.say(words.STATUS["none"], standard=limits.STANDARD) in page({"states": 0})


@pytest.mark.parametrize("days", [1, 2])
def test_an_answer_is_promised_where_somebody_is_named(page: Page, speech: Speech, days: int) -> None:
    one = "If you give your e-mail address, you will get an answer within {count} working day."
    promise = speech.count(one, one.replace(" day.", " days."), days)
    nobody = speech.say("This copy of the site does not name an address that you can write to yet.")
    told = page(feedback_email="desk@example.org", responsible_email="info@example.org", feedback_reply_days=days)
    assert {promise, "mailto:desk@example.org"} <= told
    assert not {nobody, "mailto:info@example.org"} & told
    assert "mailto:info@example.org" in page(responsible_email="info@example.org")
    told = page(feedback_reply_days=days)
    assert nobody in told
    assert promise not in told


def test_a_body_of_enforcement_is_named_where_there_is_one(page: Page, speech: Speech) -> None:
    nobody = speech.say("This copy of the site does not name a body that you can turn to.")
    told = page(enforcement_name="The Board", enforcement_url="https://board.example.org/?a=1&b=2")
    sentence = speech.say("Are you not satisfied with our answer? Then you can turn to {name}.", name="The Board")
    assert {sentence, "https://board.example.org/?a=1&b=2"} <= told
    assert nobody not in told
    assert nobody in page()


def test_whoever_is_responsible_is_named(page: Page, speech: Speech) -> None:
    assert speech.say("{name} is responsible for this site.", name="A. Union") in page(responsible_name="A. Union")


def some(**changes: Any) -> Known:
    return replace(known(), **{"audit": None, "planned": None, "limits": (), **changes})


def seen(states: int = 1_500) -> Proof:
    return replace(proof(), states=states)


MANY = tuple(replace(UNMET, criterion=f"1.1.{number}") for number in range(26))
OLD = replace(AUDIT, day=TODAY - timedelta(days=3 * 365 + 1))


@pytest.mark.parametrize(
    ("found", "states", "wanted", "dutch"),
    [
        ({}, 1_500, "partial", "D"),
        ({"limits": (UNMET,)}, 1_500, "partial", "D"),
        ({"audit": AUDIT}, 1_500, "full", "A"),
        ({"audit": AUDIT, "limits": (UNMET,)}, 1_500, "partial", "B"),
        ({"audit": AUDIT, "limits": (replace(UNMET, met=True),)}, 1_500, "full", "A"),
        ({"audit": AUDIT, "limits": (replace(UNMET, level="AAA"),)}, 1_500, "full", "A"),
        ({"audit": AUDIT, "limits": (Limit("sources", "x", theirs=True),)}, 1_500, "full", "A"),
        ({"audit": OLD}, 1_500, "partial", "D"),
        ({"audit": AUDIT}, 0, "none", "A"),
        ({"audit": AUDIT, "limits": MANY}, 1_500, "none", "B"),
        ({"limits": MANY[:25]}, 1_500, "partial", "D"),
        ({"planned": TODAY + timedelta(days=90)}, 1_500, "partial", "C"),
        ({"planned": TODAY + timedelta(days=200)}, 1_500, "partial", "D"),
        ({"planned": TODAY - timedelta(days=1)}, 1_500, "partial", "D"),
    ],
)
def test_the_status_follows_from_what_is_known(found: dict[str, Any], states: int, wanted: str, dutch: str) -> None:
    assert status(seen(states), some(**found), TODAY) == wanted
    assert dutch_status(some(**found), TODAY) == dutch


def test_a_reader_counts_as_heard_by_its_journeys_alone() -> None:
    assert unheard(replace(proof(), reader="Orca 43.1", journeys=3)) == limits.READERS[1:]
    assert unheard(replace(proof(), reader="Orca 43.1", journeys=0)) == limits.READERS
    assert "NVDA" not in unheard(replace(proof(), reader="NVDA 2026.1", journeys=1))
