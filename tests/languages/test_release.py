"""A new language takes catalogues and a setting; the public sees it once it is complete, on every app, and for good."""

import io
from pathlib import Path
from shutil import copyfile

import pytest

from tests.files import Files
from tests.languages.esperanto import LOCALES, TAG, TOKEN, NewLanguage, completed, expect_hidden, expect_public
from tests.security.credentials import basic
from webapp.content.translating.english import edit, source
from webapp.store.db import open_store, writing

LAST = "page:social-dialogue/what"
WORDS = "interface:|Skip to main content"
PATHS = (f"/{TAG}", f"/{TAG}/our-work/networks", f"/{TAG}/programme-areas/social-dialogue", f"/{TAG}/nowhere")


@pytest.fixture
def language(filled_store: Path, tmp_path: Path) -> NewLanguage:
    """The language as `translations add` begins it, on a store that knows nothing of it."""
    files = Files.copied_to(tmp_path)
    made = NewLanguage(files, Path(copyfile(filled_store, tmp_path / "site.db")))
    for work in (("update",), ("add", TAG)):
        made.command("translations", *work, "--translations", files.translations, locales=LOCALES[:-1])
    return made


def test_it_is_hidden_until_it_is_complete(language: NewLanguage) -> None:
    lasting = language.client()
    for state in (
        {"share": 0},
        {"share": 0.5},
        {"without": LAST},
        {"fuzzy": WORDS},
        {"broken": LAST},
    ):
        language.translate(**state)
        language.load()
        for client in (lasting, language.client()):
            expect_hidden(client, PATHS)
    language.translate()
    language.load()
    expect_public(lasting)
    expect_public(language.client())


@pytest.mark.parametrize(
    ("way", "last", "domain"), [("import", LAST, "content"), ("upload", WORDS, "messages")], ids=["import", "upload"]
)
def test_the_last_text_makes_it_public_on_every_app(language: NewLanguage, way: str, last: str, domain: str) -> None:
    language.translate(without=last)
    language.load()
    clients = [language.client(), language.client()]
    for client in clients:
        expect_hidden(client, PATHS)
    folder = language.store.parent
    language.command("translations", "export", TAG, "--domain", domain, "--output", folder)
    path = folder / f"samenspraak-{TAG}-{domain}.po"
    path.write_text(completed(path, domain), encoding="utf-8")
    if way == "import":
        language.command("translations", "import", TAG, path, "--author", "Zamenhof")
    else:
        answer = clients[0].raw(
            f"/translate/{TAG}",
            "POST",
            headers={"Authorization": basic("Zamenhof", TOKEN), "Origin": "https://site.test"},
            data={"file": (io.BytesIO(path.read_bytes()), path.name)},
            content_type="multipart/form-data",
        )
        assert answer.status_code == 200
    for client in reversed(clients):
        expect_public(client)


def test_it_stays_public_when_the_english_changes_and_when_it_was_away(language: NewLanguage) -> None:
    language.translate()
    language.load()
    lasting = language.client()
    engine = open_store(f"sqlite:///{language.store}")
    with writing(engine) as session:
        old = source(session, LAST)
        edit(session, LAST, old, f"{old} Always.", author="Esther", locales=LOCALES, typo=False, reason="")
    engine.dispose()
    expect_public(lasting, marked=["what"])
    assert lasting.get(PATHS[2]).all(".notice")

    language.load(LOCALES[:-1])
    expect_hidden(language.client(LOCALES[:-1]), PATHS)

    language.load()
    expect_public(language.client(), marked=["what"])


def test_added_once_and_only_by_its_tag(language: NewLanguage) -> None:
    before = {path: path.read_bytes() for path in language.files.translations.rglob("*.po")}
    for tag in (TAG, "en", "nl", "e0", "iw", "../eo"):
        language.command("translations", "add", tag, "--translations", language.files.translations, status=1)
    assert {path: path.read_bytes() for path in language.files.translations.rglob("*.po")} == before
