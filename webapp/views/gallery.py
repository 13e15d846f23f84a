"""Every component in each of its states, with its contract: for those who work on the site, on their computer."""

import re
from dataclasses import dataclass, replace

from flask import Blueprint, Response, abort, redirect, request
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from webapp.config import ROOT
from webapp.i18n import babel
from webapp.i18n.locales import negotiate
from webapp.views.rendering import answer, error_frame
from webapp.views.specimens import PARTS, SPECIMENS
from webapp.views.specimens.making import Specimen, rendered
from webapp.views.specimens.sample import Sample

bp = Blueprint("gallery", __name__, url_prefix="/dev/components")

COMPONENTS = ROOT / "templates" / "components"

_REFERENCE = re.compile(r' (id|for|aria-labelledby|aria-describedby)="([^"]*)"')
_PLACE = re.compile(r' href="#([^"]*)"')
_HEADING = re.compile(r"<h([2-4])\b")
_LEVELS_ABOVE = 2
"""A specimen stands under the name of its state, which has the third level; its own headings begin at the second."""


@dataclass(frozen=True, slots=True)
class Contract:
    """What a macro promises: how it is called, and in words what it makes of what, by which rule."""

    signature: str
    promise: str


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A component as the gallery shows it: states by the ids of their headings, each with its name and its HTML."""

    id: str
    contract: Contract
    states: dict[str, tuple[str, Markup]]


@bp.get("")
def front_door() -> AnyResponse:
    """The gallery in the language that the browser asks for."""
    return redirect(_path(negotiate(request.headers.get("Accept-Language"), babel.locales())))


@bp.get("/<locale>")
def show(locale: str) -> Response:
    """The gallery in a language of the site."""
    if locale not in babel.locales():
        abort(404)
    babel.speak(locale)
    frame = error_frame(locale)
    languages = tuple(replace(language, path=_path(language.locale)) for language in frame.languages)
    exhibits = [exhibit(specimen, Sample(locale)) for specimen in SPECIMENS]
    common = {"frame": replace(frame, languages=languages), "exhibits": exhibits, "parts": PARTS}
    return answer("dev/components.html", locale, common)


def exhibit(specimen: Specimen, sample: Sample) -> Exhibit:
    """A specimen in all its states, in the language of the request."""
    states = {f"{specimen.id}-{name.replace(' ', '-')}": (name, state) for name, state in specimen.states.items()}
    shown = {
        heading: (name, apart(rendered(specimen, state, sample), heading)) for heading, (name, state) in states.items()
    }
    return Exhibit(specimen.id, contract(specimen.component, specimen.macro), shown)


def contract(component: str, macro: str) -> Contract:
    """The contract of a macro, as its comment has it. Raises ValueError if there is none."""
    source = (COMPONENTS / f"{component}.html").read_text(encoding="utf-8")
    found = re.search(rf"\{{# ({macro}\([^#]*?\)): (.*?) #\}}", source, re.DOTALL)
    if found is None:
        raise ValueError(f"{component}.html has no contract for {macro}.")
    signature, promise = (" ".join(part.split()) for part in found.groups())
    return Contract(signature, f"{promise[0].upper()}{promise[1:]}")


def apart(html: Markup, heading: str) -> Markup:
    """A specimen beside others of its kind, under a heading with this id.

    Its ids begin with that of the heading; what refers to something that is not in it refers to the heading. What has a
    name gets that of the state too, since no two landmarks of a page are called the same. Headings say the level that
    they have here, and nothing takes the focus.
    """
    own = set(re.findall(r' id="([^"]*)"', html))

    def place(name: str) -> str:
        return f"{heading}-{name}" if name in own else heading

    def reference(match: re.Match[str]) -> str:
        places = [place(name) for name in match[2].split()]
        if match[1] == "aria-labelledby":
            places.append(heading)
        return f' {match[1]}="{" ".join(dict.fromkeys(places))}"'

    text = _REFERENCE.sub(reference, html)
    text = _PLACE.sub(lambda match: f' href="#{place(match[1])}"', text)
    text = _HEADING.sub(lambda match: f'{match[0]} aria-level="{int(match[1]) + _LEVELS_ABOVE}"', text)
    # It was HTML, and only names, references and levels have changed.
    return Markup(text.replace(" autofocus", ""))  # noqa: S704


def _path(locale: str) -> str:
    return f"{bp.url_prefix}/{locale}"
