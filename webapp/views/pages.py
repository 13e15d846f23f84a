"""Pages of text, and the pages that are lists: each has a template, most share one."""

from collections.abc import Callable

from flask import Response

from webapp.content import glossary, subjects, texts
from webapp.content.network import countries, organisations, projects
from webapp.content.subjects import Place
from webapp.content.texts import Body
from webapp.views.rendering import page, page_summary, session, settings

Values = dict[str, object]


def show(place: Place) -> Response:
    """A page of the site."""
    template, more = TEMPLATES.get(place.ref, ("pages/text.html", _text))
    body = texts.body(session(), place.ref, place.locale)
    summary = page_summary(place.ref, place.locale)
    values = {"sources": body.sources, **more(place, body)}
    return page(template, place, summary=summary, body=body, **values)


def _text(_place: Place, _body: Body) -> Values:
    return {}


def _networks(place: Place, body: Body) -> Values:
    federations = organisations.affiliates(session(), "org:cnv", place.locale)
    regions = countries.by_region(session(), place.locale, partners_only=True)
    entries = organisations.listing(session(), place.locale)
    return {
        "federations": federations,
        "regions": regions,
        "responsibility": [entry for entry in entries if entry.group == "responsibility"],
        "projects": projects.listing(session(), place.locale),
        "sources": texts.merge_sources(
            body.sources,
            *(relation.sources for relation in federations),
            *(region.sources for region in regions),
        ),
    }


def _organisations(place: Place, _body: Body) -> Values:
    return {"entries": organisations.listing(session(), place.locale)}


def _countries(place: Place, body: Body) -> Values:
    regions = countries.by_region(session(), place.locale)
    return {"regions": regions, "sources": texts.merge_sources(body.sources, *(region.sources for region in regions))}


def _projects(place: Place, _body: Body) -> Values:
    return {"projects": projects.listing(session(), place.locale)}


def _glossary(place: Place, body: Body) -> Values:
    terms = glossary.terms(session(), place.locale, settings().locales)
    return {"terms": terms, "sources": texts.merge_sources(body.sources, *(term.sources for term in terms))}


def _sources(place: Place, _body: Body) -> Values:
    return {"sources": texts.all_sources(session(), place.locale)}


def _site_map(place: Place, _body: Body) -> Values:
    return {"root": subjects.tree(session(), place.locale)}


def _about(_place: Place, _body: Body) -> Values:
    return {"name": settings().responsible_name, "email": settings().responsible_email}


TEMPLATES: dict[str, tuple[str, Callable[[Place, Body], Values]]] = {
    "page:home": ("home/home.html", _text),
    "page:networks": ("network/networks.html", _networks),
    "page:organisations": ("network/organisations.html", _organisations),
    "page:countries": ("network/countries.html", _countries),
    "page:projects": ("network/projects.html", _projects),
    "page:glossary": ("pages/glossary.html", _glossary),
    "page:sources": ("pages/sources.html", _sources),
    "page:site-map": ("pages/site_map.html", _site_map),
    "page:about": ("pages/about.html", _about),
}
