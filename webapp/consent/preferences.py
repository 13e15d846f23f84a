"""How a visitor likes to read: what can be chosen, and the choice as one cookie keeps it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from webapp.i18n.marking import N_

BROWSER = "browser"
"""The value of a form for the language that the browser asks for."""
LONGEST = 120
"""No value that this site writes has more characters."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a visitor chose; what was not chosen is as the device or the site has it.

    `language` is that of the site's front door, None for the one that the browser asks for. Every page has a language
    of its own, which nothing here changes.
    """

    language: str | None = None
    theme: str = "system"
    contrast: str = "usual"
    size: str = "100"
    spacing: str = "usual"
    layout: str = "usual"

    @property
    def usual(self) -> bool:
        """Whether nothing was chosen."""
        return self == USUAL

    @property
    def shown(self) -> tuple[tuple[str, str], ...]:
        """What pages look different by: names and values."""
        return tuple((name, value) for name, value in _chosen(self) if name != "language")

    @property
    def color_scheme(self) -> str:
        """The value of the meta element `color-scheme`: what the browser draws around and before the page."""
        return {"light": "only light", "dark": "dark"}.get(self.theme, "light dark")


USUAL = Preferences()


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a setting, and its name."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Setting:
    """Something that can be chosen: its name in forms, what it is called, what it does, and its values.

    The languages are not among the values: they are those that the site has at the moment, by their own names.
    """

    name: str
    label: str
    hint: str | None
    options: tuple[Option, ...]


CHOICES = (
    Setting(
        "language",
        N_("Language in which this site opens"),
        N_("It holds when you come in by the main address of this site. Each page stays in its own language."),
        (Option(BROWSER, N_("As my browser asks")),),
    ),
    Setting(
        "theme",
        N_("Colours"),
        None,
        (
            Option("system", N_("As on my device")),
            Option("light", N_("Dark letters on a light page")),
            Option("dark", N_("Light letters on a dark page")),
        ),
    ),
    Setting(
        "contrast",
        N_("Contrast"),
        None,
        (Option("usual", N_("As on my device")), Option("more", N_("More contrast"))),
    ),
    Setting(
        "size",
        N_("Text size"),
        None,
        (
            Option("100", N_("Usual size")),
            Option("125", N_("A quarter larger")),
            Option("150", N_("One and a half times as large")),
            Option("200", N_("Twice as large")),
        ),
    ),
    Setting(
        "spacing",
        N_("Spacing"),
        N_("More space between letters, words, lines and paragraphs."),
        (Option("usual", N_("Usual spacing")), Option("wide", N_("More space"))),
    ),
    Setting(
        "layout",
        N_("Layout"),
        N_("The simple layout has one column, and no decoration. All texts stay."),
        (Option("usual", N_("Usual layout")), Option("simple", N_("Simple layout"))),
    ),
)
"""What can be chosen, in the order of the form; the first value of each is the usual one."""

_VALUES = {setting.name: frozenset(option.value for option in setting.options) for setting in CHOICES}


def encode(preferences: Preferences) -> str:
    """What differs from the usual, as a cookie or an address may hold it: `theme=dark&size=150`."""
    return "&".join(f"{name}={value}" for name, value in _chosen(preferences))


def decode(value: str, locales: Sequence[str]) -> Preferences:
    """What such a value says. Whatever is not known is as usual, also a language that the site has not got now."""
    found: dict[str, str] = {}
    if len(value) <= LONGEST:
        for pair in value.split("&"):
            name, _, chosen = pair.partition("=")
            if chosen != BROWSER and _known(name, chosen, locales):
                found.setdefault(name, chosen)
    return replace(USUAL, **found)


def read(form: Mapping[str, str], locales: Sequence[str], before: Preferences) -> tuple[Preferences, tuple[str, ...]]:
    """What a form chooses, and the names of the settings for which it has no value that is known.

    Those stay as they were `before`, so that nothing else of the form is lost.
    """
    found: dict[str, Any] = {}
    faults = []
    for setting in CHOICES:
        chosen = form.get(setting.name, "")
        if _known(setting.name, chosen, locales):
            found[setting.name] = None if chosen == BROWSER else chosen
        else:
            faults.append(setting.name)
    return replace(before, **found), tuple(faults)


def _chosen(preferences: Preferences) -> Iterator[tuple[str, str]]:
    for field in fields(preferences):
        value = getattr(preferences, field.name)
        if value != field.default:
            yield field.name, value


def _known(name: str, value: str, locales: Sequence[str]) -> bool:
    return value in _VALUES.get(name, ()) or (name == "language" and value in locales)
