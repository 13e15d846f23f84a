"""The rules of an import, one by one, as a translator meets them."""

from pathlib import Path
from shutil import copyfile

import polib
import pytest

from tests.content.merging.desk import EAST, HELLO, NORTH, SOUTH, TITLE, WHEN, WHO, WORKERS, Desk, entry
from tests.content.merging.edits import Copy, mark, say
from tests.content.merging.small import LOCALE, LOCALES, MESSAGES, TRANSLATED
from webapp.content.translating.exporting import Domain
from webapp.content.translating.importing import run
from webapp.content.translating.report import Item
from webapp.content.translating.units import Version
from webapp.i18n import po
from webapp.i18n.reasons import BOTH_CHANGED, FOREIGN, NO_BASE, TAKEN_WORD, UNKNOWN
from webapp.store.db import open_store, reading, writing
from webapp.store.queries import messages


def put(copy: Copy, context: str, text: str, *, fuzzy: bool = False) -> Copy:
    """Give a message of a file a text."""
    say(entry(copy, context), text)
    mark(entry(copy, context), fuzzy=fuzzy)
    return copy


def told(items: list[Item]) -> list[tuple[str, str]]:
    return [(item.context, item.theirs) for item in items]


def test_a_new_text_is_there_and_approved(desk: Desk) -> None:
    report = desk.send(put(desk.export(), WHEN, "Depuis 1919."))
    assert told(report.new) == [(WHEN, "Depuis 1919.")]
    assert desk.version(WHEN) == Version("Depuis 1919.", MESSAGES[WHEN], approved=True)


def test_a_fuzzy_text_is_there_to_be_reviewed(desk: Desk) -> None:
    desk.send(put(desk.export(), TITLE, "Le réseau", fuzzy=True))
    assert (desk.state(TITLE), desk.version(TITLE)) == ("review", Version("Le réseau", MESSAGES[TITLE], approved=False))


def test_a_text_left_alone_does_not_undo_what_another_one_wrote(desk: Desk) -> None:
    mine, yours = desk.export(), desk.export(name="Bea")
    desk.send(put(yours, TITLE, "Le réseau"))
    assert desk.send(put(mine, WHEN, "Un texte")).conflicts == []
    assert desk.version(TITLE) == Version("Le réseau", MESSAGES[TITLE], approved=True)


def test_ones_own_earlier_change_is_no_conflict_and_stays_in_the_history(desk: Desk) -> None:
    mine = desk.export()
    first = desk.send(put(mine, TITLE, "Le réseau"))
    assert told(desk.send(put(mine, TITLE, "Les réseaux du CNV")).changed) == [(TITLE, "Les réseaux du CNV")]
    assert desk.send(put(mine, TITLE, "Le réseau")).taken == 0
    with reading(desk.engine) as session:
        assert (TITLE, "Le réseau") in set(map(tuple, messages.history_of(session, LOCALE)))
    assert first.conflicts == []


def test_that_one_has_changed_a_text_is_no_leave_to_change_anothers(desk: Desk) -> None:
    mine, yours = desk.export(), desk.export(name="Bea")
    desk.send(put(mine, TITLE, "Le réseau"))
    desk.send(put(desk.export(name="Bea"), TITLE, "Les réseaux de Bea"))
    assert told(desk.send(put(mine, TITLE, "Les réseaux du CNV")).conflicts) == [(TITLE, "Les réseaux du CNV")]
    assert desk.send(put(yours, WHEN, "Un texte")).conflicts == []


def test_a_blank_takes_nothing_away(desk: Desk) -> None:
    report = desk.send(put(desk.export(), TITLE, ""))
    assert (report.act, report.blank, desk.state(TITLE)) == (None, 1, "approved")


def test_of_two_new_texts_the_first_stays_and_the_other_is_put_aside(desk: Desk) -> None:
    mine, yours = desk.export(), desk.export(name="Bea")
    desk.send(put(yours, TITLE, "Le réseau"))
    report = desk.send(put(mine, TITLE, "Notre toile"))
    assert told(report.conflicts) == [(TITLE, "Notre toile")]
    assert desk.version(TITLE) == Version("Le réseau", MESSAGES[TITLE], approved=True)
    assert desk.aside() == [(TITLE, "Notre toile", BOTH_CHANGED)]
    assert desk.send(mine).act is None
    assert "#. Suggestion (Awa): Notre toile" in str(desk.export().file)


