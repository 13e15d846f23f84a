"""The tables of the store."""

from .base import Base, Record
from .bookkeeping import Revision, SeedRecord
from .consent import Receipt, ShownText
from .feedback import Feedback
from .network import Country, Figure, Kind, Organisation, Partnership, Project, ProjectCountry, ProjectMember, Relation
from .statistics import Dropped, Interaction, PageView, VisitEvent
from .subjects import Address, Label, Name, SearchText, Slug, Subject
from .texts import Block, Citation, FactUse, Message, Source, Statement, Translation
from .workflow import Act, Dismissal, Release, SourceHistory, Suggestion, TranslationHistory, Typo, Wording

__all__ = [
    "Act",
    "Address",
    "Base",
    "Block",
    "Citation",
    "Country",
    "Dismissal",
    "Dropped",
    "FactUse",
    "Feedback",
    "Figure",
    "Interaction",
    "Kind",
    "Label",
    "Message",
    "Name",
    "Organisation",
    "PageView",
    "Partnership",
    "Project",
    "ProjectCountry",
    "ProjectMember",
    "Receipt",
    "Record",
    "Relation",
    "Release",
    "Revision",
    "SearchText",
    "SeedRecord",
    "ShownText",
    "Slug",
    "Source",
    "SourceHistory",
    "Statement",
    "Subject",
    "Suggestion",
    "Translation",
    "TranslationHistory",
    "Typo",
    "VisitEvent",
    "Wording",
]
