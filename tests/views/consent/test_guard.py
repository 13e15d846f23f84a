"""Planted leaks: whatever would store something, or tell visitors apart, is caught wherever it was put in."""

import logging
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from shutil import copyfile

import pytest
from flask import Flask, Response, after_this_request, make_response, request, session
from werkzeug.datastructures import Headers
from werkzeug.test import TestResponse

from tests.views.consent.browser import Site
from tests.views.consent.conftest import close
from tests.views.consent.visitors import HOST, PARTIAL, Request, told_apart
from webapp.consent.register import BY_NAME, CHOICE, REMEMBERED, SETTINGS, VISIT, fault

YES = "1.1.20260504.preferences_statistics.0123abcd." + "0123456789abcdef" * 2
ONE = "1.1.20260504.preferences.0123abcd." + "0123456789abcdef" * 2
NO = "1.1.20260504.-.0123abcd"
LIST = "/en/our-work/networks/organisations"
TOKEN = "a-token-for-the-desk"
SECRET = "visitor-4711"
Write = Callable[[Response], Response]
Plant = Callable[[Flask, Write], None]


def cookie(name: str = "visitor", value: str = SECRET, **attributes: object) -> Write:
    """Sets a cookie that is like those of the register but for what is given."""

    def write(response: Response) -> Response:
        public = not request.host.startswith("127.")
        secure = bool(attributes.get("secure", public))
        given = {"path": "/", "httponly": True, "samesite": "Lax", "max_age": 600, **attributes, "secure": secure}
        sent = BY_NAME[name].sent(secure=public) if name in BY_NAME else name
        response.set_cookie(sent, value, **given)  # type: ignore[arg-type]
        return response

    return write


def header(name: str, text: str) -> Write:
    """Adds a header as it stands."""

    def write(response: Response) -> Response:
        response.headers.add(name, text)
        return response

    return write


def in_view(endpoint: str) -> Plant:
    """In the view of an endpoint."""

    def plant(app: Flask, write: Write) -> None:
        view = app.view_functions[endpoint]

        @wraps(view)
        def leaking(*args: object, **values: object) -> Response:
            return write(make_response(view(*args, **values)))

        app.view_functions[endpoint] = leaking

    return plant


def after_request(app: Flask, write: Write) -> None:
    app.after_request(write)


def after_this(app: Flask, write: Write) -> None:
    @app.before_request
    def plant() -> None:
        after_this_request(write)


def after_errors(app: Flask, write: Write) -> None:
    app.after_request(lambda response: write(response) if response.status_code >= 400 else response)


def in_handler(app: Flask, write: Write) -> None:
    def fail() -> str:
        raise ZeroDivisionError

    app.add_url_rule("/en/fail", view_func=fail)
    app.register_error_handler(ZeroDivisionError, lambda _error: write(make_response("an error", 500)))


def before_a_failing_hook(app: Flask, write: Write) -> None:
    def fail(_response: Response) -> Response:
        raise ZeroDivisionError

    app.after_request(fail)
    app.after_request(write)


def in_new_view(app: Flask, write: Write) -> None:
    app.add_url_rule("/en/new", view_func=lambda: write(Response(iter(["a ", "stream"]), mimetype="text/plain")))


VISITOR = cookie()


@dataclass(frozen=True)
class Leak:
    """A leak: where it is put in, what it writes, and a request that meets it."""

    name: str
    plant: Plant
    path: str
    write: Write = VISITOR
    method: str = "GET"
    headers: tuple[tuple[str, str], ...] = ()
    data: tuple[tuple[str, str], ...] = ()
    told: str = "visitor is not in the register"

    def __str__(self) -> str:
        return self.name


