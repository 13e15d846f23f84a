"""What the privacy page takes from the code, so that it says what the code does (GDPR, article 13)."""

from dataclasses import dataclass

from webapp.consent.periods import (
    CHOICE_MONTHS,
    FEEDBACK_MONTHS,
    LEAST_SHOWN,
    RAW_DAYS,
    RECEIPT_MONTHS,
    STATISTICS_MONTHS,
    VISIT_MINUTES,
)
from webapp.consent.purposes import NECESSARY, PREFERENCES, STATISTICS
from webapp.i18n.babel import gettext, ngettext
from webapp.i18n.marking import N_
from webapp.i18n.text import Text
from webapp.views.rendering import settings

CONSENT = N_("Your consent: article 6(1)(a) of the GDPR")
INTEREST = N_("Our legitimate interest: article 6(1)(f) of the GDPR")
DUTY = N_(
    "A legal obligation: article 6(1)(c) of the GDPR. "
    "Article 7(1) says that we must be able to show that you consented."
)


@dataclass(frozen=True, slots=True)
class Processing:
    """Something that is done with data: what, why, and the legal basis, as interface strings.

    `purpose` is the one that the register knows it by, if it stores something on the device.
    """

    id: str
    what: str
    why: str
    basis: str
    purpose: str | None = None


PROCESSING = (
    Processing(
        "choice",
        N_("Your choice about cookies"),
        N_("To do as you chose, and not to ask you again on each page"),
        INTEREST,
        NECESSARY,
    ),
    Processing(
        "settings",
        N_("The reading settings that you choose for this visit"),
        N_("To show you the pages as you asked"),
        INTEREST,
        NECESSARY,
    ),
    Processing(
        "remembered",
        N_("Your reading settings and your language, remembered for your next visit"),
        N_("To save you from choosing them again"),
        CONSENT,
        PREFERENCES,
    ),
    Processing(
        "interactions",
        N_("Statistics about what is used during a visit"),
        N_("To learn which parts of the site help visitors"),
        CONSENT,
        STATISTICS,
    ),
    Processing(
        "views",
        N_("Figures about page views, without anything stored on your device"),
        N_("To know which pages are read"),
        INTEREST,
    ),
    Processing(
        "receipts",
        N_("Receipts of consents and withdrawals"),
        N_("To be able to prove that consent was given or withdrawn"),
        DUTY,
    ),
    Processing(
        "addresses",
        N_("Your internet address"),
        N_("To send you the pages, and to prevent abuse"),
        INTEREST,
    ),
    Processing(
        "feedback",
        N_("What you send with the form for problems"),
        N_("To solve the problem, and to answer you"),
        INTEREST,
    ),
    Processing(
        "translators",
        N_("The names of translators, with their work"),
        N_("To know who changed which text, and to be able to undo it"),
        INTEREST,
    ),
)
"""All that is done with data of people."""


@dataclass(frozen=True, slots=True)
class Kept:
    """How long something is kept."""

    id: str
    what: Text
    period: Text


def notice() -> dict[str, object]:
    """Who is responsible, what is done with data, and how long it is kept, in the language of this request."""
    return {
        "name": settings().responsible_name,
        "email": settings().responsible_email,
        "processing": PROCESSING,
        "periods": periods(),
        "least": LEAST_SHOWN,
    }


def periods() -> tuple[Kept, ...]:
    """How long everything is kept that people can be asked about."""
    return (
        Kept("choice", gettext("Your choice about cookies"), _months(CHOICE_MONTHS)),
        Kept(
            "settings",
            gettext("The reading settings that you choose for this visit"),
            gettext("until you close the browser"),
        ),
        Kept(
            "remembered",
            gettext("Your reading settings and your language, remembered for your next visit"),
            gettext("until your choice ends or you withdraw your consent"),
        ),
        Kept(
            "visit",
            gettext("The random number of a visit, on your device"),
            ngettext("{count} minute", "{count} minutes", VISIT_MINUTES),
        ),
        Kept(
            "interactions",
            gettext("What is used during a visit, before it is added up"),
            ngettext("{count} day", "{count} days", RAW_DAYS),
        ),
        Kept("figures", gettext("Figures that have been added up"), _months(STATISTICS_MONTHS)),
        Kept("receipts", gettext("Receipts of consents and withdrawals"), _months(RECEIPT_MONTHS)),
        Kept(
            "addresses",
            gettext("Your internet address"),
            gettext("an hour, and then until the next count; only in the memory of the server"),
        ),
        Kept("feedback", gettext("What you send with the form for problems"), _months(FEEDBACK_MONTHS)),
        Kept(
            "translators",
            gettext("The names of translators, with their work"),
            gettext("as long as the history of the texts"),
        ),
    )


def _months(count: int) -> Text:
    return ngettext("{count} month", "{count} months", count)
