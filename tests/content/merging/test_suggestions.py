"""What was put aside waits, beside its text and in each catalogue, until somebody takes it over or dismisses it."""

import pytest

from tests.content.merging.desk import NORTH, SOUTH, TITLE, Desk, entry
from tests.content.merging.edits import say
from tests.content.merging.small import LOCALE, LOCALES
from webapp.content.translating import history, suggestions
from webapp.content.translating.history import Done, HistoryError, Restored
from webapp.content.translating.importing import run
from webapp.content.translating.pen import Offer, Pen
from webapp.content.translating.suggestions import SuggestionError
from webapp.i18n import po
from webapp.i18n.reasons import NO_BASE
from webapp.store.db import reading, writing
from webapp.store.queries import rows
from webapp.store.queries import suggestions as suggestion_rows


def waiting(desk: Desk) -> dict[str, int]:
    """What waits for a choice, with its number."""
    with reading(desk.engine) as session:
        return {item.text: item.id for item in suggestion_rows.waiting(session, LOCALE)}


def dismiss(desk: Desk, *numbers: int, locale: str = LOCALE) -> int | None:
    with writing(desk.engine) as session:
        return suggestions.dismiss(session, numbers, "Dee", LOCALES, locale)[0]


def undo(desk: Desk, number: int | None) -> Restored:
    assert number
    with writing(desk.engine) as session:
        return history.undo(session, number, "Dee", LOCALES, LOCALE)


def log(desk: Desk) -> list[Done]:
    with reading(desk.engine) as session:
        return history.log(session, LOCALE)


def send(desk: Desk, **texts: str) -> int | None:
    """A file without a base, so that each text that is another one is put aside."""
    copy = desk.export()
    for name, text in texts.items():
        say(entry(copy, f"page:a/{name}"), text)
    return desk.send(copy, None).act


def test_what_was_dismissed_waits_no_more_and_can_be_found(desk: Desk) -> None:
    send(desk, title="Le réseau", what="Ils parlent.")
    number = dismiss(desk, waiting(desk)["Le réseau"])
    assert waiting(desk).keys() == {"Ils parlent."}
    assert entry(desk.export(), TITLE).comment == ""
    assert (log(desk)[0].number, log(desk)[0].kind) == (number, "dismiss")
    assert [text for _, text, _ in desk.aside()] == ["Le réseau", "Ils parlent."]


def test_sent_again_it_is_told_and_does_not_wait_again(desk: Desk) -> None:
    send(desk, title="Le réseau")
    dismiss(desk, *waiting(desk).values())
    copy = desk.export()
    say(entry(copy, TITLE), "Le réseau")
    report = desk.send(copy, None)
    assert ([item.theirs for item in report.dismissed], report.aside, report.act) == (["Le réseau"], [], None)
    assert not waiting(desk)


def test_what_went_with_the_undoing_of_its_import_waits_again_if_it_is_sent_again(desk: Desk) -> None:
    act = send(desk, title="Le réseau")
    undo(desk, act)
    again = send(desk, title="Le réseau")
    assert (again, set(waiting(desk))) == (3, {"Le réseau"})
    assert send(desk, title="Le réseau") is None
    undo(desk, again)
    assert not waiting(desk)


def test_what_its_author_puts_aside_later_takes_its_place(desk: Desk) -> None:
    send(desk, title="Le réseau", what="Ils parlent.")
    with writing(desk.engine) as session:
        run(session, LOCALE, po.parse(file(desk, "Celui de Bea"), "b.po"), "Bea", LOCALES)
    act = send(desk, title="Les réseaux")
    assert waiting(desk).keys() == {"Les réseaux", "Ils parlent.", "Celui de Bea"}
    assert log(desk)[0].dismissed == 1
    undo(desk, act)
    assert waiting(desk).keys() == {"Le réseau", "Ils parlent.", "Celui de Bea"}


def file(desk: Desk, title: str) -> bytes:
    copy = desk.export()
    say(entry(copy, TITLE), title)
    return copy.sent(None)


