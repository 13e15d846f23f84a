"""The picture of who works with whom on its pages: every seat leads somewhere, every line is told in words."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from justhtml import Element
from sqlalchemy import Engine, delete, func, select, union_all
from sqlalchemy.orm import Session

from tests.checking import CheckingClient, Page, attribute, elements
from tests.conftest import LOCALES
from webapp import create_app
from webapp.config import Settings
from webapp.content.seeding.grow import grow
from webapp.i18n.catalogue import Catalogue
from webapp.i18n.text import Text
from webapp.store.db import open_store, reading, writing
from webapp.store.models import Address, Organisation, Relation
from webapp.store.queries.around import MOST

Pair = frozenset[str]
PLACES = {"page:networks": "page", "org:cnv": "organisation", "org:eti": "organisation", "org:wcl": "organisation"}
SUMMARY = "These connections in words"
CURVE = re.compile(r"M-?[\d.]+ -?[\d.]+C(-?[\d.]+ -?[\d.]+ ?){3}")


def site_on(engine: Engine) -> CheckingClient:
    settings = Settings(database_url=str(engine.url), site_url="https://site.test", trusted_hosts=("site.test",))
    return CheckingClient(create_app(settings), settings)


@pytest.fixture(scope="module")
def grown(filled_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A store in which some have more connections than their pages list."""
    path = tmp_path_factory.mktemp("picture") / "site.db"
    copyfile(filled_store, path)
    engine = open_store(f"sqlite:///{path}")
    grow(engine, 600, LOCALES)
    yield engine
    engine.dispose()


def path_of(session: Session, ref: str, locale: str) -> str:
    found = select(Address.path).where(Address.ref == ref, Address.locale == locale, Address.current)
    return session.scalars(found).one()


def lines(page: Page) -> Counter[Pair]:
    """What the arcs connect: the addresses of the two seats that each leads to."""
    seats = {f"to-{attribute(seat, 'data-seat')}": _way(seat) for seat in page.all("[data-seat]")}
    assert len(seats) == len(set(seats.values()))
    arcs = [attribute(arc, "class").split() for arc in page.all(".picture-table .picture-arc")]
    return Counter(frozenset(seats[name] for name in names if name in seats) for names in arcs)


def told(page: Page) -> set[Pair]:
    """What sentences of the page say is connected: two addresses, or a project and each of its members."""
    [head] = page.all("[data-seat='0'] .picture-name")
    own = " ".join(head.to_text().split()).partition(" (")[0]
    found: set[Pair] = set()
    for sentence in page.all(".relations > li"):
        for part in elements(sentence, ".meta-list"):
            sentence.remove_child(part)
        links = elements(sentence, "a")
        hrefs = [attribute(link, "href") for link in links]
        rest = sentence.to_text()
        for link in links:
            rest = rest.replace(link.to_text(), "")
        # A page names its own organisation without a link.
        hrefs += [_way(page.one("[data-seat='0']"))] if own in rest else []
        projects = [href for href in hrefs if _is_project(href)]
        if not projects:
            found.add(frozenset(hrefs))
        for project in projects:
            found |= {frozenset((project, href)) for href in hrefs if href != project}
    return found


def _way(seat: Element) -> str:
    [link] = elements(seat, "a")
    return attribute(link, "href")


def _is_project(href: str) -> bool:
    return href.split("/")[4] in ("projects", "projecten", "projets", "proyectos")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("ref", PLACES)
def test_every_seat_leads_to_its_page(client: CheckingClient, store: Session, ref: str, locale: str) -> None:
    page = client.get(path_of(store, ref, locale))
    seats = page.all("[data-seat]")
    assert len(seats) >= 2
    for seat in seats:
        assert client.raw(_way(seat)).status_code == 200
    here = [attribute(link, "href") for link in page.all("[data-seat] a[aria-current=page]")]
    assert here == ([] if ref.startswith("page:") else [page.response.request.path])


