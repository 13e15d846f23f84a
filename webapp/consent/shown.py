"""What a visitor was shown when asked, word for word, so that it can be proven and shown again (GDPR, article 7(1))."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

SHORT = 8
"""So many digits of the hash stand in the cookie and on the page."""

Kind = Literal["notice", "form"]


@dataclass(frozen=True, slots=True)
class Shown:
    """The words of the notice, or of the form by purpose, by the place they stand in; in one language."""

    kind: Kind
    locale: str
    policy: int
    lines: Mapping[str, str]

    @property
    def hash(self) -> str:
        """SHA-256 of all of it as JSON, in hexadecimal digits: another one for every other wording."""
        told = [self.kind, self.locale, self.policy, sorted(self.lines.items())]
        return sha256(json.dumps(told, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()

    @property
    def short(self) -> str:
        """The beginning of the hash, by which people and cookies name it."""
        return self.hash[:SHORT]
