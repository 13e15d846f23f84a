"""Who is connected with whom, as one table: an entry, its relation, and the other side."""

from sqlalchemy import CompoundSelect, literal, select, union

from webapp.store.models import Country, Organisation, Partnership, Project, ProjectCountry, ProjectMember, Relation

Pairs = CompoundSelect[str, str, str]
_EACH_WAY = "works-with"

_ORGANISATIONS: Pairs = union(
    select(Relation.relation.label("relation"), Relation.object.label("other"), Relation.subject.label("entry")),
    select(Relation.relation, Relation.subject, Relation.object).where(Relation.relation == _EACH_WAY),
    select(literal("takes-part-in"), ProjectMember.project, ProjectMember.organisation),
    select(literal("funds"), Project.ref, Project.funder).where(Project.funder.is_not(None)),
)
_PROJECTS: Pairs = union(
    select(
        literal("with").label("relation"),
        ProjectMember.organisation.label("other"),
        ProjectMember.project.label("entry"),
    ),
    select(literal("funded-by"), Project.funder, Project.ref).where(Project.funder.is_not(None)),
)
_COUNTRIES: Pairs = union(
    select(literal("union-partners").label("relation"), literal("").label("other"), Partnership.country.label("entry")),
    select(literal("projects"), literal(""), ProjectCountry.country),
    select(literal("organisations"), literal(""), Country.ref).join(Organisation, Organisation.country == Country.code),
)

CONNECTIONS: dict[str, Pairs] = {
    "organisations": _ORGANISATIONS,
    "countries": _COUNTRIES,
    "projects": _PROJECTS,
}
"""By list: relation, other (a reference, or "" where the relation is with nobody in particular), entry."""
