"""Specimens of what is read: texts, definitions, dates, figures, sources, tables."""

from markupsafe import Markup

from webapp.content.glossary import Term
from webapp.content.inline import Run
from webapp.content.network.organisations import Figure
from webapp.content.texts import Body, Group, Mark, Section
from webapp.i18n.cldr import HoldsFor, Moment
from webapp.i18n.text import Text
from webapp.views.network import MEASURES
from webapp.views.specimens.making import IN_PARAGRAPH, Call, call, macro, specimen
from webapp.views.specimens.sample import LONG, Sample


def _body(some: Sample, mark: Mark | None = None) -> Body:
    heading = some.block("heading", 1, mark)
    groups = [
        Group(kind, tuple(some.block(kind, n, mark, "government") for n in (1, 2))) for kind in ("p", "item", "step")
    ]
    opening = Section(None, None, (Group("p", (some.block("p", 9, mark),)),))
    text = Section(heading, None, tuple(groups))
    return Body(mark, some.sentence(), mark, Text(()), (opening, text), (), 8 if mark else 0)


def _steps(some: Sample, count: int, mark: Mark | None = None) -> Call:
    who = ("government", "social-partners")
    return call([some.block("step", number, mark, who[number % 2]) for number in range(1, count + 1)])


def _term(some: Sample, mark: Mark | None = None, link: bool = True) -> Call:
    subject = some.country() if link else some.long()
    definition = some.sentence() if mark != "missing" else Text(("This sentence waits for its translation.",), "en")
    return call(Term(subject, "term", definition, mark, some.words("nl", "fr"), ()))


def _figures(some: Sample, count: int, more_than: bool = False, date: str = "2024") -> Call:
    measures = list(MEASURES)
    figures = [
        Figure(f"figure-{n}", measures[n], 12_345_678, more_than, HoldsFor.parse(date), (some.source(),))
        for n in range(count)
    ]
    return call(figures, MEASURES, some.organisation().name)


def _table(some: Sample, count: int) -> Call:
    row = Markup('<tr><th scope="row"{}>{}</th><td>2024</td><td class="number">{}</td></tr>')
    names = [(link.name.lang_attr, link.name) for link in (some.long(), *some.countries(11))]
    rows = Markup("").join(row.format(lang, str(name), 1_234) for lang, name in names[-count:])
    heads = [(some.say("Name"), False), (some.say("Date"), False), (some.say("Number"), True)]
    return call("numbers", some.say("Figures"), heads, inside=rows)


def _word_table(some: Sample, count: int) -> Call:
    heads = [some.say("Name"), some.say("What is in it"), some.say("Since")]
    row = macro("word_table", "word_row")
    rows = Markup("").join(row(heads, link.name, [some.sentence(), "2024"]) for link in some.countries(count))
    return call("words", some.say("Data"), heads, inside=rows)


def _pairs(some: Sample, count: int) -> Call:
    pair = macro("pairs", "pair")
    return call(inside=Markup("").join(pair(link.name, some.sentence()) for link in some.countries(count)))


SPECIMENS = (
    specimen(
        "body",
        text=lambda some: call(_body(some), some.place()),
        not_translated=lambda some: call(_body(some, "missing"), some.place()),
        older_than_the_English=lambda some: call(_body(some, "outdated"), some.place()),
    ),
    specimen(
        "inline",
        IN_PARAGRAPH,
        plain=lambda some: call([Run(str(some.sentence()))]),
        stressed=lambda some: call([Run(str(some.say("Sources")), emphasis=True)]),
        link=lambda some: call([Run(str(some.say("Sources")), some.address)]),
    ),
    specimen(
        "steps",
        one=lambda some: _steps(some, 1),
        three=lambda some: _steps(some, 3),
        many=lambda some: _steps(some, 12),
        not_translated=lambda some: _steps(some, 2, "missing"),
    ),
    specimen(
        "translation_mark.mark",
        IN_PARAGRAPH,
        not_translated=lambda some: call("missing"),
        older_than_the_English=lambda some: call("outdated"),
    ),
    specimen("translation_mark.title_mark", empty=lambda some: call(None), not_translated=lambda some: call("missing")),
    specimen(
        "translation_mark.notice",
        empty=lambda some: call(0, "/en"),
        one=lambda some: call(1, "/en"),
        many=lambda some: call(20, "/en"),
    ),
    specimen(
        "definition",
        usual=_term,
        not_translated=lambda some: _term(some, "missing"),
        long_word_in_another_language=lambda some: _term(some, link=False),
    ),
    specimen(
        "words",
        one=lambda some: call(some.words()),
        many=lambda some: call(some.words("nl", "fr")),
        long_word=lambda some: call(some.words("de")),
    ),
    specimen("words.words_section", empty=lambda some: call(None), usual=lambda some: call(some.words("fr"))),
    specimen("pairs", one=lambda some: _pairs(some, 1), many=lambda some: _pairs(some, 5)),
    specimen(
        "disclosure",
        closed=lambda some: call(some.say("Earlier acts"), inside=some.paragraph()),
        long_word_in_another_language=lambda some: call(Text((LONG,), "de"), inside=some.paragraph()),
    ),
    specimen(
        "dates.moment",
        IN_PARAGRAPH,
        year=lambda some: call(Moment(2006)),
        month=lambda some: call(Moment(2006, 11)),
        day=lambda some: call(Moment(2024, 4, 1)),
    ),
    specimen(
        "dates.holds_for",
        IN_PARAGRAPH,
        dated=lambda some: call(HoldsFor.parse("2021-06")),
        before=lambda some: call(HoldsFor.parse("before 2024")),
        undated=lambda some: call(HoldsFor.parse("undated")),
    ),
    specimen(
        "meta",
        empty=lambda some: call([]),
        one=lambda some: call([some.source()]),
        many=lambda some: call(some.sources(), Moment(2001), Moment(2009, 12), None, HoldsFor.parse("2012")),
        undated=lambda some: call([], holds=HoldsFor.parse("undated")),
    ),
    specimen("sources.source_list", one=lambda some: call([some.source()]), many=lambda some: call(some.sources())),
    specimen("sources.page_sources", empty=lambda some: call([]), many=lambda some: call(some.sources())),
    specimen(
        "figures",
        one=lambda some: _figures(some, 1),
        many=lambda some: _figures(some, 6),
        more_than=lambda some: _figures(some, 2, more_than=True),
        undated=lambda some: _figures(some, 1, date="undated"),
    ),
    specimen("table", one=lambda some: _table(some, 1), many=lambda some: _table(some, 12)),
    specimen("word_table", one=lambda some: _word_table(some, 1), many=lambda some: _word_table(some, 6)),
    specimen("site_name", IN_PARAGRAPH, usual=lambda some: call(some.locale)),
)