def test_the_same_text_twice_is_no_conflict(desk: Desk) -> None:
    mine, yours = desk.export(), desk.export(name="Bea")
    desk.send(put(yours, TITLE, "Le réseau"))
    report = desk.send(put(mine, TITLE, "Le réseau"))
    assert (report.act, report.conflicts) == (None, [])


def test_what_the_site_had_in_between_is_not_put_aside_again(desk: Desk) -> None:
    mine = put(desk.export(), TITLE, "Le réseau")
    desk.send(mine)
    desk.send(put(desk.export(name="Bea"), TITLE, "Notre toile"))
    report = desk.send(mine)
    assert (report.act, report.aside, desk.aside()) == (None, [], [])


def test_what_was_undone_comes_back_if_it_is_sent_again(desk: Desk) -> None:
    mine = put(desk.export(), TITLE, "Le réseau")
    desk.undo(desk.send(mine).act)
    assert told(desk.send(mine).changed) == [(TITLE, "Le réseau")]


def test_a_text_for_older_english_is_taken_and_outdated(desk: Desk) -> None:
    mine = desk.export()
    desk.edit(TITLE, "Our networks")
    desk.send(put(mine, TITLE, "Le réseau"))
    assert (desk.state(TITLE), desk.version(TITLE)) == (
        "outdated",
        Version("Le réseau", MESSAGES[TITLE], approved=True),
    )


def test_a_typo_leaves_a_text_valid_that_was_on_its_way(desk: Desk) -> None:
    mine = desk.export()
    desk.edit(TITLE, "Our network!", typo=True)
    desk.send(put(mine, TITLE, "Le réseau"))
    assert desk.state(TITLE) == "approved"


def test_a_confirmation_counts_for_the_english_in_the_file_also_if_that_moved_on(desk: Desk) -> None:
    desk.edit(TITLE, "Our networks")
    mine = desk.export()
    mark(entry(mine, TITLE), fuzzy=False)
    desk.edit(TITLE, "Unions talk.")
    assert told(desk.send(mine).confirmed) == [(TITLE, "Notre réseau")]
    assert desk.version(TITLE) == Version("Notre réseau", "Our networks", approved=True)
    assert desk.send(mine).act is None
    desk.edit(TITLE, "Our networks")
    assert desk.state(TITLE) == "approved"


def test_a_doubt_counts_unless_somebody_confirmed_the_text_since(desk: Desk) -> None:
    mine = put(desk.export(), TITLE, "Notre réseau", fuzzy=True)
    desk.send(mine)
    assert desk.state(TITLE) == "review"
    confirmed = put(desk.export(name="Bea"), TITLE, "Notre réseau")
    desk.edit(TITLE, "Our network!", typo=True)
    desk.send(confirmed)
    assert desk.send(mine).act is None
    assert desk.state(TITLE) == "approved"


@pytest.mark.parametrize("header", [None, "0123456789abcdef/0"])
def test_without_a_base_nothing_that_the_site_has_gives_way(desk: Desk, header: str | None) -> None:
    mine = put(put(desk.export(), TITLE, "Le réseau"), WHEN, "Un texte")
    report = desk.send(mine, header)
    assert (report.has_base, told(report.new), told(report.conflicts)) == (
        False,
        [(WHEN, "Un texte")],
        [(TITLE, "Le réseau")],
    )
    assert desk.aside() == [(TITLE, "Le réseau", NO_BASE)]
    assert desk.state(TITLE) == "approved"


def test_a_file_of_a_copy_of_the_store_with_other_acts_replaces_nothing(desk: Desk, tmp_path: Path) -> None:
    copyfile(tmp_path / "own.db", tmp_path / "copy.db")
    desk.send(put(desk.export(), WHEN, "Depuis 1919."))
    other = Desk(open_store(f"sqlite:///{tmp_path / 'copy.db'}"))
    before = put(other.export(), TITLE, "Le réseau")
    other.send(put(other.export(), TITLE, "Les réseaux"))
    after = put(other.export(), TITLE, "Un réseau")
    other.engine.dispose()
    assert desk.send(after).has_base is False
    assert desk.aside() == [(TITLE, "Un réseau", NO_BASE)]
    report = desk.send(before)
    assert (report.has_base, told(report.changed)) == (True, [(TITLE, "Le réseau")])


def test_a_file_of_an_earlier_version_whose_base_has_no_time_has_its_base(desk: Desk) -> None:
    desk.send(put(desk.export(), WHEN, "Depuis 1919."))
    copy = put(desk.export(), TITLE, "Le réseau")
    assert desk.send(copy, copy.base.rpartition("/")[0]).has_base


