"""The form for problems under attack: from other sites, in floods, with hostile texts, while the store is busy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checking import elements
from tests.views.feedback.conftest import FULL, OWN, Site
from webapp.content.feedback.message import LONGEST, faults, read
from webapp.store import db
from webapp.views.feedback import MOST_BYTES, MOST_MESSAGES

ATTACKS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus='alert(1)",
    "</textarea><svg/onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}%(x)s {page}",
    "javascript:alert(1)",
    "&lt;b&gt;\u2028\u202e\x00\x1b[2J",
]


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.test"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://site.test", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "https://site.test.evil.test"},
    ],
)
def test_no_other_site_sends_messages(site: Site, headers: dict[str, str]) -> None:
    assert site.send(FULL, headers=headers).status_code == 403
    assert site.kept() == []


def test_a_browser_that_does_not_say_where_from_is_let_in(site: Site) -> None:
    """Text browsers, which send neither header."""
    assert site.send(FULL, headers={}).status_code == 303
    assert len(site.kept()) == 1


def test_only_forms_are_taken(site: Site) -> None:
    for kind in ("text/plain", "application/json"):
        answer = site.client.raw("/en/feedback", "POST", data=b"problem=x", content_type=kind, headers=OWN)
        assert answer.status_code == 400
    assert site.kept() == []


def test_an_address_may_send_so_many_messages_in_an_hour(site: Site) -> None:
    for number in range(MOST_MESSAGES):
        assert site.send({"problem": str(number)}, REMOTE_ADDR="203.0.113.1").status_code == 303
    answer = site.send({**FULL, "problem": "one more"}, REMOTE_ADDR="203.0.113.1")
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 3600
    assert "one more</textarea>" in answer.text
    assert 'value="jo@example.org"' in answer.text
    assert len(site.kept()) == MOST_MESSAGES
    assert site.send(FULL, REMOTE_ADDR="203.0.113.2").status_code == 303


def test_a_whole_log_comes_back_to_be_shortened(site: Site) -> None:
    page = site.refused({"problem": "a line of a log\n" * 20_000}, 422)
    assert page.one("textarea").to_text().count("a line of a log") == 20_000
    assert "There are 319,999 now." in page.one("#faults").to_text()


def test_what_cannot_be_taken_now_comes_back(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(db, "BUSY_TIMEOUT_MS", 50)
    site.client.app.extensions["store"].dispose()
    with db.writing(site.client.app.extensions["store"]):
        page = site.refused(FULL, 503)
    assert page.one("textarea").to_text().startswith("The list does not tell me")
    assert page.all("#faults")
    assert site.kept() == []
    assert site.send(FULL).status_code == 303


def test_a_form_of_any_size_is_refused(site: Site) -> None:
    assert site.send({"problem": "x" * MOST_BYTES}).status_code == 413
    # Whatever may be kept fits, in any script.
    assert site.send({"problem": "語" * LONGEST["problem"]}).status_code == 303


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_texts_are_texts(site: Site, attack: str) -> None:
    page = site.refused({"problem": "", "page": attack, "uses": attack, "email": f"{attack}@@"}, 422)
    assert not page.all("main script, main img, main iframe, main [onerror], main svg")
    for field in elements(page.one("main form"), "input"):
        assert set(field.attrs) <= {
            *("type", "id", "name", "value", "dir", "autocomplete", "aria-describedby", "aria-invalid"),
        }
    assert site.kept() == []


@given(values=st.fixed_dictionaries({name: st.text(max_size=80) for name in LONGEST}))
def test_whatever_is_read_is_kept_as_plain_text(values: dict[str, str]) -> None:
    message = read(values)
    for name in LONGEST:
        value = getattr(message, name)
        assert not [sign for sign in value if ord(sign) < 32 and (name != "problem" or sign not in "\n\t")]
        assert value.encode().decode() == value
        assert getattr(read({name: value.replace("\n", "\r\n")}), name) == value
    if "email" not in faults(message):
        assert not set(message.email) & set("\r\n\t <>,")
