"""What can be wrong with a translation: attacks that must be refused, and oddities that are only text."""

from random import Random

from webapp.i18n.messages import placeholders

Forms = tuple[str, ...]

MISSING_FORM = "wrong plurals"
LOST = "lost placeholder"
BLANK = "nothing to see"
LONG = "far too long"

SPOILING: dict[str, list[str]] = {
    "script": [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//evil.example></SCRIPT>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "<iframe src=//evil.example>",
        '"><script>alert(1)</script>',
        "<\nscript>",
        "<\u00a0b>",
    ],
    "unclosed tag": ["<b>", "<em", "</p>", "</main>", "< strong", "<!--", "<![CDATA[", "<?php", "<style>", "</title>"],
    "entity": ["&lt;script&gt;", "&#60;b&#62;", "&#x3c;b", "&nbsp;", "&NewLine;"],
    "stray brace": [
        "{",
        "}",
        "{}",
        "{{",
        "}}{",
        "{0}",
        "{!r}",
        "{count.__class__}",
        "{a b}",
        "{Name}",
        "{%",
        "{{ 7*7 }}",
    ],
    "unknown placeholder": ["{inconnu}", "{self}", "{config}", "{x1}"],
    "link": [
        "[x](javascript:alert(1))",
        "[x](https://evil.example)",
        "[x](//evil.example)",
        '[x](page:about "t")',
        "[x]( page:about )",
        "[x](page:about\u00a0)",
        "[x](page:no[where)",
        "[x]()",
        "](",
    ],
    "control character": [
        "\r",
        "\t",
        "\v",
        "\b",
        "\f",
        "\x1b[31m",
        "\x7f",
        "\x85",
        "\x9b",
        "\u202e",
        "\u2066",
        "\u200f",
    ],
    "noncharacter": ["\ufffe", "\uffff", "\ufdd0", "\U0001ffff", "\U0010fffe"],
    "line break": ["\n", "\nmsgid", "\r\n"],
}
"""Added to a good text they make it bad, whatever the message."""

ODD: dict[str, list[str]] = {
    "stray %": ["100 % sûr", "%", "%s %d", "%(nom)s", "100 %% sûr", "%n %x %", "%{x"[:1] + "c", "%(count)d"],
    "only text": [
        "\u2028",
        "\u2029",
        "\ufeff",
        "javascript:alert(1)",
        '" onload="alert(1)" x="',
        "' onclick='x",
        "--> ]]>",
        "1 < 2 > 0 & 3",
        "\\0 \\x00 \\u0000 \\",
        "$(x) `x` ${x".replace("{", ""),
        "'; DROP TABLE translations; --",
        "\U0001f469\u200d\U0001f3ed e\u0301\u0301\u0301",
        "#, fuzzy",
    ],
}
"""Added to a good text they leave it good: it is shown as it stands."""

_BLANKS = [" ", "\u3000", "\u200b", "\ufeff", "\u2060\u00ad", "\u2028"]
_REPEATED = ["x", "](", "[x](", "<", "{", "[", "*", "&a", "é ", "\\"]

BAD = (*SPOILING, LOST, BLANK, LONG, MISSING_FORM)
KINDS = (*BAD, *ODD)


def attacked(kind: str, random: Random, forms: Forms) -> Forms:
    """The forms of a translation, of which one is attacked; all of them by what is only odd.

    LOST needs a placeholder in the forms, and MISSING_FORM several forms (`possible`).
    """
    if kind == MISSING_FORM:
        return random.choice([forms[:1], (*forms, forms[-1]), (forms[0], "")])
    if kind in ODD:
        piece = random.choice(ODD[kind])
        return tuple(f"{form} {piece} fin" for form in forms)
    place = random.randrange(len(forms))
    return (*forms[:place], _bad(kind, random, forms[place]), *forms[place + 1 :])


def possible(kind: str, forms: Forms) -> bool:
    """Whether a kind of attack can be made on these forms."""
    if kind == MISSING_FORM:
        return len(forms) > 1
    return kind != LOST or (len(forms) == 1 and bool(placeholders(forms[0])))


def _bad(kind: str, random: Random, form: str) -> str:
    if kind == LOST:
        name = random.choice(sorted(placeholders(form)))
        return form.replace(f"{{{name}}}", random.choice(["", f"{{{name}_}}", f"%({name})s", f"{name}}}"]))
    if kind == BLANK:
        return random.choice(_BLANKS)
    if kind == LONG:
        size = random.choices([20_000, 100_000, 1_000_000], [95, 4, 1])[0]
        piece = random.choice(_REPEATED)
        return form + piece * (size // len(piece))
    piece = random.choice(SPOILING[kind])
    return random.choice([f"{piece}{form}", f"{form}{piece}", f"{form} {piece} fin"])
