"""Pages of text, and the pages that are lists: each has a template, most share one."""

from collections.abc import Callable

from flask import Response

from webapp.content import glossary, subjects, way
from webapp.content.directory.lists import LISTS
from webapp.content.network import connections, countries, organisations
from webapp.content.network.picture import HEART, picture
from webapp.content.sources import all_sources, merge_sources
from webapp.content.subjects import Place
from webapp.content.texts import Body
from webapp.i18n.babel import locales
from webapp.views import cookies, feedback, statement, timeline
from webapp.views.preferences import form
from webapp.views.privacy import notice
from webapp.views.relations import sentences
from webapp.views.rendering import page, session, settings

Values = dict[str, object]
MOST_BELOW = 100
"""So many organisations, countries or projects stand on the site map; their lists have them all."""


def show(place: Place, body: Body) -> Response:
    """A page of the site."""
    template, more = TEMPLATES.get(place.ref, ("pages/text.html", _text))
    values = {"sources": body.sources, **more(place, body)}
    return page(template, place, body=body, **values)


def _text(_place: Place, _body: Body) -> Values:
    return {}


def _networks(place: Place, body: Body) -> Values:
    found = connections.of_networks(session(), place)
    federations = organisations.affiliates(place, found)
    drawn = picture(place, found, HEART)
    regions = countries.partners(session(), place)
    return {
        "lists": [place.around[ref] for ref in LISTS],
        "drawn": drawn,
        "told": sentences(place, drawn) if drawn else [],
        "federations": federations,
        "regions": regions,
        "responsibility": organisations.responsible(session(), place),
        "projects": place.group("projects").links,
        "sources": merge_sources(
            body.sources,
            *(relation.sources for relation in federations),
            *(region.sources for region in regions),
        ),
    }


def _social_dialogue(_place: Place, body: Body) -> Values:
    return {"way": way.of(body)}


def _glossary(place: Place, body: Body) -> Values:
    terms = glossary.terms(session(), place.locale, locales())
    return {"terms": terms, "sources": merge_sources(body.sources, *(term.sources for term in terms))}


def _sources(place: Place, _body: Body) -> Values:
    return {"sources": all_sources(session(), place.locale)}


def _site_map(place: Place, _body: Body) -> Values:
    return {"root": subjects.tree(session(), place.locale, MOST_BELOW)}


def _settings(_place: Place, _body: Body) -> Values:
    return form()


def _privacy(_place: Place, _body: Body) -> Values:
    return notice()


def _about(_place: Place, _body: Body) -> Values:
    return {"name": settings().responsible_name, "email": settings().responsible_email}


TEMPLATES: dict[str, tuple[str, Callable[[Place, Body], Values]]] = {
    "page:home": ("home/home.html", _text),
    "page:networks": ("network/networks.html", _networks),
    "page:timeline": ("network/timeline.html", timeline.values),
    "page:social-dialogue": ("pages/social_dialogue.html", _social_dialogue),
    "page:glossary": ("pages/glossary.html", _glossary),
    "page:sources": ("pages/sources.html", _sources),
    "page:site-map": ("pages/site_map.html", _site_map),
    "page:about": ("pages/about.html", _about),
    "page:cookies": ("pages/cookies.html", cookies.values),
    "page:accessibility": ("pages/accessibility.html", statement.values),
    "page:feedback": (feedback.TEMPLATE, feedback.values),
    "page:privacy": ("pages/privacy.html", _privacy),
    "page:settings": ("pages/settings.html", _settings),
}
