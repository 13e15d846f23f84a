"""The tables of the store."""

from .base import Base, Record
from .bookkeeping import Revision, SeedRecord
from .network import Country, Figure, Kind, Organisation, Partnership, Project, ProjectCountry, ProjectMember, Relation
from .subjects import Address, Label, Name, SearchText, Slug, Subject
from .texts import Block, Citation, FactUse, Message, Source, Statement, Translation, TranslationHistory

__all__ = [
    "Address",
    "Base",
    "Block",
    "Citation",
    "Country",
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
    "Revision",
    "SearchText",
    "SeedRecord",
    "Slug",
    "Source",
    "Statement",
    "Subject",
    "Translation",
    "TranslationHistory",
]
