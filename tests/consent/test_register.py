"""The register decides alone what may be stored: every other name, place or time is a fault that is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.consent.periods import CHOICE_MONTHS, VISIT_MINUTES
from webapp.consent.purposes import NECESSARY, OPTIONAL, PREFERENCES, STATISTICS
from webapp.consent.register import (
    BY_NAME,
    CHOICE,
    DAY_S,
    LONGEST_CHOICE_S,
    PREFIX,
    REGISTER,
    REMEMBERED,
    SETTINGS,
    VISIT,
    Stored,
    fault,
)

ATTRIBUTES = {"Path": "/", "HttpOnly": None, "SameSite": "Lax", "Secure": None}
ALL = frozenset(OPTIONAL)


def header(stored: Stored, value: str = "x", *, secure: bool = True, **changes: str | bool | None) -> str:
    """A Set-Cookie header as the register wants it, but for the changes: False leaves an attribute out."""
    given: dict[str, str | bool | None] = dict(ATTRIBUTES)
    if stored.seconds is not None:
        given["Max-Age"] = str(stored.seconds)
    given.update({name.replace("_", "-"): said for name, said in changes.items()})
    told = [name if said is None else f"{name}={said}" for name, said in given.items() if said is not False]
    return "; ".join([f"{stored.sent(secure=secure)}={value}", *told])


def test_names_are_there_once_and_are_ours() -> None:
    names = [stored.name for stored in REGISTER]
    assert len(names) == len(set(names)) == len(BY_NAME)
    assert all(name.startswith("samenspraak_") for name in names)


@pytest.mark.parametrize("stored", REGISTER, ids=lambda stored: stored.name)
def test_each_is_either_exempt_for_a_reason_or_needs_consent(stored: Stored) -> None:
    assert stored.purpose in (NECESSARY, *OPTIONAL)
    assert (stored.exempt is not None) == (stored.purpose == NECESSARY)
    assert stored.holds.strip()
    assert stored.exempt is None or stored.exempt.strip()


def test_each_optional_purpose_stores_something_or_would_not_be_asked_for() -> None:
    assert {stored.purpose for stored in REGISTER} == {NECESSARY, *OPTIONAL}


def test_how_long_each_lasts() -> None:
    assert CHOICE_MONTHS == 6
    assert LONGEST_CHOICE_S == 184 * DAY_S
    assert SETTINGS.seconds is None
    assert VISIT.seconds == VISIT_MINUTES * 60 == 1800
    assert CHOICE.seconds == REMEMBERED.seconds == LONGEST_CHOICE_S


@pytest.mark.parametrize("stored", REGISTER, ids=lambda stored: stored.name)
def test_what_is_as_the_register_says_is_no_fault(stored: Stored) -> None:
    assert fault(header(stored), ALL, secure=True) is None
    assert fault(header(stored, secure=False, Secure=False), ALL, secure=False) is None
    assert fault(header(stored, SameSite="lax"), ALL, secure=True) is None


@pytest.mark.parametrize("stored", REGISTER, ids=lambda stored: stored.name)
@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"Path": "/en"}, "Path"),
        ({"Path": ""}, "Path"),
        ({"Path": False}, "Path"),
        ({"Path": "/; Path=/en"}, "Path"),
        ({"Domain": "site.test"}, "Domain"),
        ({"Domain": ".site.test"}, "Domain"),
        ({"HttpOnly": False}, "HttpOnly"),
        ({"SameSite": False}, "SameSite"),
        ({"SameSite": "None"}, "SameSite"),
        ({"SameSite": "Strict"}, "SameSite"),
        ({"Secure": False}, "Secure"),
    ],
    ids=str,
)
def test_another_attribute_is_a_fault_that_names_it(stored: Stored, changes: dict[str, str | bool], told: str) -> None:
    found = fault(header(stored, "x", secure=True, **changes), ALL, secure=True)
    assert found == f"{PREFIX}{stored.name} has another {told} than the register"


@pytest.mark.parametrize("stored", REGISTER, ids=lambda stored: stored.name)
def test_secure_is_asked_over_https_alone(stored: Stored) -> None:
    found = fault(header(stored, secure=False), ALL, secure=False)
    assert found == f"{stored.name} has another Secure than the register"


@pytest.mark.parametrize("stored", [CHOICE, REMEMBERED, VISIT], ids=lambda stored: stored.name)
def test_a_longer_life_is_a_fault_and_a_shorter_one_is_not(stored: Stored) -> None:
    assert stored.seconds is not None
    long = f"{PREFIX}{stored.name} has another Max-Age than the register"
    assert fault(header(stored, Max_Age=str(stored.seconds - 1)), ALL, secure=True) is None
    assert fault(header(stored, Max_Age=str(stored.seconds + 1)), ALL, secure=True) == long
    for value in (False, "", "-1", "1.5", "1e3", "١", "0x10", "99999999999", "²"):
        assert fault(header(stored, Max_Age=value), ALL, secure=True) == long, value
    # The browser's clock may be another one, so Expires alone says nothing of how long.
    only = header(stored, Max_Age=False, Expires="Fri, 01 Jan 2027 00:00:00 GMT")
    assert fault(only, ALL, secure=True) == long


def test_a_cookie_of_the_session_must_stay_one() -> None:
    long = f"{PREFIX}{SETTINGS.name} has another Max-Age than the register"
    assert fault(header(SETTINGS, Max_Age="60"), ALL, secure=True) == long
    assert fault(header(SETTINGS, Expires="Fri, 01 Jan 2027 00:00:00 GMT"), ALL, secure=True) == long


@pytest.mark.parametrize("granted", [frozenset(), {PREFERENCES}, {STATISTICS}, ALL], ids=sorted)
@pytest.mark.parametrize("stored", REGISTER, ids=lambda stored: stored.name)
def test_only_with_consent(stored: Stored, granted: frozenset[str]) -> None:
    found = fault(header(stored), granted, secure=True)
    if stored.purpose == NECESSARY or stored.purpose in granted:
        assert found is None
    else:
        assert found == f"{PREFIX}{stored.name} needs consent to {stored.purpose}"


@pytest.mark.parametrize("stored", REGISTER, ids=lambda stored: stored.name)
@pytest.mark.parametrize("domain", [False, "site.test"])
@pytest.mark.parametrize("path", ["/", "/en/our-work"])
def test_deleting_is_always_allowed(stored: Stored, path: str, *, domain: str | bool) -> None:
    told = {"Path": path, "Domain": domain, "Max_Age": "0", "HttpOnly": False, "SameSite": False, "Secure": False}
    assert fault(header(stored, "", secure=False, **told), frozenset(), secure=False) is None


@pytest.mark.parametrize("stored", REGISTER, ids=lambda stored: stored.name)
@pytest.mark.parametrize("changes", [{}, {"Path": "/en"}, {"Domain": "site.test"}, {"Secure": False}], ids=str)
def test_over_https_a_browser_deletes_only_what_it_would_store(stored: Stored, changes: dict[str, str | bool]) -> None:
    # RFC 6265bis, 5.7: otherwise it ignores the header.
    told = {"Max_Age": "0", "HttpOnly": False, "SameSite": False, **changes}
    found = fault(header(stored, "", secure=True, **told), frozenset(), secure=True)
    assert found == (f"{PREFIX}{stored.name} is not deleted by this" if changes else None)


@pytest.mark.parametrize(
    "name",
    ["session", "samenspraak", "%schoice2", "Samenspraak_choice", "__Host-%schoice", "__Secure-%schoice", "_ga", "$x"],
)
@pytest.mark.parametrize("secure", [True, False])
def test_another_name_is_a_fault_even_to_delete(name: str, *, secure: bool) -> None:
    # What has the prefix is foreign without HTTPS, what has none with it.
    name = name.replace("%s", "samenspraak_").removeprefix(PREFIX if secure else "no prefix")
    for more in ("; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60", "; Path=/; Max-Age=0", ""):
        found = fault(f"{name}=x{more}", ALL, secure=secure)
        assert found is not None
        assert found in (f"{name} is not in the register", "it cannot be read")


@pytest.mark.parametrize("secure", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "=",
        "=x; Path=/",
        "samenspraak_choice",
        "samenspraak_choice; Path=/",
        "a b=c",
        "foreign=1, samenspraak_choice=; Max-Age=0",
        "foreign=1; samenspraak_choice=; Max-Age=0",
        "samenspraak_choice=; Max-Age=0; foreign=1",
        "samenspraak_choice=; Max-Age=0, foreign=1; Max-Age=9",
        "samenspraak_choice=x\r\nSet-Cookie: foreign=1; Max-Age=0",
        "é=1; Max-Age=0",
    ],
)
def test_what_cannot_be_read_as_one_cookie_is_a_fault(text: str, *, secure: bool) -> None:
    assert fault(text, ALL, secure=secure) is not None


@pytest.mark.parametrize("stored", [REMEMBERED, VISIT], ids=lambda stored: stored.name)
@pytest.mark.parametrize("age", ['"0"', "0; Max-Age=600", "0 ; max-age=600", '0; Max-Age="600"', "0;Max-Age=1800"])
def test_what_a_browser_does_not_take_for_deleting_is_none(stored: Stored, age: str) -> None:
    # RFC 6265, 5.2.2: a value that does not begin with a digit is ignored; of several, the last one counts.
    assert fault(header(stored, "secret", Max_Age=age), frozenset(), secure=True) is not None


@given(text=st.text(max_size=120), secure=st.booleans())
def test_no_header_raises(text: str, *, secure: bool) -> None:
    assert fault(text, ALL, secure=secure) is not None


@given(
    stored=st.sampled_from(REGISTER),
    more=st.lists(
        st.sampled_from(["Path=/", "Max-Age=0", "Max-Age=²", "=", ";", '"', "Secure", "x=y", "é", "\0"]), max_size=5
    ),
)
def test_no_pieces_raise(stored: Stored, more: list[str]) -> None:
    fault(f"{stored.sent(secure=True)}=x; " + "; ".join(more), ALL, secure=True)
