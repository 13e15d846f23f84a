"""Cards: what a link to a page looks like where somebody shares it, in each language; and icons at their addresses."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from itertools import product
from threading import Event, Semaphore
from unittest.mock import patch
from urllib.parse import urlsplit

import pytest
from PIL import Image
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from e2e.words import ADDRESSES
from tests.checking import CheckingClient, Page, attribute
from tests.conftest import LOCALES
from tests.proving import WHOLE
from webapp import create_app
from webapp.config import ROOT, Settings
from webapp.consent.preferences import Preferences, encode
from webapp.consent.register import SETTINGS
from webapp.content import subjects
from webapp.content.derive import derive
from webapp.drawing.card import Card, draw
from webapp.i18n import catalogue
from webapp.i18n.cldr import direction
from webapp.i18n.locales import ACCENTED, RIGHT_TO_LEFT, territorial
from webapp.store.db import writing
from webapp.views import cards

TEMPLATES = {name: ref for name, ref in ADDRESSES.items() if ref}
SITE = "https://site.test"
FOREVER = "public, max-age=31536000, immutable"
ALT = "“{name}”, beside a round table with a seat for each language"
EACH = list(product(TEMPLATES, LOCALES))
"""Each page in each language; the sample has one language of each page, and all languages."""
each_language = pytest.mark.parametrize("locale", LOCALES)


def tag(page: Page, name: str) -> str:
    return attribute(page.one(f'meta[property="og:{name}"]'), "content")


def card_of(page: Page) -> str:
    """The path and the version of a page's card."""
    address = tag(page, "image")
    assert address.startswith(f"{SITE}/cards/")
    return address.removeprefix(SITE)


@pytest.mark.prove
@pytest.mark.parametrize(("template", "locale"), EACH if WHOLE else EACH[:: len(LOCALES) + 1])
def test_each_page_has_a_card(client: CheckingClient, store: Session, template: str, locale: str) -> None:
    link = subjects.links(store, locale, [TEMPLATES[template]])[TEMPLATES[template]]
    page = client.get(link.path)
    heading = page.one("h1").to_text().strip()
    assert tag(page, "type") == "website"
    assert tag(page, "site_name") == "Samenspraak"
    assert tag(page, "title") == heading
    assert tag(page, "url") == attribute(page.one("link[rel=canonical]"), "href") == SITE + link.path
    described = page.one("meta[name=description]")
    assert tag(page, "description") == attribute(described, "content") != ""
    assert page.one('meta[property="og:description"]').attrs.get("lang") == described.attrs.get("lang")
    assert attribute(page.one('meta[name="twitter:card"]'), "content") == "summary_large_image"
    wanted = {"en": "en_GB", "nl": "nl_NL", "fr": "fr_FR", "es": "es_ES"}
    assert tag(page, "locale") == wanted.pop(locale)
    others = [attribute(one, "content") for one in page.all('meta[property="og:locale:alternate"]')]
    assert others == list(wanted.values())
    told = catalogue.shipped(ROOT / "translations", locale).text(ALT, context=None, name=str(link.full))
    assert told.lang is None
    # An attribute is in one language: beside a name in another one nothing is said.
    assert tag(page, "image:alt") == (str(link.full) if link.full.lang else str(told))
    assert page.one('meta[property="og:image:alt"]').attrs.get("lang") == link.full.lang
    assert (tag(page, "image:width"), tag(page, "image:height"), tag(page, "image:type")) == (
        "1200",
        "630",
        "image/png",
    )
    answer = client.raw(card_of(page))
    assert (answer.status_code, answer.mimetype) == (200, "image/png")
    assert answer.headers["Cache-Control"] == FOREVER
    picture = Image.open(BytesIO(answer.data))
    assert (picture.format, picture.size) == ("PNG", (1200, 630))
    assert len(answer.data) < 60_000


def test_pictures_differ_by_language_and_title(client: CheckingClient, store: Session) -> None:
    seen = set()
    for ref in ("page:home", "page:networks", "org:ituc"):
        for locale in LOCALES:
            seen.add(client.raw(card_of(client.get(subjects.links(store, locale, [ref])[ref].path))).data)
    assert len(seen) == 3 * len(LOCALES)


def test_what_is_not_a_place_has_no_card(client: CheckingClient) -> None:
    for page in (client.get("/en/nowhere", status=404), client.get("/en", status=405, method="POST")):
        assert not page.all('meta[property^="og:"]')
        assert not page.all('meta[name^="twitter:"]')
        assert page.all("link[rel=icon]")


