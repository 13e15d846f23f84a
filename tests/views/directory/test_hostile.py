"""Hostile addresses: never an error of ours, never somewhere else, never markup, always in the language of the path."""

from collections.abc import Iterator
from itertools import islice
from random import Random
from urllib.parse import quote, unquote_plus

import pytest
from hypothesis import settings
from justhtml import JustHTML
from werkzeug.test import TestResponse

from tests.checking import elements
from tests.conftest import LOCALES
from tests.views.directory.site import LISTED, PARTIAL, Site

COUNT = 400
EVERY = 1 if settings().max_examples > 1_000 else len(LISTED) * len(LOCALES)
NAMES = ("region", "country", "kind", "relation", "status", "q", "sort", "from")
MARK = "<x-mark"
BYTES = "%00 a%00b %FF%FE %C3%28 %ED%A0%80 %F0%9F%92%A5 %EF%BB%BF % %zz %u0041 + %2B %EF%B7%BA %C4%B0 %E1%BA%9E %C7%B0"
LONG = ("x" * 10_000, "%E2%80%8B" * 500, "%CC%81" * 300, "a%CC%81" * 40, "9" * 400, "a-" * 300)
LETTERS = "\u202egnp.exe \u2066abc\u2069 \u200f \ufeff İstanbul ﬁn ①②③ 𝔘𝔫𝔦𝔬𝔫 ١٢٣ कर्म"
SQL = (
    "' OR '1'='1|'; DROP TABLE organisations; --|\" OR \"\"=\"|1 UNION SELECT name FROM names|a' /*|(SELECT 1)|NULL|-1"
)
PATTERNS = "% _ %% \\ \\% [a-z] * ? a%b \x1a {x} {0} {count} %s %(x)s %(x.__class__)s {{7*7}} {%x%} ${x} {value!r}"
MARKUP = (f"{MARK}>", f'"{MARK} onx="', f"'>{MARK}>", f"</title>{MARK}>", f"--></select>{MARK}>", "javascript:x")
AWAY = (
    *("//e.test", "///e.test", "\\\\e.test", "/\\e.test", "https:e.test", "%2f%2fe.test", "%09//e.test", "@e.test"),
    *("site.test.e.test", "https://e.test", "//e.test/%2f..", "xn--e-ufa.test"),
    *("%0d%0aLocation:%20//e.test", "%0d%0a%0d%0a<b>"),
)
"""Addresses of elsewhere, and what could end a header."""
OURS = (
    *("ituc", "org:ituc", "../../etc/passwd", "country%3ACI", "project:stitch", "STITCH", "page:home", "from", "none"),
    *("name", "affiliated-to-", "-ituc", "affiliated-to-ituc-ituc", "with-cnv", "works-with", "no-country"),
)
"""What is right elsewhere."""
TYPED = [*LETTERS.split(" "), *SQL.split("|"), *PATTERNS.split(" "), *MARKUP]
VALUES = ("", *BYTES.split(" "), *LONG, *map(quote, TYPED), *AWAY, *OURS)
WHOLE = (
    *("?", "&", "=", "&&", "==", "&=&", ";", "q", "q=", "=q", "q==", "q=a;sort=b", "?q=a", "#q=a", "%3Dq=1"),
    *(
        "q[]=a",
        "q[]=a&q[]=b",
        "q[0]=a",
        "q[a][b]=c",
        "from[$ne]=1",
        "relation.x=1",
        "__proto__[x]=1",
        "self=1",
        "state=1",
    ),
    *("q=a&q=b&q=c", "sort=name&sort=kind", "from=a&from=b", "country=ci&country=CI&country=&country=none"),
    "&".join(f"p{number}={number}" for number in range(2_000)),
    "&".join(f"q={number}" for number in range(1_000)),
    "&".join(f"relation=affiliated-to-x{number}" for number in range(500)),
    "&" * 5_000,
    "q=" + "%2526lt%253B" * 50,
)


def queries() -> Iterator[str]:
    """First each whole query, then each value for some name, then any mixture."""
    chance = Random("hostile")
    yield from WHOLE
    for place, value in enumerate(VALUES):
        yield f"{NAMES[place % len(NAMES)]}={value}"
        yield f"{NAMES[(place * 3 + 1) % len(NAMES)]}={value}&{NAMES[(place * 5 + 2) % len(NAMES)]}={value}"
    while True:
        pairs = ((chance.choice(NAMES), chance.choice(VALUES)) for _ in range(chance.randint(2, 6)))
        yield "&".join(f"{name}={value}" for name, value in pairs)


HOSTILE = list(islice(queries(), COUNT))


@pytest.mark.prove
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("listed", LISTED)
def test_a_hostile_address_is_answered(real: Site, listed: str, locale: str) -> None:
    """Each is tried once; in a long proof on every list in every language. Pages, fragments, files take turns."""
    path = real.path(listed, locale)
    turn = LOCALES.index(locale) + len(LOCALES) * list(LISTED).index(listed)
    for place, query in enumerate(HOSTILE):
        if (place + turn) % EVERY:
            continue
        way = (place // EVERY + turn) % 3
        suffix, headers = (("", {}), ("", PARTIAL), (".csv", {}))[way]
        response = real.client.raw(f"{path}{suffix}?{query}", headers=headers)
        check(response, path, locale, f"{path}{suffix}?{query[:200]}")


@pytest.mark.parametrize("name", NAMES)
def test_no_redirect_leads_away(real: Site, name: str) -> None:
    locale = LOCALES[NAMES.index(name) % len(LOCALES)]
    path = real.path("organisations", locale)
    foreign = real.word("organisations", "sort", "country", "es" if locale == "en" else "en")
    for value in AWAY:
        response = real.client.raw(f"{path}?sort={foreign}&{name}={value}&next={value}")
        check(response, path, locale, f"{name}={value}")


def check(response: TestResponse, path: str, locale: str, told: str) -> None:
    """An answer in the language of the path that runs nothing and leads nowhere else."""
    assert response.status_code in (200, 302, 400), told
    for header, value in response.headers:
        assert value.isascii(), (told, header)
        assert "\r" not in value
        assert "\n" not in value
    if response.status_code == 302:
        assert response.headers["Location"].partition("?")[0] == path, told
        return
    assert response.headers["Content-Language"] == locale, told
    if response.mimetype == "text/csv":
        return
    assert response.mimetype == "text/html"
    assert f'<html lang="{locale}"' in response.text
    assert MARK not in response.text, told
    assert "\x00" not in response.text
    assert len(response.text) < 200_000, told
    if response.status_code == 200:
        assert response.headers.get("HX-Push-Url", path).partition("?")[0] == path


@pytest.mark.parametrize("value", [value for value in VALUES if "x-mark" in value or "%7B" in value])
def test_what_was_typed_is_shown_as_it_was_typed(real: Site, value: str) -> None:
    for name in ("q", "kind", "from"):
        response = real.client.raw(f"{real.path('organisations', 'fr')}?{name}={value}")
        document = JustHTML(response.text, strict=True, sanitize=False)
        assert unquote_plus(value) in (elements(document, "#filter-q")[0].attrs["value"] or document.to_text())
        assert not document.query("x-mark")


def test_there_are_as_many_as_promised() -> None:
    assert len(HOSTILE) == COUNT
    assert len(set(HOSTILE)) >= 0.9 * COUNT
