"""What is counted. No row tells of a person, and no time is finer than the day (UTC)."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from .base import Base


class PageView(Base):
    """How often a page was shown in a language on a day, by where its readers came from."""

    __tablename__ = "page_views"

    day: Mapped[date] = mapped_column(primary_key=True)
    page: Mapped[str] = mapped_column(primary_key=True)
    locale: Mapped[str] = mapped_column(primary_key=True)
    referrer: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]


class VisitEvent(Base):
    """Something that was used during a visit with consent; `visit` is the SHA-256 of its random number.

    Each is kept once, without an order, and is deleted when its day has been added up. `consent` is another value on
    each day (`consent.receipt.day_tag`): whoever has the number of the receipt finds what to delete, and nobody else.
    """

    __tablename__ = "visit_events"

    visit: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True, index=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    detail: Mapped[str] = mapped_column(primary_key=True)
    locale: Mapped[str] = mapped_column(primary_key=True)
    consent: Mapped[str] = mapped_column(index=True)


class Interaction(Base):
    """In how many visits of a day something was used."""

    __tablename__ = "interactions"

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
