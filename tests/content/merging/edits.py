"""The files of translators, and what they do to them."""

from dataclasses import dataclass, field
from random import Random

import polib

from tests.content.merging.oracle import Entry
from tests.content.merging.small import MESSAGES

BASE = "X-Samenspraak-Base"
WORDS = ("Un texte", "Autre chose", "Tout « autre » chose", 'Une "citation" \\ ici', "Encore plus")
SLUGS = ("nord", "sud", "est", "ouest", "haut", "Bas !")


@dataclass
class Copy:
    """A translator's file: the catalogue as the translator's program holds it, and the export it was made from."""

    name: str
    file: polib.POFile = field(default_factory=polib.POFile)
    base: str = ""

    def open(self, text: str, width: int = 78) -> None:
        """Begin again with an export."""
        self.file = polib.pofile(text, wrapwidth=width)
        self.base = self.file.metadata.pop(BASE)

    def sent(self, header: str | None) -> bytes:
        """The file as it is sent in, with a header or without."""
        self.file.metadata.pop(BASE, None)
        if header:
            self.file.metadata[BASE] = header
        return str(self.file).encode()

    @property
    def is_sound(self) -> bool:
        """Whether no message stands in it twice, for which it would be refused whole."""
        return len({(entry.msgctxt, entry.msgid) for entry in self.file}) == len(self.file)


def change(file: polib.POFile, random: Random) -> None:
    """What a translator does to a file before it is sent in."""
    for entry in random.sample(list(file), random.randint(1, 3)):
        random.choices((reword, confirm, doubt, blank, borrow, damage, rename), weights=(8, 4, 2, 1, 1, 2, 1))[0](
            entry, file, random
        )


def say(entry: polib.POEntry, text: str) -> None:
    """Give an entry a text, whose lines are the forms of a plural."""
    if entry.msgid_plural:
        entry.msgstr_plural = dict(enumerate(text.split("\n")))
    else:
        entry.msgstr = text


def mark(entry: polib.POEntry, *, fuzzy: bool) -> None:
    entry.fuzzy = fuzzy  # type: ignore[misc]  # the stubs leave out its setter
    if not fuzzy:
        entry.previous_msgid = entry.previous_msgid_plural = None


def reword(entry: polib.POEntry, _file: polib.POFile, random: Random) -> None:
    if entry.msgctxt == "address":
        text = random.choice(SLUGS)
    elif entry.msgid_plural:
        word = random.choice(WORDS)
        text = f"{word} {{count}}\n{word}s {{count}}"
    else:
        rest = {"Hello {name}": " {name}", MESSAGES["page:a/who"]: " [ici](page:a)"}.get(entry.msgid, "")
        text = random.choice(WORDS) + rest
    say(entry, text)
    mark(entry, fuzzy=random.random() < 0.25)


def confirm(entry: polib.POEntry, _file: polib.POFile, _random: Random) -> None:
    mark(entry, fuzzy=False)


def doubt(entry: polib.POEntry, _file: polib.POFile, _random: Random) -> None:
    mark(entry, fuzzy=True)


def blank(entry: polib.POEntry, _file: polib.POFile, _random: Random) -> None:
    say(entry, "\n" if entry.msgid_plural else "")


def borrow(entry: polib.POEntry, file: polib.POFile, random: Random) -> None:
    other = random.choice(list(file))
    say(entry, text_of(other))


def damage(entry: polib.POEntry, _file: polib.POFile, random: Random) -> None:
    say(entry, random.choice(("Salut {nom}", "Un [lien](org:x)", " ", "Des {accolades", "Trop\nde\nlignes")))


def rename(entry: polib.POEntry, _file: polib.POFile, random: Random) -> None:
    if random.random() < 0.5:
        entry.msgctxt = "page:gone/what"
    elif not entry.msgid_plural:
        entry.msgid += " Indeed."


def entries_of(file: polib.POFile) -> list[Entry]:
    """The messages of a file under the contexts that the site knows them by."""
    return [
        Entry(
            context_of(entry.msgctxt, entry.msgid),
            "\n".join(filter(None, [entry.msgid, entry.msgid_plural])),
            text_of(entry),
            entry.fuzzy,
            "\n".join(filter(None, [entry.previous_msgid, entry.previous_msgid_plural])) or None,
        )
        for entry in file
        if not entry.obsolete
    ]


def context_of(context: str | None, msgid: str) -> str:
    """Content has its context; a message of the interface is known by its English too."""
    return context if context and ":" in context else f"interface:{context or ''}|{msgid}"


def text_of(entry: polib.POEntry) -> str:
    """What an entry says, with its plural forms on a line each; nothing if all of them are empty."""
    forms = [entry.msgstr_plural[number] for number in sorted(entry.msgstr_plural)] or [entry.msgstr]
    return "\n".join(forms) if any(forms) else ""
