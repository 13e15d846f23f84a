"""What somebody sends with the form for problems, and what may be wrong with it."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields
from hashlib import sha256
from typing import Literal

LONGEST: Mapping[str, int] = {"problem": 5_000, "page": 500, "uses": 500, "email": 254}
"""So many characters each part may have; an address of e-mail has no more (RFC 5321, 4.5.3.1.3)."""
Fault = Literal["missing", "long", "email"]

_EMAIL = re.compile(r"""[^\s@<>"(),:;\\[\]]+@[^\s@<>"(),:;\\[\]]*[^\s@<>"(),:;\\[\].]""")
_LINES = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Message:
    """What was sent: plain text, of which only `problem` has several lines."""

    problem: str = ""
    page: str = ""
    uses: str = ""
    email: str = ""

    @property
    def digest(self) -> str:
        """The SHA-256 of it: the same for what is sent twice."""
        return sha256("\0".join(getattr(self, field.name) for field in fields(self)).encode()).hexdigest()


def read(form: Mapping[str, str]) -> Message:
    """What a form says, without what nobody can see: such signs come with copying, and nobody could mend them.

    Removed are control characters, halves of characters, and what turns the direction of the text that follows it. In a
    field of one line all white space is a single space.
    """
    lines = {name: _LINES.sub("\n", form.get(name, "")) for name in LONGEST}
    seen = {name: "".join(filter(_is_kept, value)).strip() for name, value in lines.items()}
    return Message(seen["problem"], *(" ".join(seen[name].split()) for name in ("page", "uses", "email")))


def faults(message: Message) -> dict[str, Fault]:
    """What is wrong, by part, in the order of the form; nothing if it may be kept."""
    found: dict[str, Fault] = {}
    for name, most in LONGEST.items():
        value = getattr(message, name)
        if len(value) > most:
            found[name] = "long"
        elif name == "problem" and not any(map(_is_seen, value)):
            found[name] = "missing"
        elif name == "email" and value and not _EMAIL.fullmatch(value):
            found[name] = "email"
    return found


def _is_seen(character: str) -> bool:
    """Whether it is more than space and what only joins others."""
    return unicodedata.category(character)[0] not in "CZ"


def _is_kept(character: str) -> bool:
    if character in "\n\t":
        return True
    return unicodedata.category(character) not in ("Cc", "Cs") and character not in _OVERRIDES
