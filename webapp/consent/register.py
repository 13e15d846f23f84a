"""The register: everything that this site stores on a device. Whatever is not in it is not stored.

Of each entry the visitor reads on the cookie page what this register says (EDPB Guidelines 2/2023; Dutch
Telecommunicatiewet, 11.7a). Only cookies are used; no other storage of a browser.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from types import MappingProxyType

from webapp.consent.periods import VISIT_MINUTES
from webapp.consent.purposes import NECESSARY, PREFERENCES, STATISTICS
from webapp.i18n.marking import N_

PREFIX = "__Host-"
"""Before each name on a site with HTTPS. A browser then takes the cookie from this very host only, for all its paths
(RFC 6265bis, 4.1.3): no neighbour under the same domain can put a choice in anybody's mouth, or hide one.
"""
DAY_S = 24 * 60 * 60
LONGEST_CHOICE_S = 184 * DAY_S
"""No six calendar months are longer."""


class StorageError(Exception):
    """Something would be stored on a device that the register does not allow; the message says what and why."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A cookie: its name without the prefix, its purpose, and the seconds it lasts (None: until the browser is closed).

    `holds` says what is in it, `exempt` why it needs no consent, if it needs none; both are interface strings.
    """

    name: str
    purpose: str
    seconds: int | None
    holds: str
    exempt: str | None = None

    def sent(self, *, secure: bool) -> str:
        """The name that browsers know it by. `secure`: whether the site is served over HTTPS."""
        return f"{PREFIX}{self.name}" if secure else self.name


CHOICE = Stored(
    "samenspraak_choice",
    NECESSARY,
    LONGEST_CHOICE_S,
    N_(
        "What you chose, on which day, for which version of the purposes, and which text you were shown. If you "
        "accepted something, also the number of your receipt, and whether your browser sent its signal. If you "
        "refused, nothing that tells you from others."
    ),
    N_("Without it, this site would have to ask you on every page."),
)
SETTINGS = Stored(
    "samenspraak_settings",
    NECESSARY,
    None,
    N_("The reading settings that you chose, such as the text size."),
    N_("It is there only if you ask for it: you choose a setting, and it holds for this visit."),
)
REMEMBERED = Stored(
    "samenspraak_remembered",
    PREFERENCES,
    LONGEST_CHOICE_S,
    N_("The same reading settings, so that they are there at your next visit."),
)
VISIT = Stored(
    "samenspraak_visit",
    STATISTICS,
    VISIT_MINUTES * 60,
    N_("A random number and the time at which it was made. It ties together what is used during one visit."),
)
REGISTER = (CHOICE, SETTINGS, REMEMBERED, VISIT)
BY_NAME: Mapping[str, Stored] = MappingProxyType({stored.name: stored for stored in REGISTER})


def fault(header: str, granted: Collection[str], *, secure: bool) -> str | None:
    """Why a Set-Cookie header may not be sent to a visitor who has granted these purposes; None if it may.

    `secure`: whether the site is served over HTTPS. A cookie of the register may always be deleted; with the prefix
    this takes the same attributes as to store it.
    """
    cookie: SimpleCookie = SimpleCookie()
    try:
        cookie.load(header)
    except CookieError:
        return "it cannot be read"
    # Browsers take quotes literally: for them `Max-Age="0"` deletes nothing (RFC 6265, 5.2.2).
    if len(cookie) != 1 or '"' in header:
        return "it cannot be read"
    [(name, morsel)] = cookie.items()
    stored = BY_NAME.get(name.removeprefix(PREFIX))
    if stored is None or name != stored.sent(secure=secure):
        return f"{name} is not in the register"
    if morsel["max-age"] == "0":
        kept = secure and (morsel["path"] != "/" or morsel["domain"] or not morsel["secure"])
        return f"{name} is not deleted by this" if kept else None
    if stored.purpose not in (NECESSARY, *granted):
        return f"{name} needs consent to {stored.purpose}"
    wrong = [
        attribute
        for attribute, right in (
            ("Path", morsel["path"] == "/"),
            ("Domain", not morsel["domain"]),
            ("HttpOnly", bool(morsel["httponly"])),
            ("SameSite", morsel["samesite"].lower() == "lax"),
            ("Secure", bool(morsel["secure"]) is secure),
            ("Max-Age", _lasts(morsel["max-age"], morsel["expires"], stored)),
        )
        if not right
    ]
    return f"{name} has another {wrong[0]} than the register" if wrong else None


def _lasts(max_age: str, expires: str, stored: Stored) -> bool:
    """Whether a cookie lasts no longer than the register says; Max-Age alone decides, since clocks differ."""
    if stored.seconds is None:
        return not max_age and not expires
    return max_age.isdigit() and int(max_age) <= stored.seconds
