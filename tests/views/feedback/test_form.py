"""The form for problems through the front door: what a visitor writes is kept as it was meant, once, and told back."""

from dataclasses import replace

import pytest

from tests.checking import CheckingClient, Page, attribute
from tests.conftest import LOCALES
from tests.views.feedback.conftest import FORMS, FULL, OWN, Site
from webapp import create_app
from webapp.content.feedback.message import LONGEST
from webapp.i18n import babel


def filled(page: Page) -> dict[str, str]:
    """What stands in the form."""
    fields = {attribute(field, "name"): attribute(field, "value") for field in page.all("main input")}
    return fields | {"problem": page.one("textarea").to_text(separator="", strip=False)}


def say(client: CheckingClient, locale: str, source: str) -> str:
    with client.app.test_request_context(f"/{locale}"):
        return str(babel.gettext(source))


@pytest.mark.parametrize("locale", LOCALES)
def test_the_form_is_one_that_everybody_can_fill_in(client: CheckingClient, locale: str) -> None:
    page = client.get(FORMS[locale])
    form = page.one("main form")
    assert (attribute(form, "method"), attribute(form, "action")) == ("post", f"/{locale}/feedback#faults")
    for name in LONGEST:
        field = page.one(f"#{name}")
        assert page.one(f"label[for={name}]").to_text().strip()
        assert attribute(field, "aria-describedby") == f"{name}-hint"
    assert [attribute(field, "id") for field in page.all("[required]")] == ["problem"]
    assert page.one("#email").attrs["autocomplete"] == "email"
    assert filled(page) == dict.fromkeys(LONGEST, "")
    assert "Set-Cookie" not in page.response.headers
    assert not page.all("main script, [type=password]")


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("/en/our-work/networks", "https://site.test/en/our-work/networks"),
        ("/EN/our-work//networks/?a=b", "https://site.test/en/our-work/networks"),
        ("/nl", "https://site.test/nl"),
        ("/en/nowhere", ""),
        ("//evil.test/en", ""),
        ("https://evil.test", ""),
        ('/en"><script>alert(1)</script>', ""),
        ("\0", ""),
        ("/" * 9000, ""),
        ("", ""),
    ],
)
def test_the_form_knows_the_page_if_it_is_one_of_ours(client: CheckingClient, asked: str, shown: str) -> None:
    page = client.get(FORMS["en"], query_string={"page": asked})
    assert filled(page)["page"] == shown
    assert attribute(page.one("link[rel=canonical]"), "href") == f"https://site.test{FORMS['en']}"


@pytest.mark.parametrize("locale", LOCALES)
def test_a_message_is_kept_and_answered_by_thanks(site: Site, locale: str) -> None:
    answer = site.send(FULL, locale)
    assert (answer.status_code, answer.location) == (303, f"/{locale}/feedback/sent#sent")
    assert "Set-Cookie" not in answer.headers
    assert "no-store" in answer.headers["Cache-Control"]
    page = site.client.get(answer.location.partition("#")[0])
    assert page.one("h1#sent").attrs["tabindex"] == "-1"
    assert "noindex" in page.response.headers["X-Robots-Tag"]
    [row] = site.kept()
    kept = (row.locale, row.problem, row.page, row.uses, row.email)
    assert kept == (locale, "The list does not tell me anything.\nNot once.", FULL["page"], "Orca", "jo@example.org")
    assert row.at == "2026-11-23 10:00:00.000000"
    assert set(row._fields) == {
        *("number", "at", "locale", "problem", "page", "uses", "email", "digest", "tried_at", "sent_at"),
    }


def test_what_is_kept_holds_nothing_of_the_device(site: Site) -> None:
    site.send(FULL, headers={**OWN, "User-Agent": "A Browser 7.5"}, REMOTE_ADDR="203.0.113.77")
    [row] = site.kept()
    assert not [value for value in row if "203.0.113" in str(value) or "Browser" in str(value)]


def test_all_but_the_problem_may_be_left_out(site: Site) -> None:
    assert site.send({"problem": "x"}).status_code == 303
    [row] = site.kept()
    assert (row.page, row.uses, row.email) == ("", "", "")


WRONG: list[tuple[dict[str, str], str]] = [
    ({"problem": ""}, "problem"),
    ({"problem": " \r\n\t\u200b\u2060 "}, "problem"),
    ({"problem": "\x00\x07\x1b"}, "problem"),
    ({"problem": "a" * (LONGEST["problem"] + 1)}, "problem"),
    ({"page": "b" * 501}, "page"),
    ({"uses": "c" * 501}, "uses"),
    ({"email": "somebody"}, "email"),
    ({"email": "a@b@c"}, "email"),
    ({"email": "a b@example.org"}, "email"),
    ({"email": "jo@example.org, eve@evil.test"}, "email"),
    ({"email": "jo@example.org\r\nBcc: eve@evil.test"}, "email"),
    ({"email": "Jo <jo@example.org>"}, "email"),
    ({"email": "jo@example.org."}, "email"),
    ({"email": "a@" + "b" * 300}, "email"),
]
EACH = [(locale, *pair) for locale in LOCALES for pair in (WRONG if locale == "en" else (WRONG[0], WRONG[3], WRONG[6]))]
"""Each in English, and each of the three sentences in every language."""


