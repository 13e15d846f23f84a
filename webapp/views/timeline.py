"""The timeline of the network: each event in a sentence of the language."""

from functools import partial

from webapp.content.directory.lists import LISTS
from webapp.content.network import timeline
from webapp.content.network.timeline import Event
from webapp.content.sources import merge_sources
from webapp.content.subjects import Place
from webapp.content.texts import Body
from webapp.i18n import cldr
from webapp.i18n.babel import gettext, ngettext
from webapp.i18n.marking import N_
from webapp.i18n.text import Text
from webapp.views.relations import RELATIONS, named
from webapp.views.rendering import session

PROJECTS = {
    "began": N_("The joint project {project} began."),
    "ended": N_("The joint project {project} ended."),
    "happened": N_("Joint project: {project}."),
}
"""What is told of a project."""


def values(place: Place, body: Body) -> dict[str, object]:
    """What the page of the timeline shows."""
    found = timeline.told(session(), place.locale)
    return {
        "timeline": found,
        "sentence": partial(_sentence, place),
        "lists": [named(place, place.around[ref]) for ref in LISTS],
        "sources": merge_sources(body.sources, found.sources),
    }


def _sentence(place: Place, event: Event) -> Text:
    """An event in words, unless a text of the site tells it."""
    listed = cldr.join([named(place, link) for link in event.subjects], place.locale)
    count = len(event.subjects)
    if event.kind == "cooperation":
        return ngettext(
            "CNV Internationaal began to work with unions in this country: {countries}.",
            "CNV Internationaal began to work with unions in these countries: {countries}.",
            count,
            countries=listed,
        )
    if event.object is None:
        return gettext(PROJECTS[event.kind], project=listed)
    other = named(place, event.object)
    if event.relation == "merged-into":
        return ngettext(
            "{organisations} merged into {other}.",
            "{organisations} merged into {other}.",
            count,
            organisations=listed,
            other=other,
        )
    _, past, _ = RELATIONS[str(event.relation)]
    return gettext(past, subject=listed, object=other)
