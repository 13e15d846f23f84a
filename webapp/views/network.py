"""The pages of one organisation, one country, one project."""

from flask import Response

from webapp.content.network import countries, organisations, projects
from webapp.content.subjects import Place
from webapp.i18n.babel import gettext
from webapp.i18n.catalogue import N_
from webapp.views.rendering import page, session, settings

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
    ("department-of", False): N_("Department of"),
    ("department-of", True): N_("Department"),
    ("affiliated-to", False): N_("Affiliated to"),
    ("affiliated-to", True): N_("Affiliated organisation"),
    ("member-of", False): N_("Member of"),
    ("member-of", True): N_("Member"),
    ("merged-into", False): N_("Merged into"),
    ("merged-into", True): N_("Came out of"),
    ("on-the-board-of", False): N_("On the board of"),
    ("on-the-board-of", True): N_("On its board"),
    ("on-the-committee-of-experts-of", False): N_("On the Committee of Experts of"),
    ("on-the-committee-of-experts-of", True): N_("On its Committee of Experts"),
    ("coordinates", False): N_("Coordinates"),
    ("coordinates", True): N_("Coordinated by"),
    ("works-with", False): N_("Works with"),
    ("works-with", True): N_("Works with"),
}
"""How a relation is called from the side of its subject, and (True) from the side of its object."""


def organisation(place: Place) -> Response:
    """An organisation."""
    shown = organisations.organisation(session(), place.ref, place.locale, settings().locales)
    about = shown.body.opening
    return page("network/organisation.html", place, shown=shown, about=about, measures=MEASURES, relations=RELATIONS)


def country(place: Place) -> Response:
    """A country."""
    about = gettext("{country}: union partners, projects and organisations", country=place.link.name)
    shown = countries.country(session(), place.ref, place.locale, settings().locales)
    return page("network/country.html", place, shown=shown, about=about)


def project(place: Place) -> Response:
    """A project."""
    shown = projects.project(session(), place.ref, place.locale)
    return page("network/project.html", place, shown=shown, about=shown.body.opening)
