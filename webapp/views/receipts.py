"""Receipts as a page and as a file, for whoever has their number."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import Response

from webapp.consent.receipt import Controller, Receipt, as_record, grouped, typed_number
from webapp.consent.shown import SHORT
from webapp.content import subjects
from webapp.content.consent import receipts
from webapp.i18n.babel import locales
from webapp.i18n.text import Text
from webapp.views.asking import SITE_NAME, names
from webapp.views.rendering import COOKIES_PAGE, PRIVACY_PAGE, apart, session, settings

LONGEST_SHOWN = 60
PAGE = "consent/receipt.html"


@dataclass(frozen=True, slots=True)
class Told:
    """A receipt as it is read. `text` is the address of what was shown, in the language that it was shown in.

    `version` is the short name of that text.
    """

    number: str
    grouped: str
    at: datetime
    granted: Sequence[Text]
    withdrawn: Sequence[Text]
    ends: datetime
    withdrawn_at: datetime | None
    language: str
    policy: int
    hash: str
    version: str
    text: str


def told(receipt: Receipt, number: str) -> Told:
    """A receipt in the language of this request."""
    return Told(
        number,
        grouped(number),
        receipt.at,
        names(receipt.granted),
        names(receipt.withdrawn),
        receipt.ends,
        receipt.withdrawn_at,
        receipt.locale,
        receipt.policy,
        receipt.text,
        receipt.text[:SHORT],
        f"/{receipt.locale}/consent/texts/{receipt.text[:SHORT]}",
    )


def find_told(number: str) -> Told | None:
    """The receipt with a number in the language of this request, if there is one."""
    found = receipts.find(session(), number)
    return told(found, number) if found else None


def answer_receipt(typed: str, *, as_file: bool) -> Response:
    """The receipt with the number that was typed; the form again if there is none."""
    number = typed_number(typed)
    found = receipts.find(session(), number) if number else None
    if found is None or number is None:
        fault = "form" if number is None else "unknown"
        shown = "".join(sign for sign in typed[:LONGEST_SHOWN] if sign.isprintable() or sign in "\u00a0\u202f")
        return apart(PAGE, 422, receipt=None, typed=shown, fault=fault)
    return _file(found, number) if as_file else apart(PAGE, receipt=told(found, number), typed=None, fault=None)


def _file(receipt: Receipt, number: str) -> Response:
    """The receipt as JSON, in the language in which it was given."""
    text = json.dumps(as_record(receipt, number, _controller(receipt.locale)), ensure_ascii=False, indent=1)
    response = Response(f"{text}\n", mimetype="application/json")
    response.headers["Content-Disposition"] = 'attachment; filename="samenspraak-receipt.json"'
    response.headers["Content-Language"] = receipt.locale
    return response


def _controller(spoken: str) -> Controller:
    site = settings()
    paths = (subjects.paths_of(session(), ref, locales()) for ref in (PRIVACY_PAGE, COOKIES_PAGE))
    privacy, cookies = (f"{site.site_url}{found.get(spoken, f'/{spoken}')}" for found in paths)
    return Controller(site.responsible_name or SITE_NAME, site.responsible_email, site.site_url, privacy, cookies)
