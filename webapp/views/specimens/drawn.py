"""Specimens of what is drawn: map, picture of the network, timeline, way of dialogue, and the table of countries."""

from dataclasses import replace

from webapp.content.directory.entries import Entry
from webapp.content.network import countries
from webapp.content.network.picture import UNIT, WIDTH, Arc, Picture, Seat
from webapp.content.network.timeline import Event, Year
from webapp.content.network.world import world
from webapp.content.subjects import Link, Place, Some
from webapp.content.way import Way
from webapp.i18n import cldr
from webapp.i18n.cldr import HoldsFor, Moment
from webapp.views.specimens.making import IN_PARAGRAPH, Call, call, specimen
from webapp.views.specimens.sample import Sample

ON_MAP = {"africa": ("BJ", "CI", "MG"), "asia": ("ID", "KH"), "europe": ("NL",), "latin-america": ("BO", "PE")}


def _place(some: Sample, *, partners: bool) -> Place:
    """A place with countries in all regions."""
    groups = {f"in-{region}": [some.country(code) for code in codes] for region, codes in ON_MAP.items()}
    groups |= {"home": [some.country("NL")], "centre": [some.organisation()]}
    groups |= {"partners": groups["in-africa"][:2] + groups["in-asia"]} if partners else {}
    return replace(some.place(), groups={name: Some(tuple(links), len(links)) for name, links in groups.items()})


def _map(some: Sample, chosen: str | None, *, partners: bool = True) -> Call:
    place = _place(some, partners=partners)
    return call(world(place, chosen), place, "found")


def _table(some: Sample, count: int) -> Call:
    partnership = countries.Partnership("sample", None, HoldsFor.parse("2021"), ())
    region = cldr.region_name("africa", some.locale)
    entries = [Entry(link, (), region=region, partnership=partnership, projects=3) for link in some.countries(count)]
    return call([*entries, Entry(some.long(), (), region=region)], some.say("Countries"))


def _picture(some: Sample, others: list[Link], total: int = 0) -> Call:
    seats = [
        Seat(place, link, link.ref.startswith("project:"), 1, link.until) for place, link in enumerate(others, start=1)
    ]
    half = (len(seats) + 1) // 2
    sides = (tuple(seats[:half]), tuple(seats[half:]))
    arcs = tuple(
        Arc(
            (0, seat.number),
            seat.project,
            seat.ended is not None,
            ((WIDTH / 2, 0), (WIDTH / 2, UNIT), (WIDTH / 2, row * UNIT), (x, (row + 1.5) * UNIT)),
        )
        for x, side in ((0, sides[0]), (WIDTH, sides[1]))
        for row, seat in enumerate(side)
    )
    head = Seat(0, some.organisation(), False, 1, None)
    drawn = Picture(head, sides, arcs, (), (), max(total, len(seats) + 1), (half + 2) * UNIT)
    told = [some.say("{subject} is a member of {object}.", subject=link.name, object=head.link.name) for link in others]
    return call(drawn, some.place(), told, some.say("Connections"), some.page("Organisations"))


def _event(some: Sample, moment: Moment, kind: str = "happened") -> Event:
    block = some.block("paragraph")
    return Event(
        kind, moment, (some.project(),), None, None, None, block.parts, block.lang, block.mark, some.sources()[:1]
    )


def _timeline(some: Sample, *years: Year) -> Call:
    return call(
        years,
        lambda event: some.say("Joint project: {project}.", project=event.subjects[0].name),
        [some.say("Projects")],
    )


def _way(some: Sample, steps: int, things: int) -> Call:
    who = ("government", "social-partners", "negotiators")
    blocks = [some.block("step", number, who=who[number % 3]) for number in range(steps)]
    items = [some.block("item", number, who="trade-unions") for number in range(things)]
    return call(Way(tuple(blocks), some.block("heading") if items else None, tuple(items)))


SPECIMENS = (
    specimen(
        "world_map.drawn",
        all_regions=lambda some: _map(some, None),
        one_region=lambda some: _map(some, "africa"),
        without_partners=lambda some: _map(some, "asia", partners=False),
    ),
    specimen("country_table", one=lambda some: _table(some, 1), many=lambda some: _table(some, 12)),
    specimen(
        "picture",
        empty=lambda some: call(None, some.place(), [], some.say("Connections"), some.page("Organisations")),
        one=lambda some: _picture(some, [some.country()]),
        many=lambda some: _picture(some, [*some.countries(9), some.project(), some.former(), some.long()]),
        more_elsewhere=lambda some: _picture(some, [*some.countries(4)], 1_200),
    ),
    specimen(
        "timeline",
        one=lambda some: _timeline(some, Year(Moment(1909), (_event(some, Moment(1909)),), 0, ())),
        a_span_of_years=lambda some: _timeline(
            some,
            Year(Moment(2016), (_event(some, Moment(2016)), _event(some, Moment(2016, 12), "told")), 0, ("begins",)),
            Year(Moment(2017), (_event(some, Moment(2017, 6)),), 0, ("passes",)),
            Year(Moment(2020), (_event(some, Moment(2020)),), 0, ("ends",)),
        ),
        more_elsewhere=lambda some: _timeline(some, Year(Moment(2021), (_event(some, Moment(2021)),), 1_200, ())),
    ),
    specimen(
        "way",
        empty=lambda some: _way(some, 0, 0),
        usual=lambda some: _way(some, 3, 3),
        steps_alone=lambda some: _way(some, 2, 0),
        many=lambda some: _way(some, 6, 5),
    ),
    specimen(
        "actor",
        IN_PARAGRAPH,
        government=lambda _some: call("government"),
        trade_unions=lambda _some: call("trade-unions"),
        negotiators=lambda _some: call("negotiators"),
        social_partners=lambda _some: call("social-partners"),
    ),
)