FORM = (("Origin", "own"),)
SHOW = in_view("site.show")
COOKIES = [
    Leak("a page", SHOW, "/en"),
    Leak("a page in another language", SHOW, "/fr/notre-travail/reseaux"),
    Leak("the page on cookies", SHOW, "/en/cookies"),
    Leak("after every request", after_request, "/en"),
    Leak("after this request", after_this, "/en"),
    Leak("a fragment", SHOW, LIST, headers=tuple(PARTIAL.items())),
    Leak("an error page", after_errors, "/en/nowhere"),
    Leak("a method that is not allowed", after_errors, "/en", method="PUT"),
    Leak("a handler of errors", in_handler, "/en/fail"),
    Leak("a host that is not ours", after_request, "/en", headers=(("Host", "evil.test"),)),
    Leak("the front door", in_view("site.front_door"), "/"),
    Leak("a static file", in_view("static"), "/static/css/tokens.css"),
    Leak("a static file that is not there", after_errors, "/static/css/nowhere.css"),
    Leak("the state of the process", in_view("site.health"), "/healthz"),
    Leak("the site map for machines", in_view("feeds.sitemap"), "/sitemap.xml"),
    Leak("what robots may read", in_view("feeds.robots"), "/robots.txt"),
    Leak("a table", SHOW, f"{LIST}.csv"),
    Leak("a JSON file", SHOW, f"{LIST}.json"),
    Leak("an answer without content", SHOW, f"{LIST}.csv", headers=(("If-None-Match", "*"),)),
    Leak("a redirect", SHOW, "/EN/"),
    Leak("the redirect once a choice is kept", in_view("consent.kept"), "/en/consent/kept", headers=(("Cookie", NO),)),
    Leak("the page without cookies", in_view("consent.kept"), "/en/consent/kept"),
    Leak(
        "a choice", in_view("consent.decide"), "/en/consent", method="POST", headers=FORM, data=(("answer", "refuse"),)
    ),
    Leak("a withdrawal", in_view("consent.withdraw"), "/en/consent/withdrawal", method="POST", headers=FORM),
    Leak(
        "a receipt",
        in_view("consent.receipt"),
        "/en/consent/receipt",
        method="POST",
        headers=FORM,
        data=(("number", "0" * 32), ("as", "json")),
    ),
    Leak("a question that is led back", in_view("consent.back"), "/en/consent"),
    Leak("the desk", after_request, "/translate/nl"),
    Leak("only the head", SHOW, "/en", method="HEAD"),
    Leak("the options", after_request, "/en", method="OPTIONS"),
    Leak("a stream", in_new_view, "/en/new"),
    Leak("beside a hook that fails", before_a_failing_hook, "/en"),
    Leak("a header in small letters", SHOW, "/en", header("set-cookie", "visitor=4711; Path=/; Max-Age=0")),
    Leak(
        "another cookie behind a comma", SHOW, "/en", header("Set-Cookie", "a=1, visitor=4711"), told="cannot be read"
    ),
    Leak(
        "another cookie behind one of ours",
        SHOW,
        "/en",
        header("Set-Cookie", f"{CHOICE.name}=; Max-Age=0; visitor=4711"),
        told="cannot be read",
    ),
    Leak("a header without a name", SHOW, "/en", header("Set-Cookie", "=4711"), told="cannot be read"),
    Leak("a name like ours", SHOW, "/en", cookie(f"{CHOICE.name}2"), told="is not in the register"),
    Leak("a name with a prefix", SHOW, "/en", cookie(f"__Secure-{CHOICE.name}"), told="is not in the register"),
    Leak("a visit without a choice", SHOW, "/en", cookie(VISIT.name), told="needs consent to statistics"),
    Leak("a visit after a refusal", SHOW, "/en", cookie(VISIT.name), headers=(("Cookie", NO),), told="needs consent"),
    Leak(
        "a visit with consent to something else",
        SHOW,
        "/en",
        cookie(VISIT.name),
        headers=(("Cookie", ONE),),
        told="needs consent to statistics",
    ),
    Leak(
        "a visit while the signal is there",
        SHOW,
        "/en",
        cookie(VISIT.name),
        headers=(("Cookie", YES), ("Sec-GPC", "1")),
        told="needs consent to statistics",
    ),
    Leak("settings that are remembered", SHOW, "/en", cookie(REMEMBERED.name), told="needs consent to preferences"),
    Leak("a path", SHOW, "/en", cookie(CHOICE.name, path="/en"), told="another Path"),
    Leak("a domain", SHOW, "/en", cookie(CHOICE.name, domain=HOST), told="another Domain"),
    Leak("scripts can read it", SHOW, "/en", cookie(CHOICE.name, httponly=False), told="another HttpOnly"),
    Leak("other sites send it", SHOW, "/en", cookie(CHOICE.name, samesite="None"), told="another SameSite"),
    Leak("nobody says who sends it", SHOW, "/en", cookie(CHOICE.name, samesite=None), told="another SameSite"),
    Leak("a longer life", SHOW, "/en", cookie(CHOICE.name, max_age=400 * 86_400), told="another Max-Age"),
    Leak("a life without end", SHOW, "/en", cookie(SETTINGS.name, max_age=86_400), told="another Max-Age"),
    Leak(
        "a longer visit",
        SHOW,
        "/en",
        cookie(VISIT.name, max_age=3_600),
        headers=(("Cookie", YES),),
        told="another Max-Age",
    ),
]


def site_with(path: Path, leak: Leak, *, here: bool) -> Site:
    url = "http://127.0.0.1:5000" if here else f"https://{HOST}"
    site = Site(path, site_url=url, translation_token=TOKEN)
    leak.plant(site.app, leak.write)
    return site


