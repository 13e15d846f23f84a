"""Names, numbers, lists and dates from CLDR, in the language of the page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from babel.dates import format_date, format_skeleton, format_time, get_datetime_format
from babel.lists import format_list
from babel.numbers import format_decimal

from .locales import cldr_locale, english_name, is_pseudo
from .text import Text

REGIONS = {"africa": "002", "asia": "142", "europe": "150", "latin-america": "419"}
"""Our regions as UN M49 codes, which CLDR names."""

# Spanish has “e” for “y” before the sound of i (RAE, Ortografía 2010): India, hijos; but hierro begins with another.
_LIKE_I = re.compile(r"\W*h?[ií](?![aeoáéó])", re.IGNORECASE)
_MOMENT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A year, a month or a day: as exact as the source is."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, value: str) -> "Moment":
        """From ISO 8601: `2006`, `2006-11` or `2006-11-30`. Raises ValueError for anything else."""
        match = _MOMENT.fullmatch(value)
        if not match:
            raise ValueError(f"“{value}” is not a year, month or day such as 2006, 2006-11 or 2006-11-30.")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        date(year, 1 if month is None else month, 1 if day is None else day)
        return cls(year, month, day)

    @classmethod
    def perhaps(cls, value: str | None) -> "Moment | None":
        """As `parse`, or None for nothing."""
        return cls.parse(value) if value else None

    def isoformat(self) -> str:
        """As for the `datetime` attribute of HTML's `time`."""
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class HoldsFor:
    """What a statement holds for: a moment, the time before one, or nothing that is known (`moment` is None)."""

    moment: Moment | None
    before: bool = False

    @classmethod
    def parse(cls, value: str) -> "HoldsFor":
        """From `2021`, `2024-04-01`, `before 2024` or `undated`. Raises ValueError for anything else."""
        if value == "undated":
            return cls(None)
        before = value.startswith("before ")
        moment = Moment.parse(value.removeprefix("before "))
        if before and moment.month:
            raise ValueError(f"“{value}”: only a year can stand after “before”.")
        return cls(moment, before)

    def isoformat(self) -> str:
        """As `parse` reads it."""
        if not self.moment:
            return "undated"
        return f"{'before ' if self.before else ''}{self.moment.isoformat()}"


def direction(locale: str) -> str:
    """`ltr` or `rtl`."""
    return "rtl" if str(cldr_locale(locale).character_order) == "right-to-left" else "ltr"


def language_name(tag: str, locale: str) -> str:
    """The name of a language in another one, as it stands within a sentence: `néerlandais`."""
    return english_name(tag) if is_pseudo(tag) else cldr_locale(tag).get_language_name(cldr_locale(locale)) or tag


def territory_name(code: str, locale: str) -> str:
    """The name of a country (ISO 3166-1) or region (UN M49)."""
    return str(cldr_locale(locale).territories.get(code, code))


def region_name(region: str, locale: str) -> str:
    """The name of one of our regions."""
    return territory_name(REGIONS[region], locale)


def format_instant(at: datetime, locale: str) -> str:
    """A time in UTC to the minute, said to be so: `1 April 2024, 14:05 UTC`."""
    day = format_moment(Moment(at.year, at.month, at.day), locale)
    time = f"{format_time(at.time(), 'short', locale=cldr_locale(locale))} UTC"
    both = str(get_datetime_format("medium", locale=cldr_locale(locale)))
    return both.replace("{0}", time).replace("{1}", day)


def format_moment(moment: Moment, locale: str) -> str:
    """`2006`, `November 2006` or `1 April 2024`, in the way of the language; English is British."""
    day = date(moment.year, moment.month or 1, moment.day or 1)
    if moment.month is None:
        return str(moment.year)
    if moment.day is None:
        return format_skeleton("yMMMM", day, locale=cldr_locale(locale))
    written = format_date(day, "long", locale=cldr_locale(locale))
    # French writes the first of a month as an ordinal, which CLDR's patterns cannot say.
    return re.sub(r"^1 ", "1er ", written) if locale == "fr" else written


def format_number(value: int, locale: str) -> str:
    """A whole number with the separators of the language."""
    return format_decimal(value, locale=cldr_locale(locale))


def join(items: Sequence[Text], locale: str) -> Text:
    """`A, B and C` in the way of the language; every item keeps its own language."""
    if not items:
        return Text(())
    marks = [f"\ue000{index}\ue001" for index in range(len(items))]
    joined = format_list(marks, locale=cldr_locale(locale))
    if locale == "es" and _LIKE_I.match(str(items[-1])):
        joined = joined.replace(f" y {marks[-1]}", f" e {marks[-1]}")
    pieces = re.split("\ue000(\\d+)\ue001", joined)
    parts = [items[int(piece)] if index % 2 else piece for index, piece in enumerate(pieces)]
    return Text(tuple(part for part in parts if part))