def test_states_of_a_list_share_its_card(client: CheckingClient) -> None:
    whole, some = client.get(path := "/en/our-work/networks/organisations"), client.get(f"{path}?q=union")
    assert card_of(whole) == card_of(some)
    assert tag(some, "url") == f"{SITE}{path}?q=union"
    assert tag(some, "title") == "Organisations, “union”"


def test_a_title_with_marks_is_escaped_once(own_site: tuple[CheckingClient, Engine]) -> None:
    client, engine = own_site
    with writing(engine) as session:
        session.execute(text("UPDATE names SET name = :name WHERE ref = 'org:ituc'"), {"name": 'A "name" & <b>'})
        derive(session, LOCALES)
    with engine.connect() as connection:
        found = connection.execute(
            text("SELECT path FROM addresses WHERE ref = 'org:ituc' AND locale = 'en' AND current")
        )
        page = client.get(str(found.scalar_one()))
    assert tag(page, "title").startswith('A "name" & <b>')
    assert '“A "name" & <b>' in tag(page, "image:alt")
    assert client.raw(card_of(page)).headers["Cache-Control"] == FOREVER


@pytest.fixture
def own_site(own_store: Engine) -> tuple[CheckingClient, Engine]:
    settings = Settings(database_url=str(own_store.url), site_url=SITE, trusted_hosts=("site.test",))
    return CheckingClient(create_app(settings), settings), own_store


