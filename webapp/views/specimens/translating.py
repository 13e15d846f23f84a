"""Specimens of what translators see: states, acts, reports, files."""

from datetime import datetime

from webapp.content.translating.differences import difference
from webapp.content.translating.history import Done
from webapp.content.translating.overview import Group
from webapp.content.translating.report import Item
from webapp.content.translating.units import id_of
from webapp.views.desk import KINDS
from webapp.views.specimens.making import IN_PARAGRAPH, Call, call, specimen
from webapp.views.specimens.sample import LONG, Sample

CONTEXT = "page:about/title"
TARGET = "nl"


def _acts(some: Sample, *kinds: str) -> Call:
    at = datetime(2026, 1, 31, 14, 5)
    acts = [
        Done(number, at, kind, "Ann", TARGET, "1" if kind == "undo" else None, number, 2, 0, 0, kind == "import")
        for number, kind in enumerate(kinds, 1)
    ]
    return call(acts, KINDS, TARGET, {}, id_of)


def _groups(some: Sample, count: int) -> Call:
    pages = [Group(link.ref, link, 12, 3, 1, 0) for link in (some.long(), *some.countries(9))]
    groups = [Group("interface", None, 1_234, 0, 0, 2), Group("kind", None, 9, 0, 0, 0), *pages]
    return call("states", some.say("Pages that are ready"), groups[:count], linked=True)


def _report(some: Sample, count: int, most: int = 50) -> Call:
    item = Item(CONTEXT, 7, LONG, "Mandaat", ("The translation is empty.",))
    return call("new", some.say("Data"), [item] * count, most, TARGET, id_of, {"page:about": some.address})


SPECIMENS = (
    specimen(
        "act_list",
        one=lambda some: _acts(some, "import"),
        many=lambda some: _acts(some, "load", "import", "edit", "undo"),
    ),
    specimen("undo_form", usual=lambda some: call(TARGET, 7)),
    specimen(
        "upload_form",
        usual=lambda some: call(TARGET),
        error=lambda some: call(TARGET, some.say("No file was chosen. Choose the PO file that you have edited.")),
    ),
    specimen("state_table", one=lambda some: _groups(some, 1), many=lambda some: _groups(some, 12)),
    specimen(
        "import_report.report_section",
        empty=lambda some: _report(some, 0),
        one=lambda some: _report(some, 1),
        more_than_is_shown=lambda some: _report(some, 4, 2),
    ),
    specimen(
        "messages.where",
        IN_PARAGRAPH,
        on_a_page=lambda some: call(id_of(CONTEXT), {"page:about": some.address}),
        nowhere=lambda some: call(id_of(CONTEXT), {}),
    ),
    specimen(
        "messages.differing",
        IN_PARAGRAPH,
        changed=lambda some: call(difference("Read the whole page", "Read the page aloud")),
    ),
    specimen("messages.more", empty=lambda some: call(0), one=lambda some: call(1), many=lambda some: call(1_200)),
)