def test_a_mistake_that_its_author_has_corrected_waits_no_more(desk: Desk) -> None:
    copy = desk.export()
    say(entry(copy, "page:a/when"), "Depuis {annee}.")
    desk.send(copy)
    assert waiting(desk).keys() == {"Depuis {annee}."}
    say(entry(copy, "page:a/when"), "Depuis 1919.")
    act = desk.send(copy).act
    assert not waiting(desk)
    undo(desk, act)
    assert waiting(desk).keys() == {"Depuis {annee}."}


def test_a_mistake_gives_way_to_a_text_that_another_one_has_waiting(desk: Desk) -> None:
    send(desk, title="Faute")
    with writing(desk.engine) as session:
        run(session, LOCALE, po.parse(file(desk, "Le réseau"), "b.po"), "Bea", LOCALES)
    copy = desk.export()
    say(entry(copy, TITLE), "Le réseau")
    assert desk.send(copy, None).replaced == 1
    assert waiting(desk).keys() == {"Le réseau"}


def test_who_takes_over_ones_own_suggestion_has_nothing_dismissed(desk: Desk) -> None:
    send(desk, title="Le réseau")
    copy = desk.export()
    say(entry(copy, TITLE), "Le réseau")
    report = desk.send(copy)
    assert (len(report.changed), report.replaced, log(desk)[0].dismissed) == (1, 0, 0)
    done = undo(desk, report.act)
    assert (done.changed, done.offered, set(waiting(desk))) == (1, 0, {"Le réseau"})


def test_what_is_the_text_is_not_said_to_wait_again(desk: Desk) -> None:
    send(desk, title="Le réseau")
    act = dismiss(desk, 1)
    with writing(desk.engine) as session:
        taken = run(session, LOCALE, po.parse(based(desk, "Le réseau"), "b.po"), "Bea", LOCALES)
    assert len(taken.changed) == 1
    done = undo(desk, act)
    assert (done.act is None, done.offered, waiting(desk)) == (False, 0, {})


def test_what_was_judged_since_is_left_alone_by_a_second_undo(desk: Desk) -> None:
    send(desk, title="Un")
    act = send(desk, title="Deux")
    undo(desk, undo(desk, act).act)
    assert waiting(desk).keys() == {"Deux"}
    assert [done.left for done in log(desk)] == [True, False, False, False]
    assert undo(desk, act) == Restored(passed=2)
    assert waiting(desk).keys() == {"Deux"}


def test_to_undo_the_undoing_of_a_dismissal_is_to_dismiss(desk: Desk) -> None:
    send(desk, title="Le réseau")
    undo(desk, undo(desk, dismiss(desk, 1)).act)
    copy = desk.export()
    say(entry(copy, TITLE), "Le réseau")
    report = desk.send(copy, None)
    assert (len(report.dismissed), report.act, waiting(desk)) == (1, None, {})


def test_two_texts_of_one_file_for_a_message_that_is_gone_both_wait(desk: Desk) -> None:
    copy = desk.export()
    for context, text in ((TITLE, "Un"), ("page:a/what", "Deux")):
        entry(copy, context).msgctxt, found = "page:gone/what", entry(copy, context)
        say(found, text)
    assert (desk.send(copy).act, desk.send(copy).act) == (1, None)
    assert waiting(desk).keys() == {"Un", "Deux"}


def test_one_that_is_the_text_of_today_is_left_alone_and_waits_if_it_is_so_no_more(desk: Desk) -> None:
    act = send(desk, title="Le réseau")
    with writing(desk.engine) as session:
        taken = run(session, LOCALE, po.parse(based(desk, "Le réseau"), "b.po"), "Bea", LOCALES).act
    assert (waiting(desk), log(desk)[1].left) == ({}, False)
    with pytest.raises(SuggestionError):
        dismiss(desk, 1)
    assert undo(desk, act) == Restored(passed=1)
    undo(desk, taken)
    assert waiting(desk).keys() == {"Le réseau"}


def based(desk: Desk, title: str) -> bytes:
    copy = desk.export()
    say(entry(copy, TITLE), title)
    return copy.sent(copy.base)