@pytest.mark.parametrize(
    "query", ["", "?v=", "?v=0123456789abcdef", "?w=1", "?v={0}0", "?v={0}&v=other", "?v=other&v={0}"]
)
def test_another_version_is_shown_and_not_kept(client: CheckingClient, query: str) -> None:
    address, version = card_of(client.get("/nl")).split("?v=")
    answer = client.raw(address + query.format(version))
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.data == client.raw(f"{address}?v={version}").data
    again = client.raw(address, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert client.raw(address, headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_new_title_has_a_new_card(own_site: tuple[CheckingClient, Engine]) -> None:
    client, engine = own_site
    before = card_of(client.get("/en/our-work/networks"))
    drawn = client.raw(before).data
    with writing(engine) as session:
        session.execute(text("UPDATE labels SET name = 'Tables' WHERE ref = 'page:networks' AND locale = 'en'"))
    after = card_of(client.get("/en/our-work/networks"))
    assert after.split("?")[0] == before.split("?")[0]
    assert after != before
    assert client.raw(after).data != drawn
    assert client.raw(before).data == client.raw(after).data
    assert client.raw(before).headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "address",
    [
        "/cards/en/nowhere.png",
        "/cards/de.png",
        "/cards/.png",
        "/cards/en",
        "/cards",
        "/cards/EN.png",
        "/cards/en/.png",
        "/cards//en.png",
        "/cards/en%00.png",
        "/cards/en.png.png",
        "/cards/en/glossary%23decent-work.png",
        "/cards/en/our-work/networks/organisations.csv.png",
        "/cards/sitemap.xml.png",
        "/cards/" + "a" * 5_000 + ".png",
        "/cards/..%2f..%2fetc%2fpasswd.png",
    ],
)
def test_no_other_address_has_a_card(client: CheckingClient, address: str) -> None:
    with patch("webapp.drawing.card.draw") as drawing:
        client.get(address, status=404)
    assert not drawing.called


def test_terms_have_no_card(client: CheckingClient, store: Session) -> None:
    rows = store.execute(text("SELECT path FROM addresses JOIN subjects USING (ref) WHERE kind = 'term' AND current"))
    paths = rows.scalars().all()
    assert paths
    for path in paths:
        assert client.raw(f"/cards{path.replace('#', '%23')}.png").status_code == 404


def test_an_old_address_has_no_card(own_site: tuple[CheckingClient, Engine]) -> None:
    client, engine = own_site
    old = "/nl/ons-werk/netwerken/organisaties/ivv"
    assert client.raw(f"/cards{old}.png").status_code == 200
    with writing(engine) as session:
        session.execute(text("UPDATE slugs SET slug = 'wereldvakbond' WHERE ref = 'org:ituc' AND locale = 'nl'"))
        derive(session, LOCALES)
    assert client.raw(f"/cards{old}.png").status_code == 404
    assert client.raw("/cards/nl/ons-werk/netwerken/organisaties/wereldvakbond.png").status_code == 200


def test_head_tells_all_but_the_picture(client: CheckingClient) -> None:
    address = card_of(client.get("/fr"))
    whole, head = client.raw(address), client.raw(address, "HEAD")
    assert (head.status_code, head.data) == (200, b"")
    assert dict(head.headers) == dict(whole.headers)
    assert client.raw(address, "POST").status_code == 405


def test_others_may_show_it_and_nothing_is_told_of_who_asks(client: CheckingClient) -> None:
    address = card_of(client.get("/es"))
    answer = client.raw(address, headers={"Cookie": "a=b", "Accept-Language": "nl"})
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert not {"Set-Cookie", "Vary", "Access-Control-Allow-Origin"} & set(answer.headers.keys())
    assert dict(answer.headers) == dict(client.raw(address).headers)


def test_a_card_is_drawn_once_and_few_are_kept(client: CheckingClient, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, third = (urlsplit(card_of(client.get(f"/{locale}"))).path for locale in ("nl", "fr", "es"))
    client.raw(first)
    with patch("webapp.drawing.card.draw") as drawing:
        for query in ("", "?v=1", "?v=2"):
            assert client.raw(first + query).status_code == 200
    assert not drawing.called
    monkeypatch.setattr(cards, "KEPT", 2)
    cards._kept.clear()
    with patch("webapp.drawing.card.draw", side_effect=draw) as drawing:
        # The first is asked for again before the third comes: the second is the one that goes.
        for path in (first, second, first, third, first, second):
            assert client.raw(path).status_code == 200
            assert len(cards._kept) <= 2
    assert drawing.call_count == 4


@pytest.fixture
def nothing_kept() -> None:
    cards._kept.clear()


@pytest.mark.usefixtures("nothing_kept")
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_whoever_has_the_card_waits_for_nobody(client: CheckingClient, method: str) -> None:
    address = card_of(client.get("/nl"))
    tag_of_it = f'"{urlsplit(address).query.removeprefix("v=")}"'
    with patch("webapp.drawing.card.draw") as drawing, cards._DRAWING:
        answer = client.raw(address, method, headers={"If-None-Match": tag_of_it})
    assert (answer.status_code, answer.data, answer.headers["ETag"]) == (304, b"", tag_of_it)
    assert answer.headers["Cache-Control"] == FOREVER
    assert not drawing.called


@pytest.mark.usefixtures("nothing_kept")
def test_a_head_alone_is_not_drawn(client: CheckingClient) -> None:
    address = card_of(client.get("/nl"))
    with patch("webapp.drawing.card.draw") as drawing, cards._DRAWING:
        head = client.raw(address, "HEAD")
    assert not drawing.called
    assert (head.status_code, head.data) == (200, b"")
    whole = dict(client.raw(address).headers)
    # How long it is nobody knows yet (RFC 9110, 9.3.2).
    assert int(whole.pop("Content-Length")) > 0
    assert dict(head.headers) == whole


@pytest.mark.usefixtures("nothing_kept")
def test_a_kept_card_is_given_while_another_one_is_drawn(
    client: CheckingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, other = (card_of(client.get(f"/{locale}")) for locale in ("nl", "fr"))
    picture = client.raw(kept).data
    begun, done, missed = Event(), Event(), Semaphore(0)
    known = cards._known

    def slowly(card: Card) -> Image.Image:
        begun.set()
        assert done.wait(30)
        return draw(card)

    def looked_for(card: Card) -> bytes | None:
        found = known(card)
        if not found:
            missed.release()
        return found

    monkeypatch.setattr(cards, "_known", looked_for)
    with patch("webapp.drawing.card.draw", side_effect=slowly) as drawing, ThreadPoolExecutor(2) as threads:
        drawn = [threads.submit(client.raw, other)]
        try:
            assert begun.wait(30)
            assert client.raw(kept).data == picture
            # Nothing of the store is held meanwhile.
            assert client.app.extensions["store"].pool.checkedout() == 0
            assert not drawn[0].done()
            drawn.append(threads.submit(client.raw, other))
            # Missed by the first before its turn and in its turn, and by the second, who now waits.
            assert all(missed.acquire(timeout=30) for _ in range(3))
        finally:
            done.set()
        assert [one.result().status_code for one in drawn] == [200, 200]
    # The second got what was drawn for the first.
    assert drawing.call_count == 1


@pytest.mark.usefixtures("nothing_kept")
def test_whoever_would_wait_too_long_is_told_when_to_come_back(
    client: CheckingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = card_of(client.get("/nl"))
    monkeypatch.setattr(cards, "PATIENCE_S", 0.01)
    with cards._DRAWING:
        page = client.get(address, status=503)
    assert page.response.headers["Retry-After"] == str(cards.AGAIN_S)
    assert page.response.headers["Cache-Control"] == "no-cache"
    assert "ETag" not in page.response.headers
    assert client.raw(address).status_code == 200


@pytest.mark.usefixtures("nothing_kept")
def test_a_card_that_cannot_be_drawn_keeps_no_other_from_it(client: CheckingClient) -> None:
    address = card_of(client.get("/nl"))
    with patch("webapp.drawing.card.draw", side_effect=OSError):
        assert client.raw(address).status_code == 500
    assert client.raw(address).status_code == 200


def test_a_card_is_not_a_page_view(own_site: tuple[CheckingClient, Engine]) -> None:
    client, _ = own_site
    with patch.object(client.app.extensions["recorder"], "view") as view:
        client.raw("/cards/en.png", headers={"User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"})
        assert not view.called
        client.raw("/en", headers={"User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"})
        assert view.called


@pytest.mark.parametrize(("locale", "wanted"), [("en", "en_GB"), ("uk", "uk_UA"), ("pt", "pt_BR"), ("eo", "eo_001")])
def test_a_language_has_the_country_that_cldr_thinks_of(locale: str, wanted: str) -> None:
    assert territorial(locale) == wanted


def test_pseudo_locales_have_a_country_too() -> None:
    assert territorial(ACCENTED) == "en_GB"
    assert territorial(RIGHT_TO_LEFT) == "ar_EG"


@each_language
def test_the_manifest_names_icons_that_are_there(client: CheckingClient, locale: str) -> None:
    link = client.get(f"/{locale}").one("link[rel=manifest]")
    answer = client.raw(attribute(link, "href"))
    assert (answer.status_code, answer.mimetype) == (200, "application/manifest+json")
    told = answer.json
    assert told is not None
    assert (told["name"], told["lang"], told["dir"]) == ("Samenspraak", locale, direction(locale))
    assert client.raw(told["start_url"]).status_code == 200
    assert {(icon["sizes"], icon["purpose"]) for icon in told["icons"]} == {
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    }
    for icon in told["icons"]:
        file = client.raw(icon["src"])
        assert file.headers["Cache-Control"] == FOREVER
        side = int(icon["sizes"].split("x")[0])
        assert Image.open(BytesIO(file.data)).size == (side, side)
    tokens = (ROOT / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
    assert f"--paper: light-dark({told['theme_color']}, " in tokens
    assert client.raw(attribute(link, "href"), headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_no_other_language_has_a_manifest(client: CheckingClient) -> None:
    client.get("/manifests/de.webmanifest", status=404)


def test_the_icons_of_a_page_are_there(client: CheckingClient) -> None:
    page = client.get("/en")
    kinds = {"image/vnd.microsoft.icon", "image/svg+xml", "image/png"}
    links = page.all("link[rel=icon], link[rel=apple-touch-icon]")
    assert {client.raw(attribute(link, "href")).mimetype for link in links} == kinds


def test_the_customary_icon_is_kept_for_long(client: CheckingClient) -> None:
    answer = client.raw("/favicon.ico")
    assert answer.status_code == 200
    assert answer.data == (ROOT / "static" / "img" / "favicon.ico").read_bytes()
    assert answer.headers["Cache-Control"] == "public, max-age=2592000"
    assert client.raw("/favicon.ico", "HEAD").status_code == 200


@pytest.mark.parametrize(("scheme", "colour"), [("light", "#fbf6ec"), ("dark", "#1e1224")])
def test_the_bar_has_the_colour_that_the_reader_has_chosen(client: CheckingClient, scheme: str, colour: str) -> None:
    page = client.get("/en", headers={"Cookie": f"{SETTINGS.sent(secure=True)}={encode(Preferences(theme=scheme))}"})
    meta = page.one("meta[name=theme-color]")
    assert meta.attrs == {"name": "theme-color", "content": colour}


def test_the_bar_of_a_browser_has_the_colour_of_the_paper(client: CheckingClient) -> None:
    found = {
        attribute(one, "content"): attribute(one, "media") for one in client.get("/en").all("meta[name=theme-color]")
    }
    light, dark = "(prefers-color-scheme: light)", "(prefers-color-scheme: dark)"
    assert list(found.values()) == [light, dark]
    tokens = (ROOT / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
    assert f"--paper: light-dark({', '.join(found)});" in tokens
