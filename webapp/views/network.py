"""The pages of one organisation, one country, one project."""

from functools import partial
from urllib.parse import urlencode

from flask import Response

from webapp.content.directory.fields import relation_word
from webapp.content.directory.lists import LISTS, WITH_NAME
from webapp.content.directory.lists import RELATIONS as TERMS
from webapp.content.network import connections, countries, organisations, projects
from webapp.content.network.picture import picture
from webapp.content.subjects import Link, Place
from webapp.content.texts import Body
from webapp.i18n.babel import catalogues, gettext, locales
from webapp.i18n.marking import N_
from webapp.i18n.text import Text
from webapp.views.relations import named, sentence, sentences
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


def organisation(place: Place, body: Body) -> Response:
    """An organisation."""
    found = connections.of_organisation(session(), place)
    shown = organisations.organisation(session(), place, locales(), body, found)
    drawn = picture(place, found, place.ref)
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
        drawn=drawn,
        told=sentences(place, drawn) if drawn else [],
        lists=[place.around[ref] for ref in LISTS],
        sentence=partial(sentence, place),
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


def _group_label(place: Place, relation: str) -> Text:
    return gettext(WITH_NAME, relation=gettext(TERMS[relation].label), name=named(place, place.link))


def _listed(place: Place, ref: str, parameters: dict[str, str]) -> str:
    """The address of a list with a filter."""
    return f"{place.around[ref].path}?{urlencode(parameters)}"


def _slug(link: Link) -> str:
    return link.path.rpartition("/")[2]