def test_an_undo_in_one_language_leaves_those_of_others(desk: Desk) -> None:
    with writing(desk.engine) as session:
        pen = Pen(session, "import", "Eve")
        for locale in ("fr", "nl"):
            pen.suggest(locale, [Offer(TITLE, f"Autre {locale}", "Our network", NO_BASE)])
        act = pen.finish(LOCALES)
    done = undo(desk, act)
    assert (done.dismissed, waiting(desk)) == (1, {})
    with reading(desk.engine) as session:
        assert [item.text for item in suggestion_rows.waiting(session, "nl")] == ["Autre nl"]
        assert [(found.number, found.left) for found in history.log(session, "nl")] == [(1, True)]
        assert [(found.number, found.dismissed, found.left) for found in history.log(session, "fr")] == [
            (2, 1, True),
            (1, 0, False),
        ]
    assert done.act
    with writing(desk.engine) as session, pytest.raises(HistoryError, match="nothing to undo"):
        history.undo(session, done.act, "Dee", LOCALES, "nl")


def test_to_dismiss_can_be_undone_and_that_too(desk: Desk) -> None:
    send(desk, title="Le réseau")
    before = waiting(desk)
    act = dismiss(desk, *before.values())
    for expected in (before, {}, before, {}):
        done = undo(desk, act)
        assert waiting(desk) == expected
        assert (done.offered, done.dismissed) == ((1, 0) if expected else (0, 1))
        assert [item.left for item in log(desk)][:2] == [True, False]
        assert undo(desk, act) == Restored()
        act = done.act


def test_undoing_an_import_dismisses_what_it_put_aside(desk: Desk) -> None:
    act = send(desk, title="Le réseau", when="Depuis 1919.")
    assert (set(waiting(desk)), desk.version("page:a/when") is None) == ({"Le réseau"}, False)
    done = undo(desk, act)
    assert (done.changed, done.dismissed, waiting(desk), desk.version("page:a/when")) == (1, 1, {}, None)
    done = undo(desk, done.act)
    assert (done.changed, done.offered, set(waiting(desk))) == (1, 1, {"Le réseau"})


@pytest.mark.parametrize("numbers", [(99,), (0,), (-1,), (1, 99)])
def test_what_does_not_wait_cannot_be_dismissed(desk: Desk, numbers: tuple[int, ...]) -> None:
    send(desk, title="Le réseau")
    with pytest.raises(SuggestionError, match="“samenspraak translations suggestions fr” lists those that do"):
        dismiss(desk, *numbers)
    assert len(waiting(desk)) == len(log(desk)) == 1


def test_a_suggestion_of_another_language_cannot_be_dismissed(desk: Desk) -> None:
    send(desk, title="Le réseau")
    with pytest.raises(SuggestionError):
        dismiss(desk, *waiting(desk).values(), locale="nl")


def test_the_log_says_of_each_act_whether_anything_of_it_can_be_undone(desk: Desk) -> None:
    acts = [send(desk, when="Depuis 1919.")]
    copy = desk.export()
    say(entry(copy, "page:a/when"), "En 1919.")
    acts.append(desk.send(copy).act)
    desk.edit(TITLE, "Our networks")
    assert [done.left for done in log(desk)] == [False, True, False]
    undo(desk, acts[1])
    assert [done.left for done in log(desk)] == [True, False, False, False]


def test_undoing_brings_no_word_into_two_addresses(desk: Desk) -> None:
    copy = desk.export("messages")
    say(entry(copy, NORTH), "haut")
    first = desk.send(copy).act
    copy = desk.export("messages")
    say(entry(copy, SOUTH), "nord")
    desk.send(copy)
    done = undo(desk, first)
    assert (done.act, done.changed, done.clashing, done.kept) == (None, 0, (NORTH,), ())
    assert desk.version(NORTH).text == "haut"  # type: ignore[union-attr]


def test_undoing_tells_of_texts_whose_message_is_gone(desk: Desk) -> None:
    act = send(desk, when="Depuis 1919.")
    with writing(desk.engine) as session:
        rows.remove(session, "translations", [("page:a/when", LOCALE)])
        rows.remove(session, "messages", [("page:a/when",)])
    done = undo(desk, act)
    assert (done.act, done.changed, done.gone, done.kept) == (None, 0, ("page:a/when",), ())
    assert not log(desk)[0].left


def test_a_word_may_not_become_the_english_of_another_one(desk: Desk) -> None:
    copy = desk.export("messages")
    say(entry(copy, NORTH), "east")
    assert [item.context for item in desk.send(copy).broken] == [NORTH]
