"""Changing the English: who may be told what, what is refused, and what a change does to the translations."""

from dataclasses import astuple

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.content.translating.site import (
    BLOCKS,
    ENGLISH,
    LOCALES,
    PAGE,
    SUMMARY,
    WHAT,
    WHO,
    exported,
    imported,
    translate,
    write,
)
from webapp.content import texts
from webapp.content.translating.english import EditError, StaleError, edit, effects, source
from webapp.content.translating.history import log
from webapp.content.translating.units import units
from webapp.store.models import SourceHistory, Typo
from webapp.store.queries import revision, rows

TODAY = ENGLISH[WHAT]


def change(session: Session, before: str, after: str, context: str = WHAT) -> int | None:
    return edit(session, context, before, after, author="ana", locales=LOCALES, typo=False, reason="")


def outdated(session: Session, locale: str = "nl") -> set[str]:
    return {context for context, unit in units(session, locale).items() if unit.state == "outdated"}


def test_a_change_makes_its_own_translations_outdated_and_no_others(site: Session) -> None:
    for locale in ("nl", "fr"):
        translate(site, locale, what=f"{locale} 1", who=f"{locale} 2", summary=f"{locale} 3")
    number = revision.number(site)
    write(site, WHAT, "Unions talk.")
    assert outdated(site, "nl") == outdated(site, "fr") == {WHAT}
    assert revision.number(site) == number + 1


def test_the_page_shows_the_old_translation_and_says_that_it_is_older(site: Session) -> None:
    translate(site, "nl", what="Vakbonden praten.", summary="Wat praten brengt.")
    write(site, WHAT, "Unions talk.")
    write(site, SUMMARY, "What it brings.")
    body = texts.body(site, PAGE, "nl")
    [section] = body.sections
    what, who = section.groups[0].blocks
    assert (what.mark, what.parts[0].text, what.lang) == ("outdated", "Vakbonden praten.", None)
    assert (who.mark, who.parts[0].text, who.lang) == ("missing", ENGLISH[WHO], "en")
    assert (body.title_mark, body.summary_mark, body.marked) == ("missing", "outdated", 4)
    assert [block.mark for block, _, _ in texts.draft(site, PAGE, "en").blocks] == [None] * len(BLOCKS)


def test_english_that_comes_back_makes_its_translations_current_again(site: Session) -> None:
    translate(site, "nl", what="Vakbonden praten.")
    for wording in ("Unions talk.", "Talk.", TODAY):
        write(site, WHAT, wording)
    assert units(site, "nl")[WHAT].state == "approved"


def test_over_many_edits_the_difference_is_from_what_was_confirmed_last(site: Session) -> None:
    write(site, WHAT, "One.")
    translate(site, "nl", what="Een.")
    for wording in ("Two.", "Three.", "Four."):
        write(site, WHAT, wording)
    unit = units(site, "nl")[WHAT]
    assert unit.version is not None
    assert (unit.version.source, unit.source) == ("One.", "Four.")


def test_a_typo_keeps_translations_valid_and_is_on_record_with_author_and_reason(site: Session) -> None:
    translate(site, "nl", what="Vakbonden praten.")
    number = edit(
        site, WHAT, TODAY, "Unions talk.", author="ana", locales=LOCALES, typo=True, reason=" A word too many. "
    )
    assert not outdated(site)
    [typo] = site.scalars(select(Typo))
    assert (typo.act, typo.context, typo.before, typo.after) == (number, WHAT, TODAY, "Unions talk.")
    done = log(site)[0]
    assert (done.number, done.kind, done.author, done.reason) == (number, "typo", "ana", "A word too many.")


def test_a_change_is_on_record_with_its_author_and_what_it_said_before(site: Session) -> None:
    number = write(site, WHAT, "Unions talk.", author="cleo")
    done = log(site)[0]
    assert (done.number, done.kind, done.author, done.reason) == (number, "edit", "cleo", None)
    [past] = site.scalars(select(SourceHistory))
    assert (past.act, past.context, past.source) == (number, WHAT, TODAY)


def test_typos_lead_on_from_one_wording_to_the_next(site: Session) -> None:
    write(site, WHAT, "Unions tallk.", typo=True)
    write(site, WHAT, "Unions talkk.", typo=True)
    translate(site, "nl", what="Vakbonden praten.")
    write(site, WHAT, "Something else.")
    assert outdated(site) == {WHAT}
    write(site, WHAT, TODAY)
    assert not outdated(site)