@pytest.mark.parametrize(
    ("context", "domain", "text"),
    [
        (HELLO, "messages", "Bonjour {nom}"),
        (HELLO, "messages", "<b>{name}</b>"),
        (WORKERS, "messages", "un\ndeux\ntrois"),
        (WORKERS, "messages", "{count} travailleur\n"),
        (WHO, "content", "Sans lien"),
        (WHEN, "content", "Deux\nlignes"),
        (NORTH, "messages", "Le Nord"),
    ],
)
def test_what_may_not_be_shown_is_put_aside(desk: Desk, context: str, domain: Domain, text: str) -> None:
    before = desk.version(context)
    report = desk.send(put(desk.export(domain), context, text))
    assert told(report.broken) == [(context, text)]
    assert [(key, said) for key, said, _ in desk.aside()] == [(context, text)]
    assert desk.version(context) == before


def test_a_message_that_is_gone_is_put_aside_under_its_own_name(desk: Desk) -> None:
    mine = desk.export("messages")
    entry(mine, NORTH).msgid = "west"
    report = desk.send(mine)
    assert told(report.unknown) == [("interface:address|west", "nord")]
    assert desk.aside() == [("interface:address|west", "nord", UNKNOWN)]


def test_english_that_the_site_never_had_is_put_aside(desk: Desk) -> None:
    mine = put(desk.export(), TITLE, "Autre chose")
    entry(mine, TITLE).msgid = "Something else"
    assert told(desk.send(mine).broken) == [(TITLE, "Autre chose")]
    assert desk.aside() == [(TITLE, "Autre chose", FOREIGN)]


def test_two_words_of_addresses_may_change_places(desk: Desk) -> None:
    mine = put(put(desk.export("messages"), NORTH, "sud"), SOUTH, "nord")
    assert told(desk.send(mine).changed) == [(NORTH, "sud"), (SOUTH, "nord")]


def test_a_word_that_another_one_leaves_is_free_whichever_comes_first(desk: Desk) -> None:
    report = desk.send(put(put(desk.export("messages"), NORTH, "sud"), SOUTH, "bas"))
    assert (told(report.changed), report.broken) == ([(NORTH, "sud"), (SOUTH, "bas")], [])


def test_two_words_of_addresses_do_not_become_the_same(desk: Desk) -> None:
    mine = put(put(put(desk.export("messages"), NORTH, "haut"), SOUTH, "haut"), EAST, "sud")
    report = desk.send(mine)
    assert told(report.changed) == [(NORTH, "haut")]
    assert told(report.broken) == [(SOUTH, "haut"), (EAST, "sud")]
    assert {reason for _, _, reason in desk.aside()} == {TAKEN_WORD}
    assert desk.send(mine).act is None


def test_a_file_with_two_texts_for_a_message_is_refused_with_both_lines(desk: Desk) -> None:
    mine = put(desk.export(), TITLE, "Le réseau")
    desk.edit(TITLE, "Our networks")
    mine.file.append(polib.POEntry(msgctxt=TITLE, msgid="Our networks", msgstr="Nos réseaux"))
    with pytest.raises(po.PoError, match=r"sent\.po:\d+: this message stands here twice, first in line \d+"):
        desk.send(mine)
    assert desk.version(TITLE) == Version(TRANSLATED[TITLE][0], MESSAGES[TITLE], approved=True)


def test_a_file_in_another_language_is_refused(desk: Desk) -> None:
    mine = put(desk.export(), TITLE, "Ons netwerk")
    mine.file.metadata["Language"] = "nl"
    with pytest.raises(po.PoError, match=r"sent\.po:1: is a catalogue for “nl”"):
        desk.send(mine)


def test_a_rehearsal_tells_the_same_and_writes_nothing(desk: Desk) -> None:
    mine = put(put(desk.export(), TITLE, "Le réseau"), WHEN, "Deux\nlignes")
    with writing(desk.engine) as session:
        report = run(session, LOCALE, po.parse(mine.sent(mine.base), "sent.po"), "Awa", LOCALES, write=False)
    assert (desk.version(TITLE), desk.aside()) == (Version("Notre réseau", MESSAGES[TITLE], approved=True), [])
    real = desk.send(mine)
    assert (report.changed, report.broken) == (real.changed, real.broken)
