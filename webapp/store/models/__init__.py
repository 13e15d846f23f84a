"""The tables of the store."""

from .base import Base, Record
from .bookkeeping import Revision, SeedRecord
from .network import Country, Figure, Kind, Organisation, Partnership, Project, ProjectCountry, ProjectMember, Relation
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
    "FactUse",
    "Figure",
    "Kind",
    "Label",
    "Message",
    "Name",
    "Organisation",
    "Partnership",
    "Project",
    "ProjectCountry",
    "ProjectMember",
    "Record",
    "Relation",
    "Release",
    "Revision",
    "SearchText",
    "SeedRecord",
    "Slug",
    "Source",
    "SourceHistory",
    "Statement",
    "Subject",
    "Suggestion",
    "Translation",
    "TranslationHistory",
    "Typo",
    "Wording",
]
