"""Who has the token is known by a name, nobody else is, and no header breaks it."""

import hmac
from base64 import b64encode
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.security.credentials import TOKEN, UNREADABLE, basic
from webapp.security import translator


@pytest.mark.parametrize(
    ("given_name", "name"),
    [
        ("Ada", "Ada"),
        ("  Ada Lovelace ", "Ada Lovelace"),
        ("Ñandú Œuvré", "Ñandú Œuvré"),
        ("Zoe\u0308", "Zoë"),
        ("李", "李"),
        ("x" * 80, "x" * 80),
        ("x" * 81, None),
        ("", None),
        ("   ", None),
        ("\u00a0", None),
        ("Ada\nAdmin", None),
        ("Ada\x00", None),
        ("Ada\x1b[31m", None),
        ("Ada\u2028Lovelace", None),
        ("\u202eada", None),
    ],
)
def test_the_name_is_who_one_is(given_name: str, name: str | None) -> None:
    assert translator(basic(given_name, TOKEN), TOKEN) == name


@pytest.mark.parametrize(
    "password", ["", "x", TOKEN[:-1], f"{TOKEN} ", f" {TOKEN}", TOKEN.upper(), f"{TOKEN}\x00", f"{TOKEN}:", "Zurich"]
)
def test_another_password_is_nobodys(password: str) -> None:
    assert translator(basic("Ada", password), TOKEN) is None


def test_the_scheme_is_read_in_any_case_and_letters_in_either_form() -> None:
    header = basic("Ada", normalize("NFD", TOKEN))
    assert translator(header, TOKEN) == "Ada"
    assert translator(header.replace("Basic", "bAsIc"), normalize("NFD", TOKEN)) == "Ada"


@pytest.mark.parametrize("token", ["", " ", "\t\n", "\u00a0"])
def test_an_empty_token_is_nobodys(token: str) -> None:
    for password in ("", token, " ", "None"):
        assert translator(basic("Ada", password), token) is None


def test_a_token_that_is_no_utf8_fits_nothing_and_breaks_nothing() -> None:
    token = b"\xff-token".decode("utf-8", "surrogateescape")
    assert translator(basic("Ada", "?-token"), token) is None
    assert translator(basic("Ada", "\ufffd-token"), token) is None


@pytest.mark.parametrize("header", [*UNREADABLE, "Basic YTpi\n"])
def test_what_cannot_be_read_is_nobodys(header: str) -> None:
    assert translator(header, TOKEN) is None


@given(
    st.text()
    | st.text().map("Basic {}".format)
    | st.text().map("Digest a={}".format)
    | st.binary().map(lambda sent: "Basic " + b64encode(sent).decode())
)
def test_no_header_breaks_it(header: str) -> None:
    assert translator(header, TOKEN) is None


@given(
    name=st.text(st.characters(exclude_characters=":", exclude_categories=["C", "Z"]), min_size=1, max_size=20),
    token=st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip),
    wrong=st.text(st.characters(exclude_categories=["Cs"])),
)
def test_only_the_token_is_right(name: str, token: str, wrong: str) -> None:
    assert translator(basic(name, token), token) == normalize("NFC", name)
    if normalize("NFC", wrong) != normalize("NFC", token):
        assert translator(basic(name, wrong), token) is None


def test_the_comparison_in_constant_time_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[bytes, bytes]] = []

    def differ(one: bytes, other: bytes) -> bool:
        compared.append((one, other))
        return one != other

    monkeypatch.setattr(hmac, "compare_digest", differ)
    assert translator(basic("Ada", TOKEN), TOKEN) is None
    assert translator(basic("Ada", "wrong"), TOKEN) == "Ada"
    assert {len(part) for pair in compared for part in pair} == {32}
    assert translator(basic("Ada", ""), "") is None
