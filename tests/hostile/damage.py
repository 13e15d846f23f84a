"""What can be wrong with a file: PO files as they reach the importer, and compiled ones beside the site."""

import re
import struct
from collections.abc import Callable
from random import Random
from tempfile import NamedTemporaryFile

import polib

from webapp.content.translating.importing import MOST_UNKNOWN

REFUSED, READ, EITHER = "refused", "read", "either"
"""What the importer does with a file: refuses it whole, takes what is good, or the one or the other."""

EVIL_RULE = "evil plural rule in a .mo"
Damage = Callable[[Random, str], bytes]


def _block(text: str) -> str:
    return text.rstrip("\n").rpartition("\n\n")[2] + "\n"


def _after(text: str, more: str) -> bytes:
    return f"{text.rstrip(chr(10))}\n\n{more}".encode()


def _foreign(count: int) -> str:
    return "".join(f'msgid "n{number}"\nmsgstr "<b>{number}"\n\n' for number in range(count))


def _header(text: str, name: str, value: str) -> bytes:
    before, _, rest = text.partition(f'"{name}: ')
    return f'{before}"{name}: {value}\\n"\n{rest.partition(chr(10))[2]}'.encode()


def _inserted(random: Random, text: str, piece: bytes) -> bytes:
    """The piece within the quotes of a line of a message, which is no comment."""
    data = text.encode()
    lines = re.finditer(rb'^(?!#).*"$', data, re.MULTILINE)
    place = random.choice([line.end() - 1 for line in lines if line.start() > data.find(b"\n\n")])
    return data[:place] + piece + data[place:]


def _truncated(random: Random, text: str) -> bytes:
    data = text.encode()
    return data[: random.randrange(len(data))]


def _encoded(random: Random, text: str) -> bytes:
    return f"# é\n{text}".encode(random.choice(["latin-1", "cp1252", "utf-16", "utf-16-le", "utf-32"]), "replace")


def _without(random: Random, text: str) -> bytes:
    head, _, body = text.partition("\n\n")
    lines = [line for line in _block(body).split("\n") if not line.startswith("msgstr")]
    return f"{head}\n\n{chr(10).join(lines)}\n{_block(body)}".encode()


PO: dict[str, tuple[str, Damage]] = {
    "truncated": (EITHER, _truncated),
    "wrong encoding": (REFUSED, _encoded),
    "bytes that are no UTF-8": (
        REFUSED,
        lambda random, text: _inserted(
            random, text, random.choice([b"\xed\xa0\x80", b"\xff", b"\xc0\xaf", b"\xe9", b"\x80"])
        ),
    ),
    "duplicate": (REFUSED, lambda _, text: _after(text, _block(text))),
    "unclosed string": (
        REFUSED,
        lambda random, text: _after(
            text, random.choice(['msgid "\nmsgstr ""\n', 'msgid "A"\nmsgstr "\n', 'msgid A\nmsgstr "a"\n'])
        ),
    ),
    "quote in a string": (REFUSED, lambda random, text: _inserted(random, text, b'" x')),
    "NUL": (REFUSED, lambda random, text: _inserted(random, text, random.choice([b"\0", b"\1", b"\x08"]))),
    "carriage return": (REFUSED, lambda random, text: _inserted(random, text, b"\r")),
    "no msgstr": (REFUSED, _without),
    "conflict marker": (REFUSED, lambda _, text: _after(text, "<<<<<<< HEAD\n")),
    "numbers of forms": (
        REFUSED,
        lambda random, text: _after(
            text,
            'msgid "1 thing"\nmsgid_plural "things"\n'
            + random.choice(
                [
                    'msgstr[99] "x"\n',
                    'msgstr[-1] "x"\n',
                    'msgstr[1] "x"\n',
                    'msgstr[0] "x"\nmsgstr[5] "y"\n',
                    'msgstr "x"\n',
                ]
            ),
        ),
    ),
    "another language": (
        REFUSED,
        lambda random, text: _header(text, "Language", random.choice(["nl", "xx", "../etc"])),
    ),
    "huge": (REFUSED, lambda _, text: text.encode() + b"# " + b"x" * 5_000_001),
    "byte order mark": (READ, lambda _, text: b"\xef\xbb\xbf" + text.encode()),
    "two byte order marks": (REFUSED, lambda _, text: b"\xef\xbb\xbf" * 2 + text.encode()),
    "line ends of Windows": (READ, lambda _, text: text.encode().replace(b"\n", b"\r\n")),
    "line ends of an old Mac": (REFUSED, lambda _, text: text.encode().replace(b"\n", b"\r")),
    "evil plural rule": (READ, lambda random, text: _header(text, "Plural-Forms", random.choice(PLURALS))),
    "another charset in the header": (
        READ,
        lambda random, text: _header(text, "Content-Type", f"text/plain; charset={random.choice(CHARSETS)}"),
    ),
    "obsolete messages": (READ, lambda _, text: _after(text, '#~ msgid "<script>"\n#~ msgstr "<script>"\n')),
    "messages of nobody": (
        READ,
        lambda _, text: _after(text, 'msgctxt "page:nowhere/x"\nmsgid "<b>"\nmsgstr "<script>"\n'),
    ),
    "an entry with no msgid": (READ, lambda _, text: _after(text, 'msgctxt "x"\nmsgid ""\nmsgstr "<script>"\n')),
    "comments of all kinds": (
        READ,
        lambda _, text: _after(text, "# a\n#. b\n#: c:1\n#, python-format\n# ~ <script>\n"),
    ),
    "many messages": (READ, lambda _, text: _after(text, _foreign(MOST_UNKNOWN))),
    "messages of another site": (REFUSED, lambda _, text: _after(text, _foreign(10 * MOST_UNKNOWN))),
}
"""By name what becomes of the file, and the damage to its text."""
EMPTYING: dict[str, Damage] = {
    "empty file": lambda random, _: random.choice([b"", b"\n", b"\xef\xbb\xbf"]),
    "only a header": lambda _, text: (text.partition("\n\n")[0] + "\n").encode(),
    "only comments": lambda _, text: "".join(f"# {line}\n" for line in text.split("\n")).encode(),
}
"""Damage that leaves no message."""
RARE = frozenset({"huge", "many messages", "messages of another site"})

