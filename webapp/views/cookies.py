"""What the page on cookies shows beside its text: the choice, the register, the receipt, the texts of before."""

from dataclasses import dataclass

from flask import Response, after_this_request

from webapp.consent.periods import CHOICE_MONTHS
from webapp.consent.purposes import NECESSARY
from webapp.consent.register import DAY_S, REGISTER, Stored
from webapp.content.consent import texts
from webapp.content.subjects import Place
from webapp.content.texts import Body
from webapp.i18n.babel import gettext, locale, ngettext
from webapp.i18n.cldr import format_number
from webapp.i18n.marking import N_
from webapp.i18n.text import Text
from webapp.views.asking import NAMES, asked, names
from webapp.views.device import device
from webapp.views.receipts import find_told
from webapp.views.rendering import session, settings

NECESSARY_NAME = N_("Necessary")
MINUTE_S = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """A cookie of the register, in the language of the page; its name as a browser shows it."""

    name: str
    purpose: Text
    lasts: Text
    holds: Text
    exempt: Text | None


def values(_place: Place, _body: Body) -> dict[str, object]:
    """What the template needs. The page is one visitor's own: nobody keeps it."""

    @after_this_request
    def keep_from_others(response: Response) -> Response:
        response.headers["Cache-Control"] = "private, no-store"
        return response

    choice = device().choice
    return {
        "ask": asked("form"),
        "chosen": names(choice.granted) if choice else [],
        "months": CHOICE_MONTHS,
        "entries": [_entry(stored) for stored in REGISTER],
        "receipt": find_told(choice.receipt) if choice and choice.receipt else None,
        "versions": texts.versions(session(), locale()),
    }


def _entry(stored: Stored) -> Entry:
    purpose = gettext(NECESSARY_NAME if stored.purpose == NECESSARY else NAMES[stored.purpose])
    exempt = gettext(stored.exempt) if stored.exempt else None
    return Entry(stored.sent(secure=settings().secure), purpose, lasts(stored), gettext(stored.holds), exempt)


def lasts(stored: Stored) -> Text:
    """How long something stays on the device, in words."""
    if stored.seconds is None:
        return gettext("Until you close the browser")
    if stored.seconds < DAY_S:
        count = stored.seconds // MINUTE_S
        return ngettext("{count} minute", "{count} minutes", count, count=format_number(count, locale()))
    count = CHOICE_MONTHS
    shown = format_number(count, locale())
    if stored.purpose == NECESSARY:
        return ngettext("{count} month", "{count} months", count, count=shown)
    return ngettext(
        "As long as your choice counts, at most {count} month",
        "As long as your choice counts, at most {count} months",
        count,
        count=shown,
    )
