"""Specimens of what leads on: navigation, links, lists, cards, and the lists that are filtered."""

from dataclasses import replace

from markupsafe import Markup

from webapp.content.directory.entries import Entry, Looser, Results
from webapp.content.directory.fields import Choice, Field
from webapp.content.directory.lists import ORGANISATIONS
from webapp.content.directory.state import LONGEST_TEXT, State
from webapp.content.network import countries, organisations
from webapp.content.network.connections import Relation
from webapp.content.subjects import Link
from webapp.i18n import cldr
from webapp.i18n.cldr import HoldsFor, Moment
from webapp.views.directory import NAMES
from webapp.views.specimens.making import IN_PARAGRAPH, Call, call, macro, specimen, within
from webapp.views.specimens.sample import Sample

IN_LIST = Markup('<ol class="entry-list"><li>{}</li></ol>')
IN_FORMER_LIST = Markup('<ol class="entry-list"><li class="former">{}</li></ol>')


def _home(some: Sample) -> Link:
    return replace(some.page("Home"), ref="page:home")


def _card(some: Sample, region: str, count: int) -> Call:
    links = macro("link_list", "link_list")(some.countries(count))
    return call(region, cldr.region_name(region, some.locale), 2, inside=links)


def _regions(some: Sample, *keys: str) -> Call:
    partnership = countries.Partnership("sample", None, HoldsFor.parse("2024"), ())
    entries = tuple(countries.Entry(link, partnership) for link in some.countries(4))
    return call([countries.Region(key, cldr.region_name(key, some.locale), entries) for key in keys], 2)


def _relations(some: Sample, count: int, total: int, until: Moment | None = None) -> Call:
    found = tuple(
        Relation(
            f"relation-{n}",
            "member-of",
            True,
            True,
            link,
            some.organisation(),
            None,
            until,
            None,
            None,
            some.sources()[:1],
        )
        for n, link in enumerate(some.countries(count))
    )
    sentence = "{subject} was a member of {object}." if until else "{subject} is a member of {object}."
    group = organisations.Group(found, total)
    return call(
        [group],
        lambda relation: some.say(sentence, subject=relation.subject.name, object=relation.object.name),
        lambda _relation: some.say("Member of"),
        {"member-of": some.address},
    )


def _choice(some: Sample, link: Link) -> Choice:
    return Choice(link.ref, link.name, {some.locale: link.ref})


def _field(some: Sample, name: str, *, many: bool = False) -> Field:
    links = some.countries() if many else some.countries(2)
    return Field(name, tuple(_choice(some, link) for link in (*links, some.country(), some.long())), partial=many)


def _state(some: Sample, text: str = "", start: str | None = None, *, chosen: bool = False) -> State:
    order = Choice("name", some.say("Name"), {some.locale: "name"})
    return State(ORGANISATIONS, {"country": _choice(some, some.country())} if chosen else {}, text, order, None, start)


def _results(some: Sample, state: State, before: State | None, after: State | None, loose: int = 0) -> Results:
    looser = tuple(Looser(name, state, 12) for name in ("country", "q")[:loose])
    return Results(state, (), 60, 0, 1, before, after, (), looser)


def _paging(some: Sample, before: State | None, after: State | None) -> Call:
    return call(_results(some, _state(some), before, after), some.place())


def _nothing(some: Sample, loose: int) -> Call:
    shown = _results(some, _state(some, "zee", chosen=True), None, None, loose)
    return call(shown, some.place(), NAMES, lambda total: total)


def _filters(some: Sample, state: State, typed: str = "", *, many: bool = False) -> Call:
    fields = {name: _field(some, name, many=many and name == "relation") for name in ORGANISATIONS.filters}
    fields["sort"] = Field("sort", (state.sort,))
    count = some.say("Organisations in this country")
    return call(some.place(), ORGANISATIONS, fields, state, typed, NAMES, count, LONGEST_TEXT)


def _organisation(some: Sample, link: Link) -> Entry:
    return Entry(link, (), kind=some.say("Members"), country=some.country("CR"))


