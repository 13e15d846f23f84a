"""What a request tells of the device it comes from: the choice of its visitor, and the signal of its browser."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from webapp.consent.choice import Choice, decode_all
from webapp.consent.purposes import State
from webapp.consent.register import CHOICE, REGISTER, Stored

DECIDING = ("Cookie", "Sec-GPC")
"""The headers of a request that tell of its device: the state of a public page depends on them (`Vary`)."""


@dataclass(frozen=True, slots=True)
class Device:
    """A visitor's choice, if there is one that counts, and whether the browser sends the signal `Sec-GPC: 1`.

    `cookies` are those of the register that came, with all their values, by the name in the register.
    """

    choice: Choice | None
    signal: bool
    cookies: Mapping[str, Sequence[str]]

    @property
    def granted(self) -> frozenset[str]:
        """The purposes for which something may be stored and read now.

        The signal is a refusal (Global Privacy Control). It suspends a consent that was given without it; one that was
        given in spite of it is an explicit choice of the visitor, and counts.
        """
        if self.choice is None or (self.signal and not self.choice.despite):
            return frozenset()
        return self.choice.granted

    @property
    def state(self) -> State:
        """What public pages differ by. A suspended consent can still be withdrawn."""
        if self.choice is None:
            return "nothing" if self.signal else "due"
        return "something" if self.choice.granted else "nothing"

    @property
    def suspended(self) -> bool:
        """Whether there is a consent that the signal keeps from counting."""
        return self.choice is not None and self.choice.granted != self.granted

    def value(self, stored: Stored) -> str | None:
        """The value of a cookie that came, if only one of that name did."""
        values = self.cookies.get(stored.name, ())
        return values[0] if len(values) == 1 else None


def read(cookies: Mapping[str, Sequence[str]], signal: str | None, today: date, *, secure: bool) -> Device:
    """The device, from the cookies of a request by name and its header Sec-GPC. `today` is in UTC.

    `secure`: whether the site is served over HTTPS; what came without the prefix is then not from this site.
    """
    names = {stored.name: stored.sent(secure=secure) for stored in REGISTER}
    known = {name: tuple(cookies[sent]) for name, sent in names.items() if sent in cookies}
    return Device(decode_all(known.get(CHOICE.name, ()), today), signal == "1", known)
