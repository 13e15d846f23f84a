"""Receipts: numbers as people type them, and a record with the fields of ISO/IEC TS 27560."""

import json
import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.consent.choice import Choice
from webapp.consent.purposes import OPTIONAL, PREFERENCES, STATISTICS
from webapp.consent.receipt import Controller, Receipt, as_record, grouped, new_number, number_hash, typed_number
from webapp.consent.register import REGISTER

NUMBER = "0123456789abcdef" * 2
AT = datetime(2026, 8, 31, 23, 59, 58)
CONTROLLER = Controller(
    "Samenspraak", "us@site.test", "https://site.test", "https://site.test/en/privacy", "https://site.test/en/cookies"
)
HEADER = {"schema_version", "record_id", "pii_principal_id"}
PURPOSE = {
    "purpose",
    "purpose_type",
    "lawful_basis",
    "pii_information",
    "pii_controllers",
    "collection_method",
    "processing_method",
    "storage_locations",
    "retention_period",
    "recipient_third_parties",
    "withdrawal_method",
    "privacy_rights",
}
EVENT = {"purpose", "event_time", "event_type", "event_state", "entity_id"}


def receipt(granted: tuple[str, ...] = (), withdrawn: tuple[str, ...] = ()) -> Receipt:
    return Receipt(AT, 1, "en", "a" * 64, granted, withdrawn)


def record(made: Receipt) -> dict[str, Any]:
    # What cannot be JSON cannot be a receipt.
    told: dict[str, Any] = json.loads(json.dumps(as_record(made, NUMBER, CONTROLLER)))
    return told


@pytest.mark.parametrize(
    ("granted", "withdrawn"),
    [(OPTIONAL, ()), ((STATISTICS,), ()), ((PREFERENCES,), (STATISTICS,)), ((), OPTIONAL), ((), (STATISTICS,))],
    ids=str,
)
def test_the_record_has_all_fields(granted: tuple[str, ...], withdrawn: tuple[str, ...]) -> None:
    told = record(receipt(granted, withdrawn))
    assert set(told) == HEADER | {"pii_processing", "party_identification", "events"}
    assert told["schema_version"] == "ISO/IEC TS 27560:2023"
    processing = told["pii_processing"]
    assert isinstance(processing, dict)
    assert processing["notice_hash"] == f"sha256:{'a' * 64}"
    assert processing["privacy_notice"] == CONTROLLER.privacy_notice
    assert processing["language"] == "en"
    assert processing["policy_version"] == 1
    purposes, [party], events = processing["purposes"], told["party_identification"], told["events"]
    assert {purpose["purpose"] for purpose in purposes} == {*granted, *withdrawn}
    for purpose in purposes:
        assert set(purpose) == PURPOSE
        assert purpose["lawful_basis"] == "eu-gdpr:A6-1-a"
        assert purpose["withdrawal_method"] == CONTROLLER.withdrawal
        assert purpose["recipient_third_parties"] == []
        [information] = purpose["pii_information"]
        held = [stored.name for stored in REGISTER if stored.purpose == purpose["purpose"]]
        assert information["pii_attribute_id"] == held != []
    assert {name: party[name] for name in ("party_name", "party_email", "party_role")} == {
        "party_name": CONTROLLER.name,
        "party_email": CONTROLLER.email,
        "party_role": "dpv:DataController",
    }
    assert isinstance(events, list)
    assert all(set(event) - {"validity_duration"} == EVENT for event in events)
    assert all(event["event_time"] == "2026-08-31T23:59:58Z" for event in events)
    states = {event["purpose"]: event["event_state"] for event in events}
    assert states == {
        **dict.fromkeys(granted, "dpv:ConsentGiven"),
        **dict.fromkeys(withdrawn, "dpv:ConsentWithdrawn"),
    }
    assert all(("validity_duration" in event) == (event["purpose"] in granted) for event in events)


@pytest.mark.parametrize("renewed", [(), (STATISTICS,), OPTIONAL], ids=str)
def test_what_was_granted_again_was_not_withdrawn(renewed: tuple[str, ...]) -> None:
    end = AT + timedelta(days=3)
    told = record(replace(receipt(OPTIONAL), withdrawn_at=end, renewed=renewed))
    events = told["events"]
    assert isinstance(events, list)
    at, later = "2026-08-31T23:59:58Z", "2026-09-03T23:59:58Z"
    assert {(event["purpose"], event["event_state"], event["event_time"]) for event in events} == {
        *((name, "dpv:ConsentGiven", at) for name in OPTIONAL),
        *((name, "dpv:RenewedConsentGiven", later) for name in renewed),
        *((name, "dpv:ConsentWithdrawn", later) for name in OPTIONAL if name not in renewed),
    }
    assert all(("validity_duration" in event) == (event["event_state"] != "dpv:ConsentWithdrawn") for event in events)


def test_a_receipt_ends_when_its_choice_does() -> None:
    assert receipt(OPTIONAL).ends.date() == Choice(AT.date(), frozenset(OPTIONAL), "0123abcd", NUMBER).ends
    assert receipt(OPTIONAL).ends.date() == date(2027, 2, 28)


def test_numbers_are_random_and_only_their_hash_is_known() -> None:
    numbers = {new_number() for _ in range(1000)}
    assert len(numbers) == 1000
    assert all(re.fullmatch("[0-9a-f]{32}", number) for number in numbers)
    # No sign is in one place more often than chance has it: 62.5 of 1000, and 120 is seven deviations away.
    assert max(sum(number[place] == sign for number in numbers) for place in range(32) for sign in "0f") < 120
    assert number_hash(NUMBER) == sha256(NUMBER.encode()).hexdigest()


@pytest.mark.parametrize(
    "typed",
    [
        NUMBER,
        NUMBER.upper(),
        grouped(NUMBER),
        f"  {NUMBER}\n",
        "\u00a0".join(re.findall("....", NUMBER)),
        "\u202f".join(re.findall("....", NUMBER)),
        "-".join(re.findall("....", NUMBER)),
        "  -  ".join(re.findall("........", NUMBER.upper())),
        "\t".join(re.findall("....", NUMBER)),
    ],
)
def test_a_number_is_read_however_it_is_typed(typed: str) -> None:
    assert typed_number(typed) == NUMBER


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        NUMBER[:-1],
        NUMBER + "0",
        "g" * 32,
        "٠" * 32,
        "０" * 32,
        f"{NUMBER}\0",
        "'" + NUMBER,
        " " * 100 + NUMBER,
        NUMBER[:16] + "." + NUMBER[16:],
        "1" * 10_000,
        "%" + NUMBER,
        NUMBER[:31] + "İ",
    ],
)
def test_what_is_no_number_is_none(typed: str) -> None:
    assert typed_number(typed) is None


@given(number=st.text("0123456789abcdef", min_size=32, max_size=32), data=st.data())
def test_spaces_hyphens_and_capitals_do_not_matter(number: str, data: st.DataObject) -> None:
    between = data.draw(st.lists(st.sampled_from(["", "", " ", "\u00a0", "\u202f", "-"]), min_size=33, max_size=33))
    big = data.draw(st.lists(st.booleans(), min_size=32, max_size=32))
    signs = [sign.upper() if upper else sign for sign, upper in zip(number, big, strict=True)]
    typed = between[0] + "".join(sign + space for sign, space in zip(signs, between[1:], strict=True))
    assert typed_number(typed) == number
    assert typed_number(grouped(number)) == number


@given(typed=st.text(max_size=150))
def test_no_text_raises(typed: str) -> None:
    found = typed_number(typed)
    assert found is None or re.fullmatch("[0-9a-f]{32}", found)
