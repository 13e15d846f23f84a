"""What this site stores something on a device for (GDPR, article 5(1)(b); EDPB Guidelines 05/2020, 55 to 61)."""

from typing import Literal

NECESSARY = "necessary"
PREFERENCES = "preferences"
STATISTICS = "statistics"

OPTIONAL = (PREFERENCES, STATISTICS)
"""The purposes that need consent, each by itself, in the order of the form."""

POLICY = 1
"""The version of the purposes: one more when a purpose is added, or comes to mean more than it did.

Whoever chose under another version is asked again (EDPB Guidelines 05/2020, 110 and 111). Better words for the same are
no new version.
"""

State = Literal["due", "nothing", "something"]
"""Of a visitor: a choice is due; nothing can be withdrawn; something can. All that public pages differ by."""