SPECIMENS = (
    specimen(
        "breadcrumb",
        one=lambda some: call(some.place(_home(some))),
        many=lambda some: call(some.place(_home(some), *some.countries(4))),
        long_word_in_another_language=lambda some: call(some.place(_home(some), some.country(), link=some.long())),
    ),
    specimen(
        "language_switch",
        one=lambda some: call(some.languages(some.locale), some.locale),
        many=lambda some: call(some.languages("en", "nl", "fr", "es"), some.locale),
        not_current=lambda some: call(some.languages("de", "pt"), some.locale),
    ),
    specimen(
        "link",
        IN_PARAGRAPH,
        usual=lambda some: call(some.country()),
        current=lambda some: call(some.country(), "page"),
        with_its_acronym=lambda some: call(some.organisation(), full=True),
        long_word_in_another_language=lambda some: call(some.long()),
    ),
    specimen(
        "link.report_link",
        IN_PARAGRAPH,
        on_a_page=lambda some: call(some.page("Sources"), some.place()),
        on_its_own_page=lambda some: call(some.page("Sources"), some.place(link=some.page("Sources"))),
        on_no_page=lambda some: call(some.page("Sources")),
    ),
    specimen(
        "link_list",
        one=lambda some: call(some.countries(1)),
        many=lambda some: call(some.countries()),
        former=lambda some: call([some.former(), some.organisation()]),
        long_word_in_another_language=lambda some: call([some.long()]),
    ),
    specimen(
        "link_section",
        empty=lambda some: call("found", some.say("Countries"), some.some(0, 0)),
        one=lambda some: call("found", some.say("Countries"), some.some(1, 1)),
        more_elsewhere=lambda some: call("found", some.say("Countries"), some.some(3, 1_200), some.address),
    ),
    specimen(
        "organisation_list",
        one=lambda some: call([organisations.Entry(some.organisation(), some.say("Members"))]),
        many=lambda some: call([organisations.Entry(link, some.say("Members")) for link in some.countries(6)]),
        former=lambda some: call([organisations.Entry(some.former(), some.say("Members"))]),
    ),
    specimen(
        "project_list",
        one=lambda some: call([some.project()]),
        many=lambda some: call([some.project(since=Moment(2012), when=Moment(2014)), some.long(), some.country()]),
        former=lambda some: call([some.project(since=Moment(2012), until=Moment(2016, 6))]),
    ),
    specimen(
        "relation_list",
        one=lambda some: _relations(some, 1, 1),
        more_elsewhere=lambda some: _relations(some, 3, 600),
        former=lambda some: _relations(some, 2, 2, Moment(2011, 5)),
    ),
    specimen(
        "directory_entries.organisation_entry",
        IN_LIST,
        usual=lambda some: call(_organisation(some, some.organisation())),
        long_word_in_another_language=lambda some: call(_organisation(some, some.long())),
        former=lambda some: within(IN_FORMER_LIST, call(_organisation(some, some.former()))),
    ),
    specimen(
        "directory_entries.country_entry",
        IN_LIST,
        one=lambda some: call(
            Entry(some.country(), (), region=cldr.region_name("africa", some.locale), projects=1, organisations=1)
        ),
        many=lambda some: call(
            Entry(some.country(), (), region=cldr.region_name("africa", some.locale), projects=12, organisations=1_300)
        ),
    ),
    specimen(
        "directory_entries.project_entry",
        IN_LIST,
        one=lambda some: call(Entry(some.project(when=Moment(2014)), (), organisations=1, countries=1)),
        many=lambda some: call(Entry(some.project(since=Moment(2012)), (), organisations=9, countries=14)),
    ),
    specimen(
        "card",
        Markup('<div class="regions">{}</div>'),
        one=lambda some: _card(some, "africa", 1),
        many=lambda some: _card(some, "asia", 12),
    ),
    specimen(
        "region_list",
        one=lambda some: _regions(some, "europe"),
        many=lambda some: _regions(some, "africa", "asia", "europe", "latin-america"),
    ),
    specimen(
        "filters",
        usual=lambda some: _filters(some, _state(some)),
        chosen=lambda some: _filters(some, _state(some, "zee", chosen=True), "zee"),
        error=lambda some: _filters(some, _state(some), "!"),
        many_choices=lambda some: _filters(some, _state(some), many=True),
    ),
    specimen(
        "results.paging",
        empty=lambda some: _paging(some, None, None),
        first=lambda some: _paging(some, None, _state(some, start="org:b")),
        middle=lambda some: _paging(some, _state(some, start="org:a"), _state(some, start="org:b")),
        last=lambda some: _paging(some, _state(some, start="org:a"), None),
    ),
    specimen(
        "results.nothing", usual=lambda some: _nothing(some, 0), something_to_loosen=lambda some: _nothing(some, 2)
    ),
    specimen("results.downloads", usual=lambda some: call(_results(some, _state(some), None, None), some.place())),
)
