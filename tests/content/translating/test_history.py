"""The way back: one act, one language, one moment; and whatever stood there before is found again."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.content.translating import site as tiny
from tests.content.translating.site import ENGLISH, LOCALES, SUMMARY, WHAT, WHO, translate, write
from webapp.content.translating.history import HistoryError, Restored, log, restore, undo
from webapp.content.translating.units import units
from webapp.store.models import TranslationHistory


def said(session: Session, locale: str = "nl") -> dict[str, str]:
    return {context: unit.version.text for context, unit in units(session, locale).items() if unit.version}


def test_undoing_takes_back_one_act_and_leaves_what_came_later(site: Session) -> None:
    translate(site, "nl", what="Een", who="Twee", summary="Drie")
    number = translate(site, "nl", what="Fout", who="Fout", summary=None)
    translate(site, "nl", who="Later")
    done = undo(site, number, "cleo", LOCALES)
    assert said(site) == {WHAT: "Een", WHO: "Later", SUMMARY: "Drie"}
    assert (done.changed, done.kept) == (2, (WHO,))


def test_undoing_takes_away_what_was_not_there(site: Session) -> None:
    assert undo(site, translate(site, "nl", what="Een"), "cleo", LOCALES).changed == 1
    assert said(site) == {}


def test_undoing_an_undoing_brings_it_back(site: Session) -> None:
    translate(site, "nl", what="Een")
    number = translate(site, "nl", what="Twee", who="Drie")
    first = undo(site, number, "cleo", LOCALES)
    assert said(site) == {WHAT: "Een"}
    assert first.act is not None
    undo(site, first.act, "cleo", LOCALES)
    assert said(site) == {WHAT: "Twee", WHO: "Drie"}


def test_an_act_is_undone_in_one_language(site: Session) -> None:
    number = translate(site, "nl", what="Een")
    with pytest.raises(HistoryError, match=f"Act {number} changed no translations"):
        undo(site, number, "cleo", LOCALES, "fr")
    assert said(site) == {WHAT: "Een"}


def test_undoing_twice_finds_nothing_more_to_do(site: Session) -> None:
    number = translate(site, "nl", what="Een")
    undo(site, number, "cleo", LOCALES)
    again = undo(site, number, "cleo", LOCALES)
    assert again == Restored()


def test_an_edit_of_the_english_is_no_translation_to_undo(site: Session) -> None:
    number = write(site, WHAT, "Unions talk.")
    assert number is not None
    with pytest.raises(HistoryError, match="nothing to undo"):
        undo(site, number, "cleo", LOCALES)


@pytest.mark.parametrize("number", [7, -1])
def test_an_act_that_never_was_is_told(site: Session, number: int) -> None:
    translate(site, "nl", what="Een")
    for way_back in (undo, restore):
        with pytest.raises(HistoryError, match=f"There is no act {number}"):
            way_back(site, number, "cleo", LOCALES)


def test_restoring_one_language_leaves_the_others(site: Session) -> None:
    moment = translate(site, "nl", what="Een")
    translate(site, "fr", what="Un")
    translate(site, "nl", what="Anders", who="Twee")
    translate(site, "fr", what="Autre")
    done = restore(site, moment, "cleo", LOCALES, "nl")
    assert done.changed == 2
    assert said(site) == {WHAT: "Een"}
    assert said(site, "fr") == {WHAT: "Autre"}


def test_restoring_all_languages_goes_back_to_that_moment(site: Session) -> None:
    translate(site, "nl", what="Een")
    moment = translate(site, "fr", what="Un")
    translate(site, "nl", what=None)
    translate(site, "fr", what="Autre")
    restore(site, moment, "cleo", LOCALES)
    assert (said(site), said(site, "fr")) == ({WHAT: "Een"}, {WHAT: "Un"})


def test_after_restoring_one_can_restore_again_also_to_later(site: Session) -> None:
    moments = [0, *(translate(site, "nl", what=text) for text in ("Een", "Twee", "Drie"))]
    for wanted in (1, 3, 0, 2, 2):
        restore(site, moments[wanted], "cleo", LOCALES)
        assert said(site) == ({WHAT: ("Een", "Twee", "Drie")[wanted - 1]} if wanted else {})
    assert len(log(site)) == 3 + 4


def test_what_is_restored_is_confirmed_for_the_english_of_that_time(site: Session) -> None:
    moment = translate(site, "nl", what="Een")
    write(site, WHAT, "Unions talk.")
    translate(site, "nl", what="Twee")
    restore(site, moment, "cleo", LOCALES)
    unit = units(site, "nl")[WHAT]
    assert unit.version is not None
    assert (unit.state, unit.version.text, unit.version.source) == ("outdated", "Een", ENGLISH[WHAT])


def test_every_text_that_was_changed_or_taken_away_is_in_the_history(site: Session) -> None:
    translate(site, "nl", author="ana", what="Een", who="Twee")
    translate(site, "nl", author="bo", what="Een beter")
    file = tiny.retold(tiny.exported(site, "nl"), WHAT, "Een best", fuzzy=False)
    tiny.imported(site, "nl", file, author="cleo")
    translate(site, "nl", what=None, who=None)
    restore(site, 0, "dan", LOCALES)
    past = site.scalars(select(TranslationHistory).order_by(TranslationHistory.id))
    assert [(row.context, row.text, row.author) for row in past if row.text] == [
        (WHAT, "Een", "ana"),
        (WHAT, "Een beter", "bo"),
        (WHAT, "Een best", "cleo"),
        (WHO, "Twee", "ana"),
    ]


def test_the_log_says_who_did_what_to_how_many_texts_the_newest_first(site: Session) -> None:
    translate(site, "nl", author="ana", what="Een", who="Twee")
    write(site, WHAT, "Unions talk.", author="bo")
    translate(site, "fr", author="cleo", what="Un")
    undo(site, 1, "dan", LOCALES)
    assert [(done.number, done.kind, done.author, done.locale, done.changed) for done in log(site)] == [
        (4, "undo", "dan", None, 2),
        (3, "import", "cleo", "fr", 1),
        (2, "edit", "bo", None, 0),
        (1, "import", "ana", "nl", 2),
    ]
    assert log(site)[0].of == "1"
    assert [done.number for done in log(site, "nl")] == [4, 2, 1]
    assert [done.number for done in log(site, "fr")] == [3, 2]
    assert [done.number for done in log(site, most=2)] == [4, 3]
