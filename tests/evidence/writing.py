"""Writes ACCESSIBILITY.md from the criteria and the figures of the last long proof."""

from collections.abc import Iterable, Iterator
from datetime import date

from tests.evidence.criteria import PRINCIPLES, Criterion
from webapp.evidence import Proof, limits

READERS = (*limits.READERS, "Narrator")
"""Those of the statement, and one whose name is translated: there it would need words."""
BROWSERS = ("Chromium", "Firefox", "Safari", "Edge")
OTHERS = (
    "braille displays",
    "speech control",
    "screen magnifiers, other than by enlarging pages in the browser",
    "switches, eye control and other devices for input",
    "phones and tablets in the hand: small screens were only simulated",
)
"""What has not been tested, whatever the proof says; readers and browsers follow from it."""
UNTESTED = "What has not been tested"


def document(criteria: Iterable[Criterion], proof: Proof) -> str:
    """The whole text."""
    items = tuple(criteria)
    by_name = {name: [item for item in items if item.principle == name] for name in PRINCIPLES}
    parts = [
        *_opening(items),
        *_figures(proof),
        *_untested(proof),
        "The tables below name tests, own checks of pages (`e2e/checks/`) and axe-core. In the long proof axe and the",
        "checks that read a page look at every page state. Those that change its conditions or press keys go through",
        "the same states once in each language, starting 1280 px wide and in light colours.",
        "“Looked” is what the makers of the site looked at themselves, which is no independent check.",
        "",
        *(line for name, some in by_name.items() for line in _principle(name, some)),
    ]
    return "\n".join(parts) + "\n"


def _opening(items: tuple[Criterion, ...]) -> Iterator[str]:
    failing = [item for item in items if item.fails]
    required = [item for item in failing if item.level != "AAA"]
    basic = sum(item.level != "AAA" for item in items)
    yield "# Accessibility: what stands for each criterion"
    yield ""
    yield f"This page goes through WCAG 2.2: all {basic} criteria of levels A and AA, and the {len(items) - basic} of"
    yield "level AAA that a site of texts can meet. It names for each what shows that it is met, and what is open."
    yield "`make evidence` writes it, from `tests/evidence/criteria/` and the last long proof; `make test` fails if it"
    yield "is not up to date, or names a test that is not there. For visitors the site has an accessibility statement."
    yield ""
    yield "Eight criteria of level AAA are left out: 1.2.6 to 1.2.9 and 1.4.7, which are about sign language and other"
    yield "forms of audio and video, of which there are none; 2.2.5 Re-authenticating, as no visitor signs in; 1.3.6"
    yield "Identify Purpose, as icons and parts of pages are named in words, not by a vocabulary of symbols; and 3.1.6"
    yield "Pronunciation, as no page says how words sound."
    yield ""
    yield "## Status"
    yield ""
    if required:
        yield f"**The site meets levels A and AA in part.** Known not to hold ({len(required)} of {basic}):"
        yield ""
        yield from (
            f"- {item.number} {item.name} (level {item.level}): {why}" for item in required for why in item.fails
        )
    else:
        yield "**Nothing is known that the site does not meet of levels A and AA.** That is what its makers found; no"
        yield "independent check has confirmed it."
    yield ""
    if others := [item for item in failing if item.level == "AAA"]:
        yield "Of level AAA is known not to hold:"
        yield ""
        yield from (f"- {item.number} {item.name}: {why}" for item in others for why in item.fails)
        yield ""


def _figures(proof: Proof) -> Iterator[str]:
    yield "## The last long proof"
    yield ""
    yield "Each part has the day of its oldest result that counts."
    yield ""
    locales = ", ".join(proof.locales)
    inside = f" in {proof.chromium}" if proof.chromium else ""
    if states := _day(proof, "states"):
        judges = f"axe-core {proof.axe} with all its rules"
        judges += f" and by {proof.checks} checks of our own" if proof.checks else " (by no checks of our own yet)"
        yield f"- **Page states** ({states}): {proof.states:,} were judged{inside}"
        yield f"  by {judges}, of {proof.templates} kinds of pages in {len(proof.locales)} languages ({locales})."
    else:
        yield "- **Page states**: never proven."
    if faults := _day(proof, "faults"):
        yield f"- **Planted faults** ({faults}): {proof.caught} of {proof.faults} were caught."
        missed = ", ".join(f"`{name}`" for name in proof.missed)
        yield f"  Missed: {missed}." if missed else "  None was missed."
    else:
        yield "- **Planted faults**: never proven."
    if journeys := _day(proof, "journeys"):
        browsers = " and ".join(proof.browsers)
        yield f"- **By ear** ({journeys}): {proof.journeys} journeys were gone through with {proof.reader} in"
        yield f"  {browsers}, each at least {_times(proof.runs)} in each of its languages; {proof.said:,} sentences"
        yield "  were compared with what had been written down before."
    else:
        yield "- **By ear**: never proven."
    yield ""


def _untested(proof: Proof) -> Iterator[str]:
    heard = (proof.reader, *proof.browsers) if "journeys" in proof.days else ()
    seen = (*heard, proof.chromium)
    readers = [name for name in READERS if not any(told.startswith(name) for told in heard)]
    browsers = [name for name in BROWSERS if not any(told.startswith(name) for told in seen)]
    yield f"## {UNTESTED}"
    yield ""
    yield "- People with disabilities have not tested the site, and nobody but its makers has checked it."
    yield from (
        f"- {what}: {', '.join(names)}." for what, names in (("Screen readers", readers), ("Browsers", browsers))
    )
    yield from (f"- {other[0].upper()}{other[1:]}." for other in OTHERS)
    yield ""


def _principle(name: str, items: list[Criterion]) -> Iterator[str]:
    yield f"## {name}"
    yield ""
    yield "| criterion | level | what stands for it | open |"
    yield "|---|---|---|---|"
    for item in items:
        told = [*(f"**Does not hold:** {why}" for why in item.fails), *item.open]
        cells = (
            f"[{item.number} {item.name}]({item.address})",
            item.level,
            "<br>".join(_evidence(item)),
            "<br>".join(told),
        )
        yield f"| {' | '.join(_cell(cell) for cell in cells)} |"
    yield ""


def _evidence(item: Criterion) -> Iterator[str]:
    if item.nothing:
        yield f"Nothing to meet it with: {item.nothing}"
    if item.axe:
        yield "axe-core"
    if item.checks:
        yield f"Checks: {', '.join(f'`{check}`' for check in item.checks)}"
    for test in item.tests:
        file, function = test.split("::")
        yield f"[`{function}`]({file})"
    for look in item.looked:
        yield f"Looked, {_written(look.day)}: {look.what}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _day(proof: Proof, part: str) -> str:
    return _written(proof.days[part]) if part in proof.days else ""


def _written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
