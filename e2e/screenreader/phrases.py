"""The vocabulary of what must be heard: words of the site, each with its role and its language, and Orca's own words.

A phrase is made from the catalogues and the store before anything is heard. What is said beside the phrases of a step
must be Orca's own words (`is_own`): whatever else is said is noise, and a fault.
"""

import re
from dataclasses import dataclass, replace

from webapp.content.subjects import Link
from webapp.i18n.text import Text

ROLES = {
    "link": r"(?:visited )?link",
    "button": r"(?:push )?button",
    "entry": r"entry",
    "toggle button": r"toggle button (?:collapsed|expanded)",
    "combo box": r"combo box",
    "checked": r"check box checked",
    "not checked": r"check box not checked",
    "radio button": r"(?:not )?selected radio button",
    "column header": r"column header",
    "row header": r"row header",
    "region": r"region",
    "main": r"main content",
    "table": r"table with \d+ rows? \d+ columns?",
    "list": r"",
    **{f"heading {level}": rf"heading level {level}" for level in range(1, 7)},
}
"""How Orca says what something is."""
OWN = re.compile(
    r"(?<!\w)(?:"
    + "|".join(
        (
            *(words for role, words in ROLES.items() if words and "check" not in role and "radio" not in role),
            r"Loading\. Please wait",
            r"Wrapping to (?:top|bottom)",
            r"(?:Focus|Browse) mode",
            r"Leaving (?:\d+ )?(?:lists?|navigation|form|region|table|banner|main content|group|figure|panel|search)",
            r"List with \d+ items?",
            r"Nesting level \d+",
            r"navigation|banner|content information|search|form|group|panel|figure|document web|statusbar",
            r"opens menu|expanded|collapsed|selected|clickable|blank|visited",
            # A file that was downloaded, by the name that the driver of the browser gives it.
            r"notification|Downloading [\d.]+ [KM]?B|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",
            r"Row \d+, column \d+",
            r"\d{1,2}\.|[•◦]",
        )
    )
    + r")(?!\w)",
    re.IGNORECASE,
)
"""What Orca adds of its own accord."""
MOST_WORDS = 12
"""A status message is no longer than this."""


@dataclass(frozen=True)
class Phrase:
    """Words that are said.

    `lang`: None for the language of the page. `kind`: "text"; "status"; "name" of a part of the page, wherever it is
    said in a step; "system" for words of the browser or Orca, which are in no language of the page.
    """

    words: str
    role: str = ""
    lang: str | None = None
    optional: bool = False
    kind: str = "text"

    @property
    def pattern(self) -> re.Pattern[str]:
        """Matches what is said, white space and full stops apart."""
        words = r"\s+".join(map(re.escape, self.words.split()))
        role = ROLES.get(self.role, "")
        return re.compile(rf"(?<!\w){words}" + (rf"[\s.,:]*\b{role}\b" if role else r"(?!\w)"))

    def __str__(self) -> str:
        return f"“{self.words}”{' ' + self.role if self.role else ''}{' [' + self.lang + ']' if self.lang else ''}"


Words = str | Text


def text(words: Words, lang: str | None = None, role: str = "") -> Phrase:
    """Words that are read, without a role or with one; a Text knows its language."""
    own = words.lang if isinstance(words, Text) else None
    return Phrase(" ".join(str(words).split()), role, lang or own)


def link(words: Words | Link, lang: str | None = None) -> Phrase:
    """A link; of a subject, with its name."""
    return text(words.name if isinstance(words, Link) else words, lang, "link")


def button(words: Words) -> Phrase:
    """A button."""
    return text(words, role="button")


def heading(words: Words, level: int) -> Phrase:
    """A heading of a level."""
    return text(words, role=f"heading {level}")


def name(words: Words) -> Phrase:
    """What a part of the page, a table or a group is called."""
    return replace(text(words), kind="name")


def status(words: str) -> Phrase:
    """A status message, which is said without a key that asks for it."""
    return replace(text(words), kind="status")


def system(words: str) -> Phrase:
    """What the browser or Orca says of the site, in their own language."""
    return replace(text(words), kind="system")


def perhaps(phrase: Phrase) -> Phrase:
    """What may be said, but need not."""
    return replace(phrase, optional=True)


def is_own(words: str) -> bool:
    """Whether nothing is said but words of Orca's own."""
    return not OWN.sub("", " ".join(words.split())).strip(" .,:;()\u2026")
