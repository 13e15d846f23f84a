"""What specimens are made of: a component, and its states with sample values in the language of the page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask import current_app
from markupsafe import Markup

from webapp.views.specimens.sample import Sample

PLAIN = Markup("{}")
IN_PARAGRAPH = Markup("<p>{}</p>")
"""What specimens stand in, with `{}` in their place."""


@dataclass(frozen=True, slots=True)
class Call:
    """How a macro is called: its arguments, and the block of the call (`inside`), if it takes one.

    `around` is what the macro stands in on pages, with `{}` in its place, if that is not as in other states.
    """

    arguments: tuple[object, ...]
    named: Mapping[str, object]
    inside: object
    around: Markup | None = None


State = Callable[[Sample], Call]
"""A state of a component: gives the call for a language."""


@dataclass(frozen=True, slots=True)
class Specimen:
    """A macro of a component (a file in templates/components) in each of its states, by their names.

    `around` is what it stands in on pages, with `{}` in its place.
    """

    component: str
    macro: str
    states: Mapping[str, State]
    around: Markup = PLAIN

    @property
    def id(self) -> str:
        """What it is called in addresses."""
        return self.component if self.macro == self.component else f"{self.component}-{self.macro}"


def specimen(name: str, around: Markup = PLAIN, **states: State) -> Specimen:
    """A specimen of `component` or `component.macro`; the names of states have spaces for underscores."""
    component, _, macro = name.partition(".")
    return Specimen(
        component, macro or component, {key.replace("_", " "): state for key, state in states.items()}, around
    )


def call(*arguments: object, inside: object = None, **named: object) -> Call:
    """A call with these arguments."""
    return Call(arguments, named, inside)


def within(around: Markup, made: Call) -> Call:
    """A call that stands in something else than other states do."""
    return replace(made, around=around)


def macro(component: str, name: str) -> Any:
    """A macro of a component, to be called in a request."""
    return getattr(current_app.jinja_env.get_template(f"components/{component}.html").module, name)


def rendered(shown: Specimen, state: State, sample: Sample) -> Markup:
    """A specimen in one of its states, as HTML."""
    made = state(sample)
    block = {} if made.inside is None else {"caller": lambda *_: made.inside}
    found = macro(shown.component, shown.macro)(*made.arguments, **made.named, **block)
    return (made.around or shown.around).format(found)
