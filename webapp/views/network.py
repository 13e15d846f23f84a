"""The pages of one organisation, one country, one project."""

from functools import partial
from urllib.parse import urlencode

from flask import Response
from markupsafe import Markup

from webapp.content.directory.fields import relation_word
from webapp.content.directory.lists import RELATIONS as TERMS
from webapp.content.directory.lists import WITH_NAME
from webapp.content.network import countries, organisations, projects
from webapp.content.network.organisations import Relation
from webapp.content.subjects import Link, Place
from webapp.content.texts import Body
from webapp.i18n import cldr
from webapp.i18n.babel import catalogues, gettext, locales
from webapp.i18n.marking import N_
from webapp.i18n.text import Text
from webapp.views.rendering import page, session

MEASURES = {
    "members": N_("Members"),
    "rank": N_("Rank among Dutch unions"),
    "countries": N_("Countries"),
    "national-affiliates": N_("National affiliates"),
    "member-organisations": N_("Member organisations"),
    "countries-with-information": N_("Countries with labour market information"),
}
"""What a figure counts."""

RELATIONS = {
    "department-of": (
        N_("In {year} {subject} was a department of {object}."),
        N_("{subject} was a department of {object}."),
        N_("{subject} is a department of {object}."),
    ),
    "affiliated-to": (
        N_("In {year} {subject} was affiliated to {object}."),
        N_("{subject} was affiliated to {object}."),
        N_("{subject} is affiliated to {object}."),
    ),
    "member-of": (
        N_("In {year} {subject} was a member of {object}."),
        N_("{subject} was a member of {object}."),
        N_("{subject} is a member of {object}."),
    ),
    "merged-into": (
        N_("In {year} {subject} merged into {object}."),
        N_("{subject} merged into {object}."),
        N_("{subject} merged into {object}."),
    ),
    "on-the-board-of": (
        N_("In {year} {subject} was on the board of {object}."),
        N_("{subject} was on the board of {object}."),
        N_("{subject} is on the board of {object}."),
    ),
    "on-the-committee-of-experts-of": (
        N_("In {year} {subject} was on the Committee of Experts of {object}."),
        N_("{subject} was on the Committee of Experts of {object}."),
        N_("{subject} is on the Committee of Experts of {object}."),
    ),
    "coordinates": (
        N_("In {year} {subject} coordinated {object}."),
        N_("{subject} coordinated {object}."),
        N_("{subject} coordinates {object}."),
    ),
    "works-with": (
        N_("In {year} {subject} worked with {object}."),
        N_("{subject} worked with {object}."),
        N_("{subject} works with {object}."),
    ),
}
"""How a relation is told: for a year that a source gives, of the past, and of a present that nothing limits."""


def organisation(place: Place, body: Body) -> Response:
    """An organisation."""
    shown = organisations.organisation(session(), place, locales(), body)
    more: dict[str, str] = {}
    if shown.country:
        more["neighbours"] = _listed(place, "page:organisations", {"country": _slug(shown.country)})
    for group in shown.relations:
        relation = group.first
        if group.more and relation.inverse:
            word = relation_word(catalogues()[place.locale], relation.relation, place.link.path)
            more[relation.relation] = _listed(place, "page:organisations", {"relation": word})
    for name, relation_key in (("projects", "with"), ("funded", "funded-by")):
        word = relation_word(catalogues()[place.locale], relation_key, place.link.path)
        more[name] = _listed(place, "page:projects", {"relation": word})
    return page(
        "network/organisation.html",
        place,
        shown=shown,
        about=body.opening,
        measures=MEASURES,
        sentence=partial(_sentence, place),
        group_label=partial(_group_label, place),
        more=more,
    )


def country(place: Place, _body: Body) -> Response:
    """A country."""
    about = gettext("{country}: union partners, projects and organisations", country=place.link.name)
    shown = countries.country(session(), place, locales())
    here = {"country": _slug(place.link)}
    more = {
        "projects": _listed(place, "page:projects", here),
        "organisations": _listed(place, "page:organisations", here),
    }
    return page("network/country.html", place, shown=shown, about=about, more=more)


def project(place: Place, body: Body) -> Response:
    """A project."""
    shown = projects.project(session(), place, body)
    word = relation_word(catalogues()[place.locale], "takes-part-in", place.link.path)
    more = {"members": _listed(place, "page:organisations", {"relation": word})}
    return page("network/project.html", place, shown=shown, about=body.opening, more=more)


def _sentence(place: Place, relation: Relation) -> Text:
    """A relation in words; the name of the page's own organisation is no link."""
    dated, past, present = RELATIONS[relation.relation]
    year = relation.holds_for.moment if relation.holds_for and not relation.holds_for.before else None
    ended = bool(relation.until or relation.when)
    source = dated if year and not year.month and not ended else past if ended else present
    sides = {"subject": named(place, relation.subject), "object": named(place, relation.object)}
    return gettext(source, year=cldr.format_moment(year, place.locale) if year else "", **sides)


def _group_label(place: Place, relation: str) -> Text:
    return gettext(WITH_NAME, relation=gettext(TERMS[relation].label), name=named(place, place.link))


def named(place: Place, link: Link) -> Text:
    """A link to a subject by its acronym and name; the page's own subject is no link."""
    if link.ref == place.ref:
        return Text((link.short,), link.name.lang)
    return Text((Markup('<a href="{}"{}>{}</a>').format(link.path, link.name.lang_attr, link.spelled),))


def _listed(place: Place, ref: str, parameters: dict[str, str]) -> str:
    """The address of a list with a filter."""
    return f"{place.around[ref].path}?{urlencode(parameters)}"


def _slug(link: Link) -> str:
    return link.path.rpartition("/")[2]
