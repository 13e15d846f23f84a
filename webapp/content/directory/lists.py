"""The three lists, what each can be filtered and ordered by, and the words for it."""

from dataclasses import dataclass, field

from webapp.i18n.marking import N_, NC_

ADDRESS = "address"
"""The context of words that stand in addresses: `?sort=country` is `?sort=pays` in French."""
WITH_NAME = N_("{relation}: {name}")


@dataclass(frozen=True, slots=True)
class Term:
    """Something to choose: its word in an address and its label, both in English."""

    word: str
    label: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A list: its page, how its references begin, its filters, its orders and its views.

    The first order and the first view are the usual ones.
    """

    key: str
    page: str
    prefix: str
    filters: tuple[str, ...]
    orders: dict[str, Term]
    states: dict[str, Term]
    views: dict[str, Term] = field(default_factory=dict)


_BY_NAME = {"name": Term(NC_("address", "name"), N_("Name"))}

ORGANISATIONS = Listed(
    key="organisations",
    page="page:organisations",
    prefix="org:",
    filters=("region", "country", "kind", "relation", "status"),
    orders={
        **_BY_NAME,
        "country": Term(NC_("address", "country"), N_("Country")),
        "kind": Term(NC_("address", "kind"), N_("Kind")),
    },
    states={
        "current": Term(NC_("address", "current"), N_("Current organisations")),
        "former": Term(NC_("address", "former"), N_("Former organisations")),
    },
)
COUNTRIES = Listed(
    key="countries",
    page="page:countries",
    prefix="country:",
    filters=("region", "relation"),
    orders={**_BY_NAME, "region": Term(NC_("address", "region"), N_("Region"))},
    states={},
    views={
        "list": Term(NC_("address", "list"), N_("List")),
        "table": Term(NC_("address", "table"), N_("Table")),
    },
)
PROJECTS = Listed(
    key="projects",
    page="page:projects",
    prefix="project:",
    filters=("region", "country", "relation", "status"),
    orders={**_BY_NAME, "newest": Term(NC_("address", "newest"), N_("Newest first"))},
    states={
        "current": Term(NC_("address", "no-end-known"), N_("No end known")),
        "former": Term(NC_("address", "ended"), N_("Ended")),
    },
)
LISTS = {listed.page: listed for listed in (ORGANISATIONS, COUNTRIES, PROJECTS)}

RELATIONS = {
    "affiliated-to": Term(NC_("address", "affiliated-to"), N_("Affiliated to")),
    "coordinates": Term(NC_("address", "coordinates"), N_("Coordinates")),
    "department-of": Term(NC_("address", "department-of"), N_("Department of")),
    "funds": Term(NC_("address", "funds"), N_("Funds")),
    "member-of": Term(NC_("address", "member-of"), N_("Member of")),
    "merged-into": Term(NC_("address", "merged-into"), N_("Merged into")),
    "on-the-board-of": Term(NC_("address", "on-the-board-of"), N_("On the board of")),
    "on-the-committee-of-experts-of": Term(
        NC_("address", "on-the-committee-of-experts-of"), N_("On the Committee of Experts of")
    ),
    "takes-part-in": Term(NC_("address", "partner-in"), N_("Partner in")),
    "works-with": Term(NC_("address", "works-with"), N_("Works with")),
    "funded-by": Term(NC_("address", "funded-by"), N_("Funded by")),
    "with": Term(NC_("address", "with"), N_("With")),
    "union-partners": Term(NC_("address", "union-partners"), N_("Union partners")),
    "projects": Term(NC_("address", "projects"), N_("Projects")),
    "organisations": Term(NC_("address", "organisations"), N_("Organisations based here")),
}
"""How entries can be connected; the last three with nobody in particular."""
WITHOUT_COUNTRY = Term(NC_("address", "no-country"), N_("No country given"))
