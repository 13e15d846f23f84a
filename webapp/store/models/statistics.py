"""What is counted. No row tells of a person, and no time is finer than the day (UTC)."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from .base import Base

NO_ORDER = {"sqlite_with_rowid": False}
"""SQLite numbers the rows of a table as they come: on a quiet day that tells in which order somebody read the pages."""


class PageView(Base):
    """How often a page was shown in a language on a day, by where its readers came from."""

    __tablename__ = "page_views"
    __table_args__ = NO_ORDER

    day: Mapped[date] = mapped_column(primary_key=True)
    page: Mapped[str] = mapped_column(primary_key=True)
    locale: Mapped[str] = mapped_column(primary_key=True)
    referrer: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]


class VisitEvent(Base):
    """Something that was used during a visit with consent; `visit` is the SHA-256 of its random number.

    Each is kept once, without an order, in the language of its first use, and is deleted when its day has been added
    up. `consent` is another value on each day (`consent.receipt.day_tag`): whoever has the number of the receipt finds
    what to delete, and nobody else.
    """

    __tablename__ = "visit_events"
    __table_args__ = NO_ORDER

    visit: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True, index=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    detail: Mapped[str] = mapped_column(primary_key=True)
    locale: Mapped[str]
    consent: Mapped[str] = mapped_column(index=True)


class Interaction(Base):
    """In how many visits of a day something was used, by the language in which each used it first.

    A visit is counted in one language alone, so the languages of a day add up to visits. Days nearly do: a visit that
    goes on after midnight (UTC) counts on both days if it used the same thing on both.
    """

    __tablename__ = "interactions"
    __table_args__ = NO_ORDER

    day: Mapped[date] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    detail: Mapped[str] = mapped_column(primary_key=True)
    locale: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]


class Dropped(Base):
    """How many views or interactions (`kind`) of a day there was no room or no store for."""

    __tablename__ = "dropped"

    day: Mapped[date] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]
