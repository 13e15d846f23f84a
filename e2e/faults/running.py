"""Looks for a planted fault with the checks of its place, and says which one found it."""

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace

from playwright.sync_api import Error

from e2e.faults.looking import Fault, Ground, Judge, Look, Scene
from tests.views.directory.site import PARTIAL
from webapp.config import ROOT
from webapp.views.assets import SITE

FINDINGS = (AssertionError, Error, ValueError, KeyError)
"""How a test of the suite fails: by an assertion, by waiting in vain, or where what it reads is not there."""


class IdleError(Exception):
    """A change of the catalogue has changed nothing: it is no fault."""


WATCH = "e2e/browsing.py: Watch"


@dataclass(frozen=True)
class Outcome:
    """What became of a fault: the check that found it, none if it was missed, and what that said."""

    fault: Fault
    caught: str = ""
    said: str = ""


@dataclass
class Runner:
    """Plants faults, one at a time, each into its place; keeps what came of each."""

    grounds: Mapping[bool, Ground]
    """The site, and for True the one that has grown."""
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    clean: dict[tuple[str, str], str] = field(default_factory=dict)
    """By place and check what the check says there before anything is planted: nothing, if it can prove anything."""

    _made: bool = False

    def outcome(self, fault: Fault) -> Outcome:
        """What becomes of a fault, looked for once.

        A check counts where it passes on the same place without the fault. Raises IdleError.
        """
        if fault.id not in self.outcomes:
            self.outcomes[fault.id] = self._look_for(fault)
        return self.outcomes[fault.id]

    def _look_for(self, fault: Fault) -> Outcome:
        planting = self.grounds[fault.scene.grown].planting
        planting.plant(fault.changes, written=fault.written)
        _fetch(self._look(fault.scene))
        made = any(planting.made.values())
        if made and any(change.kind != "part" for change in planting.idle()):
            raise IdleError(f"{fault.id}: {planting.idle()}")
        self._made = made
        found = None
        try:
            with ExitStack() as standing:
                found = self._first_finding(fault, standing)
        except AssertionError as error:
            found = found or (WATCH, str(error))
        finally:
            planting.plant(())
        if not self._made:
            raise IdleError(f"{fault.id}: {fault.changes}")
        return Outcome(fault, *(found or ("", "")))

    def _first_finding(self, fault: Fault, standing: ExitStack) -> tuple[str, str] | None:
        planting, look = self.grounds[fault.scene.grown].planting, self._look(fault.scene)
        for judge in fault.scene.judges:
            planting.plant(())
            if not self._is_clean(fault.scene, judge):
                continue
            planting.plant(fault.changes, written=fault.written)
            if judge.still and not look.standing:
                look = _stand(look, standing)
            found = _finding(judge, look)
            self._made = self._made or any(planting.made.values())
            if found and (not judge.waits or self._is_found_again(fault, judge)):
                return found
        return None

    def _is_found_again(self, fault: Fault, judge: Judge) -> bool:
        """Whether a check is content once more without the fault, and finds something once more with it."""
        planting = self.grounds[fault.scene.grown].planting
        planting.plant(())
        if _finding(judge, self._look(fault.scene)):
            return False
        planting.plant(fault.changes, written=fault.written)
        return _finding(judge, self._look(fault.scene)) is not None

    def _is_clean(self, scene: Scene, judge: Judge) -> bool:
        key = (scene.name, judge.name)
        if key not in self.clean:
            found = _finding(judge, self._look(scene))
            self.clean[key] = ": ".join(found) if found else ""
        return not self.clean[key]

    def _look(self, scene: Scene) -> Look:
        ground = self.grounds[scene.grown]
        return Look(ground, ground.site.words(scene.locale), scene.ref, scene.query, scene.arrive)


def _stand(look: Look, standing: ExitStack) -> Look:
    """A look with a page that stays in the state for all checks that only read it."""
    page = standing.enter_context(look.visitors.shared(bypass_csp=True, java_script_enabled=True))
    try:
        look.arrive(page, look.words)
    except FINDINGS:
        # Each check finds out for itself that there is no way there.
        return look
    return replace(look, standing=page)


def _fetch(look: Look) -> None:
    """All that may be changed: the page, the part of it that htmx asks for, and each style sheet and script of ours."""
    look.client.raw(look.path)
    look.client.raw(f"{look.path}?q=a", headers=PARTIAL)
    for folder in ("css", "js"):
        for file in (ROOT / "static" / folder).iterdir():
            look.client.raw(f"/static/{folder}/{file.name}")
    look.client.raw(f"/static/{SITE}")


def _finding(judge: Judge, look: Look) -> tuple[str, str] | None:
    """The name of the check that finds something and what it says, or None if there is nothing to find."""
    try:
        judge.judge(look)
    except FINDINGS as error:
        return getattr(error, "check", judge.name), str(error) or type(error).__name__
    return None
