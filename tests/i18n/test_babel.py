"""What Flask, Flask-Babel and Jinja do with hostile catalogues on real pages: never a 500, never markup."""

from collections.abc import Mapping

import pytest
from flask import Flask, render_template_string
from hypothesis import given
from hypothesis import strategies as st

from tests.checking import CheckingClient
from tests.conftest import LOCALES
from webapp import create_app
from webapp.config import TRANSLATIONS, Settings
from webapp.i18n import babel, po
from webapp.i18n.catalogue import Catalogue, Entry, make
from webapp.i18n.edition import Edition

PAGES = [
    "/fr",
    "/fr/notre-travail/reseaux",
    "/fr/notre-travail/reseaux/organisations",
    "/fr/notre-travail/reseaux/organisations/csi",
    "/fr/notre-travail/reseaux/pays/madagascar",
    "/fr/notre-travail/reseaux/projets/stitch",
    "/fr/domaines-d-action/dialogue-social",
    "/fr/glossaire",
    "/fr/sources",
    "/fr/plan-du-site",
    "/fr/a-propos",
]
MESSAGES = [entry for entry in po.read(TRANSLATIONS / "messages.pot") if entry.sources[0]]


def french(translation: str) -> Catalogue:
    """A catalogue in which every string has the same translation."""
    entries = [Entry(entry.context, entry.sources, (translation,) * len(entry.sources)) for entry in MESSAGES]
    return make("fr", entries, lambda n: int(n > 1))


@pytest.fixture(scope="module")
def app(site_settings: Settings) -> Flask:
    """A site whose catalogues a test may replace."""
    return create_app(site_settings)


def replace(app: Flask, catalogue: Catalogue) -> None:
    edition = Edition(1, LOCALES, {**{locale: Catalogue(locale) for locale in LOCALES}, "fr": catalogue})
    app.extensions["edition"] = lambda: edition


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<b>gras",
        "</main>",
        "{inconnu}",
        "{",
        "{0}",
        "{count.__class__}",
        "&lt;script&gt;",
        "a\u202eb",
        "javascript:alert(1)<a href=x>",
    ],
)
@pytest.mark.parametrize("path", PAGES)
def test_a_broken_string_falls_back_alone_and_marked(
    app: Flask, site_settings: Settings, path: str, hostile: str
) -> None:
    replace(app, french(hostile))
    page = CheckingClient(app, site_settings).get(path)
    assert page.one(".skip-link").attrs["lang"] == "en"
    assert page.one(".skip-link").to_text() == "Skip to main content"
    assert hostile not in page.text
    assert not page.all("main script, b")


@pytest.mark.parametrize("odd", ["100 % des partenaires", "100 % sûr", "%(nom)s", "%s %d %", "100 %% sûr"])
@pytest.mark.parametrize("path", PAGES)
def test_a_percent_sign_is_a_percent_sign(app: Flask, site_settings: Settings, path: str, odd: str) -> None:
    replace(app, french(odd))
    page = CheckingClient(app, site_settings).get(path)
    assert page.one(".skip-link").to_text() == odd
    assert "lang" not in page.one(".skip-link").attrs


@given(translation=st.text(min_size=1, max_size=40))
def test_no_translation_gives_a_server_error(app: Flask, site_settings: Settings, translation: str) -> None:
    replace(app, french(translation))
    response = CheckingClient(app, site_settings).raw("/fr/notre-travail/reseaux/organisations/csi")
    assert response.status_code == 200


def test_each_app_has_its_own_catalogue() -> None:
    first, second = (_small_app({"hello": word}) for word in ("bonjour", "salut"))
    assert [_say(app, "hello") for app in (first, second, first)] == ["bonjour", "salut", "bonjour"]


def test_a_message_without_a_value_shows_its_placeholder() -> None:
    assert _say(_small_app({"{name} works": "{name} travaille"}), "{name} works") == "{name} travaille"


def test_markup_in_a_value_is_text() -> None:
    app = _small_app({"{name} works": "{name} travaille"})
    with app.test_request_context("/fr"):
        shown = render_template_string("{{ _('{name} works', name='<i>x</i>') }}")
    assert shown == "&lt;i&gt;x&lt;/i&gt; travaille"


def _small_app(words: Mapping[str, str]) -> Flask:
    app = Flask("small")
    entries = [Entry(None, (source,), (translation,)) for source, translation in words.items()]
    edition = Edition(1, ("en", "fr"), {"en": Catalogue("en"), "fr": make("fr", entries, int)})
    babel.init_app(app, "en", lambda: edition)
    return app


def _say(app: Flask, source: str) -> str:
    with app.test_request_context("/fr"):
        return render_template_string("{{ _(message) }}", message=source)