@pytest.mark.parametrize("locale", LOCALES)
def test_every_line_is_told_in_words(client: CheckingClient, store: Session, locale: str) -> None:
    # Each organisation in one language.
    everybody = store.scalars(select(Organisation.ref).order_by(Organisation.ref)).all()
    refs = ["page:networks", *everybody[LOCALES.index(locale) :: len(LOCALES)]]
    for ref in refs:
        page = client.get(path_of(store, ref, locale))
        drawn = lines(page)
        assert set(drawn.values()) == {1}
        assert all(len(pair) == 2 for pair in drawn)
        assert set(drawn) == told(page), ref


def test_every_line_is_told_where_there_are_more_than_a_page_lists(grown: Engine) -> None:
    ends = union_all(select(Relation.object.label("ref")), select(Relation.subject)).subquery().c.ref
    with reading(grown) as session:
        largest = session.scalars(select(ends).group_by(ends).having(func.count() > MOST).order_by(ends)).all()
        assert "org:ituc" in largest
        paths = [path_of(session, ref, "en") for ref in ("page:networks", *largest)]
    client = site_on(grown)
    for path in paths:
        page = client.get(path)
        # A page also lists connections of those who have no seat.
        assert set(lines(page)) <= told(page), path
        sentences = [" ".join(item.to_text().split()) for item in page.all("details .relations > li")]
        assert len(sentences) == len(set(sentences))


def test_the_curves_are_curves(client: CheckingClient) -> None:
    page = client.get("/en/our-work/networks")
    for arc in page.all(".picture-table .picture-arc"):
        assert CURVE.fullmatch(attribute(arc, "d"))
    for drawing in page.all("figure svg"):
        assert drawing.attrs["focusable"] == "false"
        assert drawing.attrs.get("aria-hidden") == "true" or attribute(page.one(".picture-key"), "aria-hidden")


def test_what_is_seen_of_a_name_is_part_of_what_is_heard(client: CheckingClient) -> None:
    page = client.get("/en/our-work/networks")
    names = {_way(seat): " ".join(elements(seat, "a")[0].to_text().split()) for seat in page.all("[data-seat]")}
    assert names["/en/our-work/networks/organisations/ituc"] == "ITUC (International Trade Union Confederation)"
    assert names["/en/our-work/networks/organisations/wcl"] == "WCL (World Confederation of Labour) Until: 2006"
    [project] = [seat for seat in page.all("[data-seat]") if _way(seat).endswith("/stitch")]
    assert " ".join(project.to_text().split()).endswith("Project")


def test_the_sheet_is_linked_only_where_there_is_a_picture(client: CheckingClient) -> None:
    for path, there in (
        ("/en/our-work/networks", True),
        ("/en/our-work/networks/organisations/ituc", True),
        ("/en/our-work/networks/organisations", False),
        ("/en", False),
    ):
        page = client.get(path)
        sheets = [link for link in page.all("link[rel=stylesheet]") if "picture" in attribute(link, "href")]
        assert (len(sheets), len(page.all("figure.picture"))) == ((1, 1) if there else (0, 0))


def test_an_organisation_without_connections_has_no_picture(own_store: Engine) -> None:
    with writing(own_store) as session:
        session.execute(delete(Relation).where(Relation.object == "org:etuc"))
    page = site_on(own_store).get("/en/our-work/networks/organisations/etuc")
    assert not page.all("figure, #picture-label, [href*=picture]")


def test_whoever_has_the_seat_at_the_top_is_called_as_it_says_there(client: CheckingClient) -> None:
    page = client.get("/en/our-work/networks/organisations/ituc")
    seat = " ".join(page.one("[data-seat='0'] .picture-name").to_text().split()).partition(" (")[0]
    assert seat == "ITUC"
    assert "International Trade Union Confederation (ITUC) has the seat" in page.one("figcaption").to_text()


def test_what_opens_the_words_knows_its_language(own_store: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def untranslated(own: Catalogue, source: str, /, *, context: str | None, **values: object) -> Text:
        return Text((source,), "en") if source == SUMMARY else translated(own, source, context=context, **values)

    translated = Catalogue.text
    monkeypatch.setattr(Catalogue, "text", untranslated)
    with reading(own_store) as session:
        path = path_of(session, "page:networks", "nl")
    summary = site_on(own_store).get(path).one(".picture-words summary")
    assert (summary.attrs, summary.to_text()) == ({"lang": "en"}, SUMMARY)
