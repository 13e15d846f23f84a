"""What the store knows of itself: its revision, and what the seed last said."""

from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Record


class Revision(Base):
    """One row: the content revision, which moves with every change, and the digest of the seed last loaded.

    `store` is a random name: a catalogue that was exported from another store is told apart by it, unless that one is a
    copy of this one.
    """

    __tablename__ = "revision"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]
    seed_digest: Mapped[str]
    store: Mapped[str]


class SeedRecord(Base):
    """A row as the seed last gave it: the base of the three-way merge that never overwrites the store's own edits."""

    __tablename__ = "seed_records"

    table: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    record: Mapped[Record]