def test_a_catalogue_from_before_a_typo_was_stated_raises_no_doubt(site: Session) -> None:
    translate(site, "nl", what="Vakbonden praten.")
    write(site, WHAT, "Unions talk.")
    file = exported(site, "nl")
    write(site, WHAT, TODAY, typo=True)
    assert imported(site, "nl", file).act is None
    assert units(site, "nl")[WHAT].state == "approved"


def test_a_typo_of_one_message_says_nothing_of_the_same_words_elsewhere(site: Session) -> None:
    for context in BLOCKS:
        write(site, context, "Same.")
    translate(site, "nl", what="Zelfde.", who="Zelfde.")
    write(site, WHAT, "The same.", typo=True)
    write(site, WHO, "The same.")
    assert outdated(site) == {WHO}


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_typo_without_a_reason_is_refused(site: Session, reason: str) -> None:
    with pytest.raises(EditError, match="Say why this is only a typo"):
        edit(site, WHAT, TODAY, "Unions talk.", author="ana", locales=LOCALES, typo=True, reason=reason)
    assert source(site, WHAT) == TODAY
    assert not log(site)


def test_who_edits_what_somebody_else_has_changed_is_shown_what_it_says_now(site: Session) -> None:
    write(site, WHAT, "Theirs.")
    with pytest.raises(StaleError, match="It says now: Theirs") as caught:
        change(site, TODAY, "Ours.")
    assert caught.value.today == "Theirs."
    assert source(site, WHAT) == "Theirs."
    assert len(log(site)) == 1


def test_what_it_says_already_is_no_act(site: Session) -> None:
    assert change(site, TODAY, TODAY) is None
    assert change(site, "Old.", TODAY) is None
    assert not log(site)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("<b>Unions</b> talk.", "Markup is not allowed"),
        ("Unions &amp; employers.", "Markup is not allowed"),
        ("{count} unions", r"The placeholder \{count\}"),
        ("Unions } talk.", "a brace"),
        ("See [them](page:nowhere).", "The link to “page:nowhere” leads nowhere"),
        ("See [them](<b>).", "The link to “<b>” leads nowhere"),
        (" Unions talk.", "There is space around the text"),
        ("Unions talk.\u00a0", "There is space around the text"),
        ("Unions\ntalk.", "There is a line break"),
        ("Unions\u202etalk.", "invisible control character"),
        ("", "A text cannot be empty"),
        ("  ", "A text cannot be empty"),
    ],
)
def test_english_that_may_not_stand_on_a_page_is_refused_with_a_sentence(
    site: Session, text: str, sentence: str
) -> None:
    with pytest.raises(EditError, match=sentence):
        change(site, TODAY, text)
    assert source(site, WHAT) == TODAY
    assert not log(site)


def test_english_may_link_to_a_subject_and_stress_words(site: Session) -> None:
    write(site, WHAT, "*Unions* talk: [home](page:home).")
    assert source(site, WHAT) == "*Unions* talk: [home](page:home)."


@pytest.mark.parametrize(
    ("context", "sentence"),
    [("page:nowhere/what", "There is no message “page:nowhere/what”"), ("interface:|Home", "change it there")],
)
def test_what_is_no_text_of_the_content_cannot_be_edited(site: Session, context: str, sentence: str) -> None:
    rows.add(site, "messages", [{"context": "interface:|Home", "source": "Home", "position": 99}])
    with pytest.raises(EditError, match=sentence):
        change(site, "Home", "Start", context)


def test_the_effects_of_a_change_are_told_per_language_before_it_is_made(site: Session) -> None:
    translate(site, "nl", what="Vakbonden praten.")
    assert [astuple(effect) for effect in effects(site, WHAT, "Three new words.", LOCALES)] == [
        ("nl", True, 3),
        ("fr", False, 0),
    ]
    assert [effect.words for effect in effects(site, WHAT, TODAY, LOCALES)] == [0, 0]
    assert source(site, WHAT) == TODAY


def test_what_is_outdated_cannot_become_so_again(site: Session) -> None:
    translate(site, "nl", what="Vakbonden praten.")
    write(site, WHAT, "Unions talk.")
    assert not effects(site, WHAT, "Three new words.", LOCALES)[0].outdated


def test_a_wording_that_means_what_was_confirmed_has_no_effect(site: Session) -> None:
    translate(site, "nl", what="Vakbonden praten.")
    write(site, WHAT, "Unions talk.", typo=True)
    [dutch, _] = effects(site, WHAT, TODAY, LOCALES)
    assert astuple(dutch) == ("nl", False, 0)
    write(site, WHAT, TODAY)
    assert not outdated(site)
