"""The picture shows what the store has: every connection of those at the table, once, and nothing else."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy import Engine, delete, select, text, update
from sqlalchemy.orm import Session

from tests.conftest import LOCALES
from webapp.config import ROOT
from webapp.content import subjects
from webapp.content.network import connections, picture, seating
from webapp.content.network.picture import HEART, Picture
from webapp.content.seeding.grow import grow
from webapp.store.db import open_store, reading, writing
from webapp.store.models import Address, Organisation, Project, ProjectMember, Relation
from webapp.store.queries.around import MOST
from webapp.store.queries.network import related
from webapp.store.queries.picture import MOST_NEAR, MOST_SEATS

NETWORKS = "page:networks"
Pair = frozenset[str]


def drawn(session: Session, ref: str, locale: str = "en") -> Picture | None:
    """The picture on the page of a subject."""
    path = session.scalars(
        select(Address.path).where(Address.ref == ref, Address.locale == locale, Address.current)
    ).one()
    address = subjects.find(session, path, LOCALES)
    assert address
    place = subjects.place(session, address, ())
    of = connections.of_networks if ref == NETWORKS else connections.of_organisation
    return picture.picture(place, of(session, place), HEART if ref == NETWORKS else ref)


def seen(session: Session, ref: str, locale: str = "en") -> Picture:
    found = drawn(session, ref, locale)
    assert found
    return found


def pairs(shown: Picture) -> Counter[Pair]:
    """Which arcs there are, and how many of each."""
    refs = {seat.number: seat.link.ref for seat in shown.seats}
    return Counter(frozenset(refs[number] for number in arc.ends) for arc in shown.arcs)


def all_pairs(session: Session) -> set[Pair]:
    """All that the store knows to be connected, read row by row."""
    found: list[tuple[str, str | None]] = [(row.subject, row.object) for row in session.scalars(select(Relation))]
    found += [(row.project, row.organisation) for row in session.scalars(select(ProjectMember))]
    found += [(row.ref, row.funder) for row in session.scalars(select(Project))]
    return {frozenset((one, other)) for one, other in found if other and one != other}


def organisations(session: Session) -> list[str]:
    return list(session.scalars(select(Organisation.ref).order_by(Organisation.ref)))


@pytest.fixture(scope="module")
def grown(filled_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    path = tmp_path_factory.mktemp("picture") / "site.db"
    copyfile(filled_store, path)
    engine = open_store(f"sqlite:///{path}")
    grow(engine, 600, LOCALES)
    return engine


def test_the_networks_page_shows_everybody(store: Session) -> None:
    shown = seen(store, NETWORKS)
    everybody = {ref for pair in all_pairs(store) for ref in pair}
    assert {seat.link.ref for seat in shown.seats} == everybody
    assert len(shown.seats) == shown.total == 33
    assert not shown.more
    assert pairs(shown) == Counter(all_pairs(store))
    assert shown.head.link.ref == HEART


def test_every_organisation_has_its_own_connections_and_those_between_the_others(store: Session) -> None:
    connected = all_pairs(store)
    for ref in organisations(store):
        shown = seen(store, ref)
        refs = {seat.link.ref for seat in shown.seats}
        assert shown.head.link.ref == ref
        assert {other for pair in connected if ref in pair for other in pair} <= refs
        assert pairs(shown) == Counter(pair for pair in connected if pair <= refs)


def test_everything_drawn_is_told_in_words(store: Session) -> None:
    _told(store, (NETWORKS, *organisations(store)))


def test_everything_drawn_of_a_large_network_is_told_in_words(grown: Engine) -> None:
    with reading(grown) as session:
        _told(session, (NETWORKS, "org:cnv", "org:ituc", "org:etuc"))


def _told(session: Session, refs: Iterable[str]) -> None:
    for ref in refs:
        shown = seen(session, ref)
        told = {frozenset((item.subject.ref, item.object.ref)) for item in shown.relations}
        for project in shown.projects:
            told |= {frozenset((project.project.ref, link.ref)) for link in (*project.members, *project.funders)}
        assert told == set(pairs(shown))


def around(shown: Picture) -> list[str]:
    """Who sits there, once around the table."""
    return [seat.link.ref for seat in (shown.head, *shown.sides[0], *reversed(shown.sides[1]))]


@pytest.mark.parametrize("ref", [NETWORKS, HEART, "org:cnv"])
def test_who_sits_beside_whom_is_the_same_in_every_language_and_every_time(store: Session, ref: str) -> None:
    orders = []
    for locale in LOCALES:
        seating.seated.cache_clear()
        orders.append(around(seen(store, ref, locale)))
    assert orders == [orders[0]] * len(LOCALES)


def test_few_lines_cross(store: Session) -> None:
    shown = seen(store, NETWORKS)
    order = [seat.number for seat in (shown.head, *shown.sides[0], *reversed(shown.sides[1]))]
    edges = [arc.ends for arc in shown.arcs]
    assert seating.crossings(order, edges) <= 8
    assert seating.crossings(sorted(order), edges) > 50


def test_arcs_begin_and_end_where_their_seats_are(store: Session) -> None:
    shown = seen(store, NETWORKS)
    left, right = ({seat.number for seat in side} for side in shown.sides)
    for arc in shown.arcs:
        for number, (across, down) in zip(arc.ends, (arc.points[0], arc.points[-1]), strict=True):
            assert across == (0 if number in left else 100 if number in right else 50)
            assert 0 < down < shown.height or (number == 0 and down == 0)
    by_side = [sum(seat.rows for seat in side) for side in shown.sides]
    assert abs(by_side[0] - by_side[1]) <= 2


def test_of_the_past_is_what_has_ended(store: Session) -> None:
    shown = seen(store, NETWORKS)
    refs = {seat.number: seat.link.ref for seat in shown.seats}
    past = {frozenset(refs[number] for number in arc.ends) for arc in shown.arcs if arc.past}
    assert past == {
        *(frozenset((f"org:cnv-{name}", "org:cnv")) for name in ("vakmensen", "connectief", "jongeren")),
        *(frozenset((f"org:{name}", "org:ituc")) for name in ("wcl", "icftu")),
        *(
            frozenset((project, member))
            for project, member in store.execute(select(ProjectMember.project, ProjectMember.organisation))
            if project.partition(":")[2]
            in ("strategic-partnership-garment", "vanilla-madagascar", "palm-oil-indonesia")
        ),
    }
    assert {seat.link.ref for seat in shown.seats if seat.ended and not seat.project} == {
        *("org:cnv-vakmensen", "org:cnv-connectief", "org:cnv-jongeren", "org:wcl", "org:icftu")
    }


def test_it_changes_with_the_store(own_store: Engine) -> None:
    with reading(own_store) as session:
        before = seen(session, NETWORKS)
        pair = frozenset(("org:cnv", "org:etuc"))
        assert pairs(before)[pair] == 1
    with writing(own_store) as session:
        session.execute(delete(Relation).where(Relation.subject == "org:cnv", Relation.object == "org:etuc"))
    with reading(own_store) as session:
        shown = seen(session, NETWORKS)
        assert pairs(shown) == pairs(before) - Counter([pair])
        # Nothing else leads there: it is no longer at the table, nor counted.
        assert "org:etuc" not in {seat.link.ref for seat in shown.seats}
        assert shown.total == before.total - 1
        assert drawn(session, "org:etuc") is None
    with writing(own_store) as session:
        session.execute(text("INSERT INTO statements (id) VALUES ('relation:new')"))
        values = {"id": "relation:new", "relation": "works-with", "position": 999}
        session.add(Relation(**values, subject="org:etuc", object="org:ituc"))
    with reading(own_store) as session:
        added = frozenset(("org:etuc", "org:ituc"))
        assert pairs(seen(session, NETWORKS)) == pairs(shown) + Counter([added])
        assert not _past(seen(session, "org:etuc"))
    with writing(own_store) as session:
        session.execute(update(Relation).where(Relation.id == "relation:new").values(until="2025"))
    with reading(own_store) as session:
        assert _past(seen(session, "org:etuc")) == [True]


def _past(shown: Picture) -> list[bool]:
    return [arc.past for arc in shown.arcs if arc.past]


def test_a_large_network_has_a_table_of_the_same_length(grown: Engine) -> None:
    with reading(grown) as session:
        connected = all_pairs(session)
        degrees = Counter(ref for pair in connected for ref in pair)
        for ref, most in [(NETWORKS, MOST_SEATS), ("org:cnv", MOST_NEAR), ("org:ituc", MOST_NEAR)]:
            shown = seen(session, ref)
            refs = {seat.link.ref for seat in shown.seats}
            assert len(refs) == len(shown.seats) <= most
            assert shown.total > most
            assert shown.more
            assert pairs(shown) == Counter(pair for pair in connected if pair <= refs)
        # Those with most connections stay.
        around = seen(session, NETWORKS)
        assert {ref for ref, _ in degrees.most_common(5)} <= {seat.link.ref for seat in around.seats}


@pytest.mark.parametrize("ref", ["org:cnv", "org:ituc"])
def test_what_a_page_lists_is_known_and_what_it_does_not(grown: Engine, ref: str) -> None:
    with reading(grown) as session:
        shown = seen(session, ref)
        own = [item for item in shown.relations if ref in (item.subject.ref, item.object.ref)]
        listed = {row.id for row in session.execute(select(related(ref, MOST))).all()}
        assert {item.id for item in own if item.listed} == {item.id for item in own} & {
            one.partition(":")[2] for one in listed
        }
        assert not any(item.listed for item in shown.relations if item not in own)
        networks = seen(session, NETWORKS)
        assert not any(item.listed for item in networks.relations)


def test_every_seat_that_there_may_be_lights_up_its_lines() -> None:
    sheet = (ROOT / "static" / "css" / "picture.css").read_text(encoding="utf-8")
    pairs = re.findall(r'\[data-seat="(\d+)"\] a:is\(:hover, :focus-visible\)\) \.to-(\d+)\b', sheet)
    assert pairs == [(str(number), str(number)) for number in range(max(MOST_SEATS, MOST_NEAR))]