def answer(site: Site, leak: Leak) -> TestResponse:
    here = site.settings.on_this_computer
    headers = Headers([("Host", "127.0.0.1:5000" if here else HOST)])
    for name, value in leak.headers:
        kept = CHOICE.sent(secure=site.settings.secure)
        told = {"Origin": site.settings.site_url, "Cookie": f"{kept}={value}"}.get(name, value)
        headers.set(name, told)
    client = site.app.test_client(use_cookies=False)
    kind = "application/x-www-form-urlencoded" if leak.method == "POST" else None
    return client.open(
        leak.path,
        method=leak.method,
        headers=headers,
        data=dict(leak.data) or None,
        content_type=kind,
        buffered=True,
    )


def names(response: TestResponse) -> list[str]:
    return [one.partition(";")[0] for one in response.headers.getlist("Set-Cookie")]


@pytest.fixture(scope="module")
def leaking_store(filled_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("guard") / "guard.db"
    copyfile(filled_store, path)
    return path


@pytest.fixture
def opened() -> Iterator[list[Site]]:
    sites: list[Site] = []
    yield sites
    for site in sites:
        close(site)


def test_there_are_leaks_of_every_kind() -> None:
    assert len({leak.name for leak in COOKIES}) == len(COOKIES) >= 40
    assert len({value.name for value in VALUES}) == len(VALUES) >= 15


@pytest.mark.parametrize("leak", COOKIES, ids=str)
def test_while_developing_a_cookie_that_is_not_allowed_is_an_error(
    leaking_store: Path, opened: list[Site], caplog: pytest.LogCaptureFixture, leak: Leak
) -> None:
    opened.append(site_with(leaking_store, leak, here=True))
    response = answer(opened[0], leak)
    assert response.status_code in (500, 400 if "evil.test" in str(leak.headers) else 500)
    assert SECRET not in str(response.headers)
    # What a choice or a withdrawal itself writes is allowed.
    assert not [one for one in response.headers.getlist("Set-Cookie") if fault(one, (), secure=False)]
    if leak.plant is not before_a_failing_hook:
        assert "StorageError" in caplog.text
        assert leak.told in caplog.text


@pytest.mark.parametrize("leak", COOKIES, ids=str)
def test_in_public_it_is_taken_out_and_logged(
    leaking_store: Path, opened: list[Site], caplog: pytest.LogCaptureFixture, leak: Leak
) -> None:
    sound = Leak("none", lambda _app, _write: None, leak.path, method=leak.method, headers=leak.headers, data=leak.data)
    opened += [site_with(leaking_store, leak, here=False), site_with(leaking_store, sound, here=False)]
    caplog.set_level(logging.ERROR)
    response, wanted = answer(opened[0], leak), answer(opened[1], sound)
    if leak.plant is not before_a_failing_hook:
        assert names(response) == names(wanted)
    assert "4711" not in str(response.headers)
    if leak.plant not in (in_handler, in_new_view, before_a_failing_hook):
        assert response.status_code == wanted.status_code
    if leak.plant is not before_a_failing_hook:
        assert "A cookie was refused that the register does not allow" in caplog.text
        assert leak.told in caplog.text
    # The log says which cookie it was, not what was in it.
    assert SECRET not in caplog.text


def test_over_https_a_cookie_must_be_secure(
    leaking_store: Path, opened: list[Site], caplog: pytest.LogCaptureFixture
) -> None:
    text = f"{SETTINGS.sent(secure=True)}=x; HttpOnly; Path=/; SameSite=Lax"
    leak = Leak("not secure", SHOW, "/en", header("Set-Cookie", text))
    opened.append(site_with(leaking_store, leak, here=False))
    assert "Set-Cookie" not in answer(opened[0], leak).headers
    assert "another Secure" in caplog.text


@pytest.mark.parametrize("here", [True, False])
@pytest.mark.parametrize("lasting", [True, False])
def test_a_session_of_flask_is_not_one_of_ours(
    leaking_store: Path, opened: list[Site], *, lasting: bool, here: bool
) -> None:
    # It is written after all hooks.
    def write(response: Response) -> Response:
        session["visitor"] = SECRET
        session.permanent = lasting
        return response

    leak = Leak("session", SHOW, "/en", write)
    opened.append(site_with(leaking_store, leak, here=here))
    opened[0].app.secret_key = "a secret that somebody may set one day"
    response = answer(opened[0], leak)
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize("here", [True, False])
def test_what_is_allowed_passes(leaking_store: Path, opened: list[Site], *, here: bool) -> None:
    allowed = [
        (cookie(SETTINGS.name, max_age=None), ()),
        (cookie(CHOICE.name), ()),
        (cookie(VISIT.name, max_age=1800), (("Cookie", YES),)),
        (cookie(REMEMBERED.name), (("Cookie", ONE),)),
    ]
    for write, headers in allowed:
        leak = Leak("none", SHOW, "/en", write, headers=headers)
        opened.append(site_with(leaking_store, leak, here=here))
        response = answer(opened[-1], leak)
        assert response.status_code == 200
        [kept] = response.headers.getlist("Set-Cookie")
        assert SECRET in kept
        assert "private" in response.headers["Cache-Control"]


def changed(change: Callable[[], tuple[str, str]]) -> Write:
    """Puts another text in the place of one in the answer."""

    def write(response: Response) -> Response:
        response.direct_passthrough = False
        before, after = change()
        text = response.get_data(as_text=True)
        assert before in text
        response.set_data(text.replace(before, after, 1))
        return response

    return write


def named(name: str, value: Callable[[], str]) -> Write:
    """Sets a header to a value that is made for each answer."""

    def write(response: Response) -> Response:
        response.headers[name] = value()
        return response

    return write


def number() -> str:
    return secrets.token_hex(8)


def day() -> str:
    return f"Mon, 04 May 2026 10:{secrets.randbelow(60):02}:{secrets.randbelow(60):02} GMT"


@dataclass(frozen=True)
class Value:
    """Something that is another one for each visitor, and a request that meets it."""

    name: str
    plant: Plant
    write: Write
    request: Request

    def __str__(self) -> str:
        return self.name


PAGE = Request("/en")
VALUES = [
    Value("a number in the body", SHOW, changed(lambda: ("</main>", f"{number()}</main>")), PAGE),
    Value("a number in a comment", SHOW, changed(lambda: ("</main>", f"<!-- {number()} --></main>")), PAGE),
    Value("the address", SHOW, changed(lambda: ("</main>", f"{request.remote_addr}</main>")), PAGE),
    Value("the browser", SHOW, changed(lambda: ("</main>", f"{request.user_agent}</main>")), PAGE),
    Value("the port", SHOW, changed(lambda: ("</main>", request.environ["REMOTE_PORT"] + "</main>")), PAGE),
    Value(
        "a number in a link", SHOW, changed(lambda: ('href="/en/our-work"', f'href="/en/our-work?v={number()}"')), PAGE
    ),
    Value(
        "a number in a field",
        SHOW,
        changed(lambda: ('name="page" value="/en"', f'name="page" value="{number()}"')),
        PAGE,
    ),
    Value("a file of its own", SHOW, changed(lambda: (".css?v=", f".css?u={number()}&amp;v=")), PAGE),
    Value("white space", SHOW, changed(lambda: ("</main>", " " * (1 + secrets.randbelow(10**4)) + "</main>")), PAGE),
    Value("an ETag", SHOW, named("ETag", lambda: f'"{number()}"'), PAGE),
    Value("a Last-Modified", SHOW, named("Last-Modified", day), PAGE),
    Value("a header of its own", after_request, named("X-Request-Id", number), PAGE),
    Value("a time to keep", after_request, named("Cache-Control", lambda: f"max-age={secrets.randbelow(10**6)}"), PAGE),
    Value("a policy", SHOW, named("Content-Security-Policy", lambda: f"script-src 'nonce-{number()}'"), PAGE),
    Value("a redirect", in_view("site.front_door"), named("Location", lambda: f"/en?v={number()}"), Request("/")),
    Value(
        "a kept redirect", in_view("consent.back"), named("Location", lambda: f"/en?{number()}"), Request("/en/consent")
    ),
    Value("an error page", after_errors, changed(lambda: ("</main>", f"{number()}</main>")), Request("/en/nowhere")),
    Value(
        "a fragment",
        SHOW,
        changed(lambda: ("</body>", f"{number()}</body>")),
        Request(LIST, headers=tuple(PARTIAL.items())),
    ),
    Value("the ETag of a table", SHOW, named("ETag", lambda: f'"{number()}"'), Request(f"{LIST}.csv")),
    Value(
        "the name of a file",
        SHOW,
        named("Content-Disposition", lambda: f"attachment; filename={number()}"),
        Request(f"{LIST}.json"),
    ),
    Value(
        "a static file", in_view("static"), named("ETag", lambda: f'"{number()}"'), Request("/static/css/tokens.css")
    ),
    Value(
        "what robots may read",
        in_view("feeds.robots"),
        changed(lambda: ("Disallow:", f"Disallow: /{number()}")),
        Request("/robots.txt"),
    ),
    Value(
        "the site map for machines",
        in_view("feeds.sitemap"),
        changed(lambda: ("</loc>", f"?{number()}</loc>")),
        Request("/sitemap.xml"),
    ),
    Value("the state of the process", in_view("site.health"), named("X-Process", number), Request("/healthz")),
]


@pytest.mark.parametrize("value", VALUES, ids=str)
def test_a_value_of_one_visitor_is_found_by_comparing(leaking_store: Path, opened: list[Site], value: Value) -> None:
    opened += [Site(leaking_store), Site(leaking_store)]
    value.plant(opened[0].app, value.write)
    assert told_apart(opened[0].app, [value.request])
    assert told_apart(opened[1].app, [value.request]) == []
