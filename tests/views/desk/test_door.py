"""Who gets to the page of the translators, who does not, and what others see of it: nothing."""

from dataclasses import replace

from tests.checking import CheckingClient, Page
from tests.security.credentials import basic
from tests.views.desk.site import OWN, TOKEN, WHAT, Desk, changed, form
from webapp import create_app
from webapp.config import Settings
from webapp.views.desk import MOST_CHANGES

PATHS = ("nl", "nl/content.po", "nl/messages.po", "nl/undo", "nl/dismiss")
WRONG = (None, basic("Anna", "wrong"), basic("", TOKEN), "Bearer " + TOKEN)
FOREIGN: tuple[dict[str, str], ...] = (
    {},
    {"Sec-Fetch-Site": "none"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site", "Origin": "https://site.test"},
    {"Origin": "https://evil.test"},
    {"Origin": "null"},
    {"Referer": "https://site.test/translate/nl"},
)


def test_without_a_configured_token_there_is_no_such_page(client: CheckingClient) -> None:
    for path in PATHS:
        for headers in ({}, {"Authorization": basic("Anna", TOKEN)}, {"Authorization": basic("Anna", "")}):
            for method in ("GET", "POST", "PUT"):
                answer = client.raw(f"/translate/{path}", method, headers={**headers, **OWN})
                unknown = client.raw("/no-such-page", method, headers=headers)
                assert answer.status_code == unknown.status_code == (404 if method == "GET" else 405)
                assert (answer.data, dict(answer.headers)) == (unknown.data, dict(unknown.headers))


def test_what_is_not_there_is_an_unknown_page(desk: Desk) -> None:
    unknown = desk.client.raw("/no-such-page")
    assert unknown.status_code == 404
    for path in ("en", "de", "NL", "xx", "nl/other.po", "nl/x", "en/content.po", ""):
        answer = desk.client.raw(f"/translate/{path}")
        assert (answer.status_code, answer.data) == (404, unknown.data), path
        assert "WWW-Authenticate" not in answer.headers


def test_without_the_token_it_is_asked_for(desk: Desk) -> None:
    for path in PATHS:
        asked = Desk(desk.store)
        for header in WRONG:
            headers = {} if header is None else {"Authorization": header}
            page = asked.client.get(f"/translate/{path}", 401, headers=headers)
            assert page.response.headers.getlist("WWW-Authenticate") == [
                'Basic realm="Samenspraak translations", charset="UTF-8"'
            ]
            assert page.one("html").attrs["lang"] == "nl"
            _check_private(page)
    for path in ("nl", "nl/undo"):
        assert desk.client.raw(f"/translate/{path}", "POST", headers=OWN).status_code == 401


def test_after_ten_wrong_tokens_all_is_refused_for_a_while(desk: Desk) -> None:
    for _ in range(10):
        assert desk.client.raw("/translate/nl", headers={"Authorization": basic("Anna", "x")}).status_code == 401
    for header in (basic("Anna", TOKEN), basic("Anna", "x")):
        page = desk.client.get("/translate/nl", 429, headers={"Authorization": header})
        assert 0 < int(page.response.headers["Retry-After"]) <= 15 * 60
        _check_private(page)
    assert Desk(desk.store).raw("nl").status_code == 200, "another app counts for itself"


def test_behind_a_proxy_each_client_counts_by_itself(desk: Desk) -> None:
    settings = replace(desk.settings, proxies=1)
    client = CheckingClient(create_app(settings), settings)

    def ask(token: str, forwarded: str) -> int:
        headers = {"Authorization": basic("Anna", token), "X-Forwarded-For": forwarded}
        return client.raw("/translate/nl", headers=headers).status_code

    # The proxy adds the address that it sees; what stands before it is the client's own word.
    assert {ask("x", f"203.0.113.{number}, 198.51.100.1") for number in range(10)} == {401}
    assert ask(TOKEN, "203.0.113.99, 198.51.100.1") == 429
    assert ask(TOKEN, "198.51.100.1, 198.51.100.2") == 200


def test_without_a_proxy_nobody_can_say_who_they_are(desk: Desk) -> None:
    for number in range(10):
        headers = {"Authorization": basic("Anna", "x"), "X-Forwarded-For": f"203.0.113.{number}"}
        assert desk.client.raw("/translate/nl", headers=headers).status_code == 401
    assert desk.raw("nl", headers={"X-Forwarded-For": "203.0.113.99"}).status_code == 429


def test_a_form_from_elsewhere_changes_nothing(desk: Desk) -> None:
    desk.write(WHAT, "Iets anders.")
    act = desk.get().all("input[name=act]")[0].attrs["value"]
    file = form(changed(desk.export(), WHAT, "Van elders.").encode(), "mine.po")
    before = desk.state()
    for sent in FOREIGN:
        _check_private(desk.get("nl", 403, method="POST", headers=sent, **file))
        _check_private(desk.get("nl/undo", 403, method="POST", headers=sent, data={"act": act}))
    assert desk.state() == before
    desk.get("nl", method="POST", headers=OWN, **file)
    assert desk.text(WHAT) == "Van elders."


def test_changes_are_limited(desk: Desk) -> None:
    tries = range(MOST_CHANGES + 1)
    statuses = [desk.raw("nl/undo", "POST", headers=OWN, data={"act": "x"}).status_code for _ in tries]
    assert statuses == [422] * MOST_CHANGES + [429]
    page = desk.upload(desk.export(), 429)
    assert 0 < int(page.response.headers["Retry-After"]) <= 3600
    assert desk.raw("nl").status_code == 200


def test_nothing_of_it_is_kept_listed_or_marked_with_a_cookie(desk: Desk) -> None:
    desk.write(WHAT, "Iets anders.")
    answers = [desk.raw(path) for path in ("nl", "fr", "es", *PATHS)]
    answers += [page.response for page in (desk.upload(desk.export()), desk.upload("x", 422), desk.undo("2"))]
    answers += [desk.raw("nl", "POST", headers=OWN, data=b"x", content_type="text/plain")]
    assert [answer.status_code for answer in answers] == [200] * 6 + [303, 303, 200, 422, 200, 400]
    for answer in answers:
        assert answer.headers.getlist("Cache-Control") == ["private, no-store"]
        assert answer.headers.getlist("X-Robots-Tag") == ["noindex"]
        assert "Set-Cookie" not in answer.headers
        assert TOKEN not in f"{answer.text} {answer.headers}"


def test_no_page_and_no_map_leads_to_it(site_settings: Settings, addresses: list[dict[str, str]]) -> None:
    settings = replace(site_settings, translation_token=TOKEN)
    client = CheckingClient(create_app(settings), settings)
    paths = [found["nl"] for found in addresses]
    for path in [*paths, "/robots.txt", "/sitemap.xml", "/nl/no-such-page"]:
        assert "/translate" not in client.raw(path).text, path


def _check_private(page: Page) -> None:
    assert page.response.headers.getlist("Cache-Control") == ["private, no-store"]
    assert page.response.headers.getlist("X-Robots-Tag") == ["noindex"]
    assert page.one("meta[name=robots]").attrs["content"] == "noindex"
