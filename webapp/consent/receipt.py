"""Receipts of consents and withdrawals, with the fields of ISO/IEC TS 27560:2023.

The names of the fields are those of the W3C guide to that standard (Consent records and receipts, DPVCG 2024); values
that have a term in its Data Privacy Vocabulary (DPV 2, with its extensions PD and EU-GDPR) are given by that term.
"""

import re
import secrets
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from webapp.consent.choice import add_months
from webapp.consent.periods import CHOICE_MONTHS, RAW_DAYS, STATISTICS_MONTHS
from webapp.consent.purposes import PREFERENCES, STATISTICS
from webapp.consent.register import REGISTER

SCHEMA = "ISO/IEC TS 27560:2023"
NUMBER_BYTES = 16
LONGEST_TYPED = 100
GIVEN, RENEWED, WITHDRAWN = "dpv:ConsentGiven", "dpv:RenewedConsentGiven", "dpv:ConsentWithdrawn"
"""States of consent. What is granted once more by a new choice is renewed: nobody withdrew it."""
_NUMBER = re.compile(r"[0-9a-f]{32}")
_TERMS = {
    PREFERENCES: ("dpv:Personalisation", f"P{CHOICE_MONTHS}M", "pd:Preference"),
    STATISTICS: (
        "dpv:ServiceUsageAnalytics",
        f"P{RAW_DAYS}D, then totals by day: P{STATISTICS_MONTHS}M",
        "pd:ServiceConsumptionBehavior",
    ),
}
"""Of each purpose the term, how long its data are kept (ISO 8601), and the kind of data."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was granted and withdrawn in one act at a time (UTC), after being shown a text with this hash.

    `withdrawn_at` is when this consent was itself withdrawn or replaced, if it was, and `renewed` what the choice that
    replaced it granted again.
    """

    at: datetime
    policy: int
    locale: str
    text: str
    granted: tuple[str, ...]
    withdrawn: tuple[str, ...]
    withdrawn_at: datetime | None = None
    renewed: tuple[str, ...] = ()

    @property
    def ends(self) -> datetime:
        """When the consent ends by itself."""
        return datetime.combine(add_months(self.at.date(), CHOICE_MONTHS), datetime.min.time())


@dataclass(frozen=True, slots=True)
class Controller:
    """Who is responsible, and the addresses of the site and of its privacy notice in the language of a receipt."""

    name: str
    email: str
    url: str
    privacy_notice: str
    withdrawal: str


def new_number() -> str:
    """A random number for a receipt: 128 bits as 32 hexadecimal digits."""
    return secrets.token_hex(NUMBER_BYTES)


def number_hash(number: str) -> str:
    """What the store keeps of a number: its SHA-256. 128 random bits cannot be guessed back from it."""
    return sha256(number.encode("ascii")).hexdigest()


def day_tag(number: str, day: date) -> str:
    """What a consent is known by on one day: whoever has its number finds what belongs to it, from day to day anew."""
    return sha256(f"{day.isoformat()} {number}".encode("ascii")).hexdigest()


def typed_number(typed: str) -> str | None:
    """The number in what somebody typed, with or without spaces and hyphens; None if it is none."""
    number = re.sub(r"[\s\u00a0\u202f-]", "", typed[:LONGEST_TYPED]).lower()
    return number if _NUMBER.fullmatch(number) else None


def grouped(number: str) -> str:
    """A number as it is read and typed: in groups of four digits."""
    return " ".join(number[start : start + 4] for start in range(0, len(number), 4))


def as_record(receipt: Receipt, number: str, controller: Controller) -> dict[str, object]:
    """The receipt for a program, ready to become JSON. No field tells who the visitor is."""
    purposes = {**dict.fromkeys(receipt.granted, GIVEN), **dict.fromkeys(receipt.withdrawn, WITHDRAWN)}
    events = [_event(name, receipt.at, state) for name, state in purposes.items()]
    if receipt.withdrawn_at:
        ends = {name: RENEWED if name in receipt.renewed else WITHDRAWN for name in receipt.granted}
        events += [_event(name, receipt.withdrawn_at, state) for name, state in ends.items()]
    return {
        "schema_version": SCHEMA,
        "record_id": number,
        "pii_principal_id": number,
        "pii_processing": {
            "privacy_notice": controller.privacy_notice,
            "language": receipt.locale,
            "notice_hash": f"sha256:{receipt.text}",
            "policy_version": receipt.policy,
            "purposes": [_purpose(name, controller) for name in purposes],
        },
        "party_identification": [
            {
                "party_id": controller.url,
                "party_name": controller.name,
                "party_role": "dpv:DataController",
                "party_email": controller.email,
                "party_url": controller.url,
            }
        ],
        "events": events,
    }


def _purpose(name: str, controller: Controller) -> dict[str, object]:
    term, kept, kind = _TERMS[name]
    held = [stored.name for stored in REGISTER if stored.purpose == name]
    return {
        "purpose": name,
        "purpose_type": term,
        "lawful_basis": "eu-gdpr:A6-1-a",
        "pii_information": [{"pii_type": kind, "pii_attribute_id": held, "pii_optional": True, "sensitive_pii": False}],
        "pii_controllers": [controller.url],
        "collection_method": "a form on this site, filled in by the visitor",
        "processing_method": "dpv:Collect, dpv:Store, dpv:Use",
        "storage_locations": ["the visitor's device", *(["the server of this site"] if name == STATISTICS else [])],
        "retention_period": kept,
        "recipient_third_parties": [],
        "withdrawal_method": controller.withdrawal,
        "privacy_rights": ["eu-gdpr:A7-3", "eu-gdpr:A15", "eu-gdpr:A17", "eu-gdpr:A77"],
    }


def _event(name: str, at: datetime, state: str) -> dict[str, object]:
    event: dict[str, object] = {
        "purpose": name,
        "event_time": f"{at:%Y-%m-%dT%H:%M:%SZ}",
        "event_type": "dpv:ExplicitlyExpressedConsent",
        "event_state": state,
        "entity_id": "dpv:DataSubject",
    }
    if state != WITHDRAWN:
        event["validity_duration"] = f"P{CHOICE_MONTHS}M"
    return event
