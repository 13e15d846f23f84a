"""What is told by a colour, a shape or a line is told in words too (WCAG 1.4.1)."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.checking import CheckingClient, Page, attribute, elements
from tests.conftest import LOCALES
from webapp.content import subjects
from webapp.store.models import Organisation


def path_of(store: Session, ref: str, locale: str) -> str:
    return subjects.links(store, locale, [ref])[ref].path


def expect_dates(page: Page) -> None:
    """Each seat of the picture that is of the past says when it ended."""
    for seat in page.all("[data-seat].picture-seat-past"):
        assert elements(seat, ".meta time"), seat.to_text()


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_of_the_past_says_so(client: CheckingClient, store: Session, locale: str) -> None:
    former = store.scalars(select(Organisation.ref).where(Organisation.until.is_not(None))).all()
    assert len(former) >= 5
    for ref in former:
        page = client.get(path_of(store, ref, locale))
        (note,) = page.all("main .former-note")
        assert elements(note, "time"), ref
        assert len(note.to_text().split()) > 2
        expect_dates(page)
    expect_dates(client.get(path_of(store, "org:ituc", locale)))
    listed = client.get(path_of(store, "page:organisations", locale))
    entries = listed.all("#results .former")
    assert len(entries) == len(former)
    assert all(elements(entry, ".meta-list time") for entry in entries)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_map_says_which_countries_have_partners(client: CheckingClient, store: Session, locale: str) -> None:
    page = client.get(path_of(store, "page:countries", locale))
    partners = page.all("svg.world a.partner")
    assert len(partners) >= 10
    names = {attribute(link, "href"): link.to_text().strip() for link in page.all("#results .entry-list > li > a")}
    for link in partners:
        (title,) = elements(link, "title")
        name = names[attribute(link, "href")]
        assert title.to_text().startswith(name)
        assert len(title.to_text()) > len(name) + 3, title.to_text()