@pytest.mark.parametrize(("locale", "wrong", "field"), EACH)
def test_what_is_wrong_is_told_and_everything_comes_back(
    site: Site, wrong: dict[str, str], field: str, locale: str
) -> None:
    page = site.refused({**FULL, **wrong}, 422, locale)
    assert site.kept() == []
    refused = say(site.client, locale, "Your message was not sent")
    assert page.one("h1").to_text() == refused
    assert page.one("head > title").to_text().startswith(refused)
    [link] = page.all("#faults a")
    assert link.attrs["href"] == f"#{field}"
    assert page.one(f"#{field}").attrs["aria-invalid"] == "true"
    assert page.one(f"#{field}").attrs["aria-describedby"] == f"{field}-fault {field}-hint"
    assert page.one(f"#{field}-fault").to_text() == link.to_text()
    assert page.one("#faults").attrs["tabindex"] == "-1"
    back = filled(page)
    for name in set(LONGEST) - {field}:
        assert back[name] == FULL[name].replace("\r\n", "\n")
    typed = " ".join(wrong[field].replace("\r\n", " ").split())
    seen = "".join(sign for sign in typed if sign.isprintable() or sign in "\u200b\u2060")
    assert " ".join(back[field].split()) == seen.strip("\u200b\u2060 ") or not seen.strip("\u200b\u2060 ")
    assert page.one("html").attrs["lang"] == locale


def test_all_that_is_wrong_is_told_at_once(site: Site) -> None:
    page = site.refused({"problem": "", "page": "b" * 501, "uses": "c" * 501, "email": "@"}, 422)
    assert [attribute(link, "href") for link in page.all("#faults a")] == ["#problem", "#page", "#uses", "#email"]


@pytest.mark.parametrize(
    "email", ["jo@example.org", "jo+union@mail.example.co.uk", "jo@localhost", "jö@exämple.org", "o'neil@example.org"]
)
def test_addresses_that_are_in_use_are_taken(site: Site, email: str) -> None:
    assert site.send({**FULL, "email": email}).status_code == 303
    assert site.kept()[0].email == email


def test_pressing_twice_sends_one_message(site: Site) -> None:
    for _ in range(2):
        assert site.send(FULL).location == "/en/feedback/sent#sent"
    site.clock.pass_time(minutes=9)
    site.send(FULL)
    assert len(site.kept()) == 1
    site.send({**FULL, "uses": "Orca and Firefox"})
    assert len(site.kept()) == 2
    site.clock.pass_time(minutes=2)
    site.send(FULL)
    assert len(site.kept()) == 3


def test_a_form_that_was_left_for_two_days_is_taken(site: Site) -> None:
    """Of a form that rests for more than 20 hours nothing is lost (WCAG 2.2.6)."""
    form = filled(site.client.get(FORMS["en"])) | FULL
    site.clock.pass_time(days=2)
    assert site.send(form).location == "/en/feedback/sent#sent"
    assert len(site.kept()) == 1


def test_loading_again_sends_nothing(site: Site) -> None:
    answer = site.send(FULL)
    for _ in range(3):
        site.client.get(answer.location.partition("#")[0])
    assert site.client.raw("/en/feedback").location == FORMS["en"]
    assert len(site.kept()) == 1


def test_numbers_tell_nothing_and_differ(site: Site) -> None:
    for text in "abcdefghij":
        site.send({"problem": text})
    numbers = [row.number for row in site.kept()]
    assert len(set(numbers)) == 10
    assert all(100_000 <= number < 1_000_000 for number in numbers)
    assert numbers != sorted(numbers)


@pytest.mark.parametrize("days", [1, 5])
@pytest.mark.parametrize("locale", LOCALES)
def test_an_answer_is_promised_only_if_somebody_is_there(site: Site, days: int, locale: str) -> None:
    settings = replace(site.client.settings, feedback_email="desk@example.org", feedback_reply_days=days)
    named = CheckingClient(create_app(settings), settings).get(f"/{locale}/feedback/sent").one("main")
    nobody = site.client.get(f"/{locale}/feedback/sent").one("main")
    assert str(days) in named.to_text()
    assert str(days) not in nobody.to_text()


def test_the_languages_are_those_of_the_site(site: Site) -> None:
    for path in ("/de/feedback/sent", "/de/feedback"):
        assert site.client.raw(path).status_code == 404
    assert site.send(FULL, "de").status_code == 404
