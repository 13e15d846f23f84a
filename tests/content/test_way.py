"""The way of social dialogue: what the text has, under the names that it gives."""

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.conftest import LOCALES
from webapp.content import texts, way
from webapp.content.translating import english
from webapp.content.way import Way
from webapp.store.db import reading, writing
from webapp.store.models import Record
from webapp.store.queries import rows

PAGE = "page:social-dialogue"


def figure(engine: Engine, locale: str = "en") -> Way:
    with reading(engine) as session:
        return way.of(texts.body(session, PAGE, locale))


def names(found: Way) -> tuple[list[str], list[str]]:
    return [str(block.called) for block in found.steps], [str(block.called) for block in found.things]


def put(session: Session, block: str, text: str, **columns: object) -> None:
    """A block with its text, like those of the page."""
    context = f"{PAGE}/{block}"
    row: Record = {"id": context, "ref": PAGE, "who": None, "slot": None, "moment": None, **columns}
    rows.add(session, "statements", [{"id": context}])
    rows.add(session, "blocks", [row])
    rows.add(session, "messages", [{"context": context, "source": text, "comment": None, "position": 10_000}])


def moved(session: Session, block: str, position: int) -> None:
    rows.change(session, "blocks", {(f"{PAGE}/{block}",): {"position": position}})


def position(session: Session, block: str) -> int:
    [row] = rows.some(session, "blocks", [(f"{PAGE}/{block}",)]).values()
    return int(str(row["position"]))


def test_the_steps_are_in_order_and_trust_has_what_builds_it(store: Session) -> None:
    found = way.of(texts.body(store, PAGE, "en"))
    assert [(block.id, block.who) for block in found.steps] == [
        ("infrastructure", "government"),
        ("mandates", "social-partners"),
        ("need-for-trust", "social-partners"),
    ]
    assert {(block.id, block.who) for block in found.things} == {
        ("proposals", "trade-unions"),
        ("negotiators", "negotiators"),
        ("commitment", "social-partners"),
    }
    assert found.heading is not None
    assert found.heading.id == "trust"


@pytest.mark.parametrize("locale", LOCALES)
def test_every_seat_has_a_name_in_each_language(store: Session, locale: str) -> None:
    found = way.of(texts.body(store, PAGE, locale))
    for block in (*found.steps, *found.things):
        assert block.label
        assert (block.label.lang, block.label_mark) == (None, None)
        assert len(str(block.label).split()) <= 3


def test_a_step_that_is_put_in_stands_in_the_figure_by_its_text(own_store: Engine) -> None:
    with writing(own_store) as session:
        place = position(session, "mandates")
        for block in ("need-for-trust", "mandates"):
            moved(session, block, position(session, block) + 1)
        put(session, "invitation", "The government invites the social partners.", kind="step", position=place)
        moved(session, "need-for-trust", place + 2)
    steps, _ = names(figure(own_store))
    assert steps == ["Infrastructure", "The government invites the social partners.", "Mandates and freedoms", "Trust"]


def test_what_is_moved_or_taken_out_is_so_in_the_figure(own_store: Engine) -> None:
    with writing(own_store) as session:
        first, last = position(session, "infrastructure"), position(session, "need-for-trust")
        moved(session, "infrastructure", last)
        moved(session, "need-for-trust", first)
        context = f"{PAGE}/negotiators"
        for table in ("citations", "fact_uses"):
            rows.remove(session, table, [key for key in rows.read(session, table) if key[0] == context])
        rows.remove(session, "blocks", [(context,)])
    assert names(figure(own_store)) == (
        ["Trust", "Mandates and freedoms", "Infrastructure"],
        ["Good proposals", "Lasting commitment"],
    )


def test_a_label_is_a_text_that_is_edited_and_then_outdated(own_store: Engine) -> None:
    context = f"{PAGE}/need-for-trust/label"
    with writing(own_store) as session:
        english.edit(session, context, "Trust", "Mutual trust", author="Anna", locales=LOCALES, typo=False, reason="")
    assert names(figure(own_store))[0][-1] == "Mutual trust"
    outdated = figure(own_store, "nl").steps[-1]
    assert (str(outdated.called), outdated.label_mark) == ("Vertrouwen", "outdated")
    with reading(own_store) as session:
        assert texts.body(session, PAGE, "nl").marked == 1


def test_a_page_without_steps_has_no_figure(store: Session) -> None:
    assert way.of(texts.body(store, "page:about", "en")) == Way((), None, ())
