"""What Lighthouse says of the site on a phone, the median of three runs: `python -m e2e.lighthouse`."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median_low
from tempfile import TemporaryDirectory
from typing import TypedDict

from e2e.browsing import ARGUMENTS
from e2e.server import Site, serving
from tests import system

FOLDER = Path(__file__).parent / "lighthouse"
PAGES = {
    "home": "page:home",
    "networks": "page:networks",
    "organisations": "page:organisations",
    "social dialogue": "page:social-dialogue",
}
LOCALES = ("en", "fr")
RUNS = 3
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
"""What each page must have, of 100."""
START_S = 30
RUN_S = 120
NOT_HERE = "lighthouse is missing. With a network: make lighthouse"


class Audit(TypedDict):
    """A rule that a page does not keep wholly."""

    category: str
    id: str
    title: str
    shown: str


class Run(TypedDict):
    """What one run found: scores of 100 by category, and what they fall short for."""

    scores: dict[str, int]
    audits: list[Audit]


Found = Mapping[str, Sequence[Run]]


def scores(runs: Sequence[Run]) -> dict[str, int]:
    """The median of the runs for each category."""
    return {category: median_low(run["scores"][category] for run in runs) for category in LEAST}


def middle(runs: Sequence[Run]) -> Run:
    """The run whose performance is the median: the figures that vary most."""
    return sorted(runs, key=lambda run: run["scores"]["performance"])[(len(runs) - 1) // 2]


def table(names: Mapping[str, str], found: Found) -> list[str]:
    """A line for each page, by the name that its address has; too low scores are marked."""
    lines = [f"{'':<20}{''.join(f'{category:>16}' for category in LEAST)}"]
    for address, name in names.items():
        figures = [f"{'!' * (score < LEAST[category])}{score}" for category, score in scores(found[address]).items()]
        lines.append(f"{name:<20}{''.join(f'{figure:>16}' for figure in figures)}")
    return lines


def reasons(found: Found) -> list[str]:
    """What pages fall short for in any category that has not 100 throughout: each once, with the addresses."""
    where: dict[tuple[str, str, str], list[str]] = {}
    for address, runs in found.items():
        shown = middle(runs)
        for audit in shown["audits"]:
            if shown["scores"][audit["category"]] < 100:
                key = (audit["category"], audit["id"], audit["title"])
                where.setdefault(key, []).append(f"{address} {audit['shown']}".strip())
    return [
        f"{category}: {title} ({name})" + "".join(f"\n    {address}" for address in addresses)
        for (category, name, title), addresses in where.items()
    ]


def passed(found: Found) -> bool:
    """Whether every page has what it must have."""
    return all(score >= LEAST[category] for runs in found.values() for category, score in scores(runs).items())


@contextmanager
def controlled(path: str, folder: Path) -> Iterator[int]:
    """A browser with a profile of its own in the folder; gives the port where it can be told what to do."""
    arguments = [path, *ARGUMENTS, "--headless=new", "--remote-debugging-port=0", f"--user-data-dir={folder}"]
    process = subprocess.Popen(
        [*arguments, "about:blank"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        told, end = folder / "DevToolsActivePort", time.monotonic() + START_S
        while not (told.exists() and "\n" in told.read_text(encoding="ascii")):
            if process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"{path} did not start.")
            time.sleep(0.1)
        yield int(told.read_text(encoding="ascii").splitlines()[0])
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def judge(port: int, addresses: Sequence[str], runs: int) -> Found:
    """What Lighthouse finds at these addresses. Raises CalledProcessError, after its own words, if it cannot look."""
    done = subprocess.run(
        ["node", FOLDER / "run.mjs", str(port), str(runs), *addresses],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        timeout=RUN_S * runs * len(addresses),
        check=True,
    )
    found: dict[str, list[Run]] = json.loads(done.stdout)
    return found


def addresses(site: Site) -> dict[str, str]:
    """The names of what is looked at, by address."""
    return {
        f"{site.origin}{site.words(locale).path(ref)}": f"{name}, {locale}"
        for locale in LOCALES
        for name, ref in PAGES.items()
    }


def main() -> int:
    """Serve the site, judge it, print a table; 1 if a page is not as good as it must be."""
    path = system.find_chromium()
    if path is None or not (FOLDER / "node_modules" / "lighthouse").exists():
        sys.stderr.write(f"{NOT_HERE if path else system.remedy(system.CHROMIUM)}\n")
        return 1
    with TemporaryDirectory() as place, serving(Path(place)) as site:
        names = addresses(site)
        with controlled(path, Path(place) / "profile") as port:
            found = judge(port, list(names), RUNS)
        lines = [*table(names, found), "", *(re.sub(re.escape(site.origin), "", line) for line in reasons(found))]
    sys.stdout.write("\n".join(lines).rstrip() + "\n")
    if not passed(found):
        least = ", ".join(f"{category} {score}" for category, score in LEAST.items())
        sys.stderr.write(f"Not every page has what it must have: {least}.\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
