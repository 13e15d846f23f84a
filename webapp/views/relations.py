"""Connections in words: one sentence each, with links."""

from collections.abc import Iterable

from markupsafe import Markup

from webapp.content.network.connections import Relation
from webapp.content.network.picture import Partners, Picture
from webapp.content.subjects import Link, Place
from webapp.i18n import cldr
from webapp.i18n.babel import gettext, ngettext
from webapp.i18n.marking import N_
from webapp.i18n.text import Text

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


def sentence(place: Place, relation: Relation) -> Text:
    """A relation in words; the name of the page's own organisation is no link."""
    dated, past, present = RELATIONS[relation.relation]
    year = relation.holds_for.moment if relation.holds_for and not relation.holds_for.before else None
    ended = bool(relation.until or relation.when)
    source = dated if year and not year.month and not ended else past if ended else present
    sides = {"subject": named(place, relation.subject), "object": named(place, relation.object)}
    return gettext(source, year=cldr.format_moment(year, place.locale) if year else "", **sides)


def sentences(place: Place, drawn: Picture) -> list[Text]:
    """Every arc of a picture in words, but what the page of one of its organisations lists of its relations anyway."""
    told = [sentence(place, item) for item in drawn.relations if not item.listed]
    return [*told, *(text for project in drawn.projects for text in _about(place, project))]


def _about(place: Place, partners: Partners) -> Iterable[Text]:
    """Who takes part in a project, and who pays for it."""
    project = named(place, partners.project)
    if partners.members:
        members = cldr.join([named(place, link) for link in partners.members], place.locale)
        count = len(partners.members)
        if partners.past:
            yield ngettext(
                "{members} took part in {project}.",
                "{members} took part in {project}.",
                count,
                members=members,
                project=project,
            )
        else:
            yield ngettext(
                "{members} takes part in {project}.",
                "{members} take part in {project}.",
                count,
                members=members,
                project=project,
            )
    for funder in partners.funders:
        source = N_("{funder} funded {project}.") if partners.past else N_("{funder} funds {project}.")
        yield gettext(source, funder=named(place, funder), project=project)


def named(place: Place, link: Link) -> Text:
    """A link to a subject, with its acronym spelled out; on its own page only its short name."""
    if link.ref == place.ref:
        return Text((link.short,), link.name.lang)
    return Text((Markup('<a href="{}"{}>{}</a>').format(link.path, link.name.lang_attr, link.spelled),))
