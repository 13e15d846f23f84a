"""One source under several contexts: no message ever takes the text of another one (babel#1330)."""

from collections.abc import Sequence

from hypothesis import assume, given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from tests.hostile.site import Site
from webapp.commands.translations.files import merge
from webapp.content.translating import importing
from webapp.content.translating.units import Unit, id_of, units
from webapp.i18n import po
from webapp.i18n.po import PoEntry

SOURCES = ("Name", "name", "Title", "b|Name", "Name|b", "sort", "Sort")
CONTEXTS = (None, "address", "table", "value", "a", "a|b", "interface:address", "interface:|Name")
KEYS = st.tuples(st.sampled_from(CONTEXTS), st.sampled_from(SOURCES))


def own_text(context: str | None, source: str) -> str:
    """A text that says which message it belongs to."""
    return f"{context}>{source}"


def entries(keys: Sequence[tuple[str | None, str]], *, translated: bool) -> list[PoEntry]:
    return [PoEntry(context, (source,), (own_text(context, source) if translated else "",)) for context, source in keys]


@given(st.lists(KEYS, unique=True), st.lists(KEYS, unique=True))
def test_an_update_of_the_interface_gives_each_message_its_own_text_or_none(
    wanted: list[tuple[str | None, str]], known: list[tuple[str | None, str]]
) -> None:
    merged, obsolete = merge(entries(wanted, translated=False), entries(known, translated=True), 2)
    assert [entry.key for entry in merged] == wanted
    for entry in merged:
        assert entry.forms == ((own_text(*entry.key),) if entry.key in known else ("",))
        assert not entry.fuzzy
    assert {entry.key for entry in obsolete} == set(known) - set(wanted)
    assert all(entry.forms == (own_text(*entry.key),) for entry in obsolete)


@given(
    st.lists(KEYS, unique_by=lambda key: key[0]),
    st.lists(KEYS, unique_by=lambda key: key[0]),
)
def test_an_update_of_the_content_keeps_each_text_under_its_context(
    wanted: list[tuple[str | None, str]], known: list[tuple[str | None, str]]
) -> None:
    merged, _ = merge(entries(wanted, translated=False), entries(known, translated=True), 2, by_context=True)
    for entry in merged:
        (form,) = entry.forms
        assert not form or form.partition(">")[0] == str(entry.context)
        assert entry.fuzzy == (bool(form) and form != own_text(*entry.key))


def _moved(unit: Unit, other: Unit) -> list[PoEntry]:
    """Entries in which the text of one message stands under the context, or the English, of another one."""
    assert unit.version
    context, msgid = id_of(unit.context)
    elsewhere, other_id = id_of(other.context)
    forms = tuple(f"{form} tel quel" for form in unit.version.text.split("\n"))
    mine, theirs = tuple(unit.source.split("\n")), tuple(other.source.split("\n"))
    return [
        PoEntry(elsewhere, mine, forms),
        PoEntry(context, theirs, forms),
        PoEntry(f"interface:{elsewhere or ''}", mine, forms),
        PoEntry(f"{elsewhere or ''}|{other_id or ''}", mine, forms),
        PoEntry(elsewhere, mine, forms, fuzzy=True, previous=theirs),
        PoEntry(f"{context or ''}x", (msgid or mine[0], *mine[1:]), forms),
    ]


@given(st.data())
def test_an_import_gives_no_message_the_text_of_another(site: Site, data: st.DataObject) -> None:
    contexts = sorted(site.before)
    unit, other = (site.before[data.draw(st.sampled_from(contexts))] for _ in range(2))
    keys = {(id_of(known.context)[0], known.source.split("\n")[0]) for known in site.before.values()}
    moved = [entry for entry in _moved(unit, other) if entry.key not in keys]
    assume(moved)
    entry = data.draw(st.sampled_from(moved))
    site.write({})
    file = po.parse(po.render("fr", [entry]).encode(), "fr.po")
    with Session(site.engine) as session:
        report = importing.run(session, "fr", file, "somebody", site.settings.locales)
        session.flush()
        assert {key: found.version for key, found in units(session, "fr").items()} == {
            key: known.version for key, known in site.before.items()
        }
        assert report.taken == 0
        assert len(report.aside) == 1
        session.rollback()
