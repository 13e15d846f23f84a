"""The text of a page: each block in the language if its translation may be shown, else in English and marked."""

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from tests.conftest import LOCALES
from webapp.content.texts import Block, Body, body, cited_messages
from webapp.store.db import reading, writing

BLOCK = "page:networks/cnv-ituc"
ENGLISH = "In 2021 CNV was affiliated to the "


@pytest.mark.parametrize("locale", LOCALES)
def test_a_translated_page_has_nothing_in_another_language(store: Session, locale: str) -> None:
    found = body(store, "page:networks", locale)
    assert found.marked == 0
    assert {block.lang for block in _blocks(found)} == {None}


@pytest.mark.parametrize(
    "translation",
    [
        "",
        "   ",
        "Zonder de link",
        "Met [een](org:ituc) en nog een [link](org:etuc)",
        "Met een andere [link](org:etuc)",
        "Met <b>opmaak</b> en de [link](org:ituc)",
        "Met {een} plaats en de [link](org:ituc)",
        None,
    ],
)
def test_what_may_not_be_shown_is_in_english_and_counted(own_store: Engine, translation: str | None) -> None:
    with writing(own_store) as session:
        if translation is None:
            session.execute(text(f"DELETE FROM translations WHERE context = '{BLOCK}' AND locale = 'nl'"))
        else:
            change = text(f"UPDATE translations SET text = :text WHERE context = '{BLOCK}' AND locale = 'nl'")
            session.execute(change, {"text": translation})
    with reading(own_store) as session:
        found = body(session, "page:networks", "nl")
        alone, mark, _ = cited_messages(session, [BLOCK], "nl")[BLOCK]
    assert found.marked == 1
    [english] = [block for block in _blocks(found) if block.lang]
    assert (english.id, english.lang) == ("cnv-ituc", "en")
    assert english.parts[0].text == ENGLISH
    assert english.parts[1].path == "/nl/ons-werk/netwerken/organisaties/ivv"
    assert (alone.lang, mark) == ("en", "missing")
    assert str(alone).startswith(ENGLISH)


def test_a_heading_can_be_in_english_too(own_store: Engine) -> None:
    with writing(own_store) as session:
        session.execute(text("DELETE FROM translations WHERE context = 'page:networks/ituc' AND locale = 'fr'"))
    with reading(own_store) as session:
        found = body(session, "page:networks", "fr")
    assert [section.heading.id for section in found.sections if section.heading and section.heading.lang] == ["ituc"]
    assert found.marked == 1


def test_blocks_stand_under_their_headings_in_the_order_of_the_seed(store: Session) -> None:
    found = body(store, "page:home", "en")
    shape = [
        (section.heading.id if section.heading else None, [(group.kind, len(group.blocks)) for group in section.groups])
        for section in found.sections
    ]
    assert shape == [
        (None, [("paragraph", 1)]),
        ("look-up", [("item", 4)]),
        ("read", [("paragraph", 1)]),
        ("check", [("paragraph", 1)]),
    ]


def test_links_lead_to_pages_in_the_language(store: Session) -> None:
    links = [run.path for block in _blocks(body(store, "page:networks", "es")) for run in block.parts if run.path]
    assert "/es/nuestro-trabajo/redes/organizaciones/csi" in links
    assert all(path.startswith("/es/") for path in links)


def test_sources_stand_once_in_the_order_of_the_sources_page(store: Session) -> None:
    found = [source.key for source in body(store, "page:networks", "en").sources]
    assert found == ["S1", "S10", "S11"]


def _blocks(found: Body) -> list[Block]:
    headings = [section.heading for section in found.sections if section.heading]
    return headings + [block for section in found.sections for group in section.groups for block in group.blocks]