PLURALS: list[str] = [
    "nplurals=99999999; plural=9**9**9;",
    "nplurals=2; plural=1/0;",
    "nplurals=2; plural=n%0;",
    "nplurals=2; plural=0-9;",
    "nplurals=2; plural=n*1000;",
    "nplurals=-1; plural=;",
    "nplurals=x; plural=__import__('os');",
    f"nplurals=2; plural={'(' * 300}n{')' * 300};",
    f"nplurals=2; plural={'!' * 900}n;",
    f"nplurals=2; plural={'9' * 900};",
]
CHARSETS: list[str] = [
    "utf-7",
    "utf-16",
    "latin-1",
    "unicode_escape",
    "raw_unicode_escape",
    "zlib",
    "idna",
    "nonsense",
    "",
    "undefined",
]


def compiled(text: str) -> bytes:
    """A PO file as it is compiled, with whatever its header says."""
    with NamedTemporaryFile(suffix=".po") as temporary:
        temporary.write(text.encode())
        temporary.flush()
        return bytes(polib.pofile(temporary.name, encoding="utf-8").to_binary())


def _counted(_: Random, text: str) -> bytes:
    data = compiled(text)
    return data[:8] + struct.pack("<I", 0xFFFFFFFF) + data[12:]


def _flipped(random: Random, text: str) -> bytes:
    changed = bytearray(compiled(text))
    for _ in range(random.randrange(1, 20)):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _cut(random: Random, text: str) -> bytes:
    data = compiled(text)
    return data[: random.randrange(len(data))]


MO: dict[str, Damage] = {
    "truncated .mo": _cut,
    "garbage for a .mo": lambda random, _: random.randbytes(random.randrange(200)),
    "garbage in a .mo": lambda random, _: b"\xde\x12\x04\x95" + random.randbytes(random.randrange(200)),
    "changed bytes in a .mo": _flipped,
    "wrong number of messages in a .mo": _counted,
    "another charset in a .mo": lambda random, text: compiled(
        PO["another charset in the header"][1](random, text).decode()
    ),
    EVIL_RULE: lambda random, text: compiled(PO["evil plural rule"][1](random, text).decode()),
}
"""Damage to a compiled catalogue."""
