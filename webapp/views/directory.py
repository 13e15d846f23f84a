"""The lists of organisations, countries and projects: pages, and fragments of them for htmx."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from flask import Response, abort, g, make_response, redirect, request

from webapp import htmx
from webapp.content.directory import entries, export
from webapp.content.directory.entries import Results
from webapp.content.directory.fields import Field, fields
from webapp.content.directory.lists import COUNTRIES, LISTS, ORGANISATIONS, Listed
from webapp.content.directory.state import LONGEST_TEXT, START, TEXT, LeftOut, Reading, Reason, State, plain, read
from webapp.content.network.world import World, world
from webapp.content.sources import merge_sources
from webapp.content.subjects import Place
from webapp.content.texts import Body
from webapp.i18n import cldr
from webapp.i18n.babel import catalogues, gettext, locale, ngettext
from webapp.i18n.marking import N_
from webapp.i18n.text import Text
from webapp.views.files import FORMATS, answer
from webapp.views.rendering import page, session, settings

TEMPLATES = {
    "page:organisations": "network/organisations.html",
    "page:countries": "network/countries.html",
    "page:projects": "network/projects.html",
}
NAMES = {
    "region": N_("Region"),
    "country": N_("Country"),
    "kind": N_("Kind"),
    "relation": N_("Connection"),
    "status": N_("Status"),
    "sort": N_("Order"),
    "view": N_("Shown as"),
    TEXT: N_("Name or acronym"),
}
"""What the parameters of an address are called."""
OWN_NAMES = {"page:countries": {TEXT: N_("Name"), "relation": N_("What is there")}}
REASONS = {
    Reason.UNKNOWN: N_("{name}: “{value}” is not one of the choices. It was left out."),
    Reason.REPEATED: N_("{name}: only one value can be chosen. “{value}” was left out."),
    Reason.TOO_LONG: N_("{name}: this text is too long, so it was left out. Type at most 100 characters."),
    Reason.NO_LETTERS: N_("{name}: “{value}” has no letters or digits, so it was left out."),
    Reason.ABSENT: N_("“{value}” is not in this list, so the list starts at its beginning."),
}
LONGEST_SHOWN = 60


def show(place: Place, body: Body) -> Response:
    """A list in the state that its address tells; words of another language lead once to those of this one."""
    reading, found = _read(place)
    fragment = htmx.wants_fragment(request.headers)
    if reading.foreign and not reading.left_out and not fragment:
        response = make_response(redirect(place.link.path + reading.state.query(place.locale)))
        response.headers["Cache-Control"] = "no-cache"
        return htmx.mark(response, request.headers, place.link.path)
    shown = entries.results(session(), reading.state, found, place.locale)
    state = shown.state
    g.used = _used(place, shown)
    left_out = reading.left_out if shown.begun else (*reading.left_out, _absent(reading))
    alternates = {other: path + state.query(other) for other, path in place.alternates.items()}
    names = NAMES | OWN_NAMES.get(place.ref, {})
    response = page(
        TEMPLATES[place.ref],
        replace(place, alternates=alternates),
        layout=htmx.layout(request.headers),
        fragment=fragment,
        body=body,
        fields=found,
        typed=reading.typed,
        shown=shown,
        count=_counted(state.listed, shown.total),
        counted=partial(_counted, state.listed),
        position=_position(shown),
        chosen=_chosen(shown),
        left_out=[(item.name, _told(item, names)) for item in left_out],
        longest=LONGEST_TEXT,
        names=names,
        world=_world(place, state) if state.listed is COUNTRIES else None,
        sources=merge_sources(body.sources, shown.sources),
    )
    return htmx.mark(response, request.headers, alternates[place.locale])


def _world(place: Place, state: State) -> World:
    region = state.chosen.get("region")
    return world(place, region.key if region else None)


def download(place: Place, suffix: str) -> Response:
    """A list in the state that its address tells, whole, as a file. An address that is not understood is a 400."""
    reading, found = _read(place)
    if reading.left_out:
        abort(400)
    state = reading.state.at(None)
    shown = entries.results(session(), state, found, place.locale, most=None)
    site = settings().site_url
    records = list(export.records(state.listed.key, shown.entries, place.locale, site))
    address = f"{site}{place.path}{state.query(place.locale)}"
    text, mimetype = FORMATS[suffix](
        records, export.columns(state.listed.key), {"language": place.locale, "address": address}
    )
    return answer(text, mimetype, place.locale, f"{place.path.rpartition('/')[2]}{suffix}")


def _read(place: Place) -> tuple[Reading, dict[str, Field]]:
    listed = LISTS[place.ref]
    given = list(request.args.items(multi=True))
    asked = next((value for name, value in given if name == "relation" and plain(value)), "")
    found = fields(session(), listed, place.locale, catalogues(), asked)
    return read(listed, given, found, place.locale), found


def _used(place: Place, shown: Results) -> list[tuple[str, str]]:
    """What statistics may count: which filters are used, not what for; and that nothing was found."""
    used = [("filter", name) for name in (*shown.state.chosen, *([TEXT] if shown.state.text else []))]
    return used + ([("nothing-found", place.ref)] if used and not shown.total else [])


def _counted(listed: Listed, number: int) -> Text:
    """So many entries of a list, with their noun in the right plural."""
    count = cldr.format_number(number, locale())
    if listed is ORGANISATIONS:
        return ngettext("{count} organisation", "{count} organisations", number, count=count)
    if listed is COUNTRIES:
        return ngettext("{count} country", "{count} countries", number, count=count)
    return ngettext("{count} project", "{count} projects", number, count=count)


def _position(shown: Results) -> Text:
    first, last, total = (cldr.format_number(number, locale()) for number in (shown.first, shown.last, shown.total))
    if shown.first == shown.last:
        return gettext("Entry {first} of {total}", first=first, total=total)
    return gettext("Entries {first} to {last} of {total}", first=first, last=last, total=total)


def _chosen(shown: Results) -> Sequence[Text]:
    """What the list is narrowed to, in the order of the form."""
    state = shown.state
    labels = [state.chosen[name].label for name in state.listed.filters if name in state.chosen]
    return [*([gettext("“{text}”", text=state.text)] if state.text else []), *labels]


def _absent(reading: Reading) -> LeftOut:
    state = reading.state
    return LeftOut(START, (state.start or "").removeprefix(state.listed.prefix), Reason.ABSENT)


def _told(item: LeftOut, names: dict[str, str]) -> Text:
    value = item.value if len(item.value) <= LONGEST_SHOWN else f"{item.value[:LONGEST_SHOWN]}…"
    name = gettext(names[item.name]) if item.name in names else ""
    return gettext(REASONS[item.reason], name=name, value=value)
