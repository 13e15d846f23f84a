"""The programs that the tests need and pip cannot install.

``install`` installs what is missing or says how to, ``browser`` sees to a browser once
Playwright is there, ``report`` tells which tests had to be left out. It runs before
anything else is installed, so it uses the standard library only.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM_NAMES = "chromium chromium-browser google-chrome google-chrome-stable"
PLAYWRIGHT_CACHES = ("~/.cache/ms-playwright", "~/Library/Caches/ms-playwright")
PLAYWRIGHT_FILES = (
    "chromium-*/chrome-*/chrome",
    "chromium-*/chrome-*/*.app/Contents/MacOS/*",
)
FIREFOX_NAMES = "firefox-esr firefox"
SYSTEM_PYTHON = "/usr/bin/python3"
ORCA_MODULES = "gi, pyatspi, orca.label_inference, orca.speechserver"
DESKTOP_PROGRAMS = "Xvfb dbus-daemon dbus-send openbox setpriv xdotool"
OLDEST_JAVA = 17


@dataclass(frozen=True)
class Part:
    """A program, the tests that need it, and the Debian packages that hold it."""

    name: str
    tests: str
    packages: tuple[str, ...]
    find: Callable[[], str | None]


def output(*command: str, seconds: float = 30) -> str | None:
    """Return what a command prints, or None if it fails."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=seconds,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout


def find_chromium() -> str | None:
    """Return the path of a Chromium that starts: installed, or Playwright's own."""
    found = [path for name in CHROMIUM_NAMES.split() if (path := shutil.which(name))]
    caches = [os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or "", *PLAYWRIGHT_CACHES]
    for folder in filter(None, caches):
        for pattern in PLAYWRIGHT_FILES:
            paths = Path(folder).expanduser().glob(pattern)
            found += sorted(map(str, paths), reverse=True)
    return next((path for path in found if output(path, "--version")), None)


def find_java() -> str | None:
    """Return the path of a Java that starts and is new enough."""
    path = shutil.which("java")
    version = re.search(r'version "(\d+)', (path and output(path, "-version")) or "")
    return path if version and int(version[1]) >= OLDEST_JAVA else None


def find_msgfmt() -> str | None:
    """Return the path of gettext's msgfmt."""
    return shutil.which("msgfmt")


def find_firefox() -> str | None:
    """Return the path of a Firefox that starts."""
    paths = filter(None, map(shutil.which, FIREFOX_NAMES.split()))
    return next((path for path in paths if output(path, "--version")), None)


def find_orca() -> str | None:
    """Return the path of Orca, if the system's Python has it and the desktop that it needs is there."""
    if not all(map(shutil.which, DESKTOP_PROGRAMS.split())):
        return None
    imported = output(SYSTEM_PYTHON, "-c", f"import {ORCA_MODULES}")
    return shutil.which("orca") if imported is not None else None


def find_npm() -> str | None:
    """Return the path of npm, if Node is there too."""
    return shutil.which("npm") if shutil.which("node") else None


CHROMIUM = Part(
    "chromium",
    "the tests in a browser",
    ("chromium", "fonts-dejavu-core", "fonts-liberation"),
    find_chromium,
)
FIREFOX = Part("firefox", "the tests of status messages in Firefox", ("firefox-esr",), find_firefox)
ORCA = Part(
    "orca",
    "the tests with a screen reader",
    (
        "at-spi2-core",
        "dbus",
        "gir1.2-atspi-2.0",
        "gir1.2-wnck-3.0",
        "openbox",
        "orca",
        "python3-pyatspi",
        "util-linux",
        "x11-xkb-utils",
        "xdotool",
        "xvfb",
    ),
    find_orca,
)
PARTS = (
    CHROMIUM,
    Part("java", "the check of the pages' HTML", ("default-jre-headless",), find_java),
    Part("msgfmt", "gettext's check of the catalogues", ("gettext",), find_msgfmt),
    FIREFOX,
    ORCA,
    Part("npm", "the checks of HTML and accessibility", ("nodejs", "npm"), find_npm),
)


def remedy(part: Part) -> str:
    """Return a sentence that says how to install a part."""
    sudo = "sudo " if os.geteuid() else ""
    command = f"{sudo}apt-get install {' '.join(part.packages)}"
    sentence = f"{part.name} is missing, for {part.tests}."
    return f"{sentence} On Debian or Ubuntu: {command}"


def missing() -> dict[str, str]:
    """Return for each missing part the sentence that says how to install it."""
    return {part.name: remedy(part) for part in PARTS if not part.find()}


def apt_get(packages: list[str]) -> None:
    """Install Debian packages, where that is allowed."""
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get") or output(*sudo, "true") is None:
        return
    print(f"Installing system packages: {' '.join(packages)}", flush=True)
    apt = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    apt += ["-o", "DPkg::Lock::Timeout=120"]
    output(*apt, "update", seconds=300)
    apt += ["install", "-y", "--no-install-recommends", *packages]
    if output(*apt, seconds=1200) is None:
        print("apt-get could not install them. Is there a network connection?")


def see_to(parts: Iterable[Part]) -> None:
    """Install the missing ones among these parts, or say how to."""
    lacking = [part for part in parts if not part.find()]
    if lacking:
        apt_get([name for part in lacking for name in part.packages])
    for part in lacking:
        if not part.find():
            print(remedy(part))


def install() -> None:
    """See to all parts but the browser, which may come with Playwright."""
    parts = [part for part in PARTS if part is not CHROMIUM]
    see_to(parts)
    if all(part.find() for part in parts):
        print(f"Found for the tests: {', '.join(part.name for part in parts)}")


def browser() -> None:
    """See to a browser: an installed one, Playwright's own, or the system's package."""
    if not find_chromium():
        print("Looking for a browser that Playwright can install ...", flush=True)
        output(sys.executable, "-m", "playwright", "install", "chromium", seconds=300)
        see_to([CHROMIUM])
    if path := find_chromium():
        print(f"The browser for the tests: {path}")


def report() -> None:
    """Say which tests were left out for want of a part."""
    lacking = missing()
    if not (ROOT / "node_modules/.stamp").exists() and "npm" not in lacking:
        lacking["npm"] = "npm's packages are missing. With a network: make test"
    for sentence in lacking.values():
        print(f"Left out: {sentence}")
    if not lacking:
        print("No test was left out for want of a system package.")


def main(words: list[str]) -> int:
    """Carry out the verb on the command line."""
    verbs = {"install": install, "browser": browser, "report": report}
    if len(words) != 1 or words[0] not in verbs:
        print(f"Usage: tests/system.py {'|'.join(verbs)}", file=sys.stderr)
        return 2
    verbs[words[0]]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
