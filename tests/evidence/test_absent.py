"""What the site does without, so that whole criteria of WCAG have nothing to apply to; each pattern finds its kind."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from webapp.config import ROOT

TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SHEETS = sorted((ROOT / "static" / "css").glob("*.css"))
SCRIPTS = sorted((ROOT / "static" / "js").glob("*.js"))
VIEWS = sorted((ROOT / "webapp").rglob("*.py"))
DRAWN = sorted([*(ROOT / "static" / "img").glob("*.svg"), *(ROOT / "templates").rglob("*.svg")])
COMMENT = re.compile(r"\{#.*?#\}|/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)

MEDIA = r"<(audio|video|track|canvas|object|embed|iframe|frame|applet|marquee|blink)\b|\bautoplay\b"
"""WCAG 1.2.1 to 1.2.5, 1.4.2, 2.3.1, 2.3.2."""
LEAVING = r"http-equiv"
"""A page that reloads or leaves by itself: WCAG 2.2.1, 2.2.4, 3.2.5."""
REFRESHING = r"[\"']Refresh[\"']"
WAYS = r"\blocation\b|\bhistory\.(?:go|back|forward)\(|\bnavigation\.|\bopen\(|\.(?:requestS|s)ubmit\("
GOING = rf"(?=\S)[^\n]*?(?:{WAYS})[^\n]*"
"""The whole line of a script that could do the same, or that asks where one is."""
MOVING = r"@keyframes|\banimation(-\w+)?:|\btransition(-\w+)?:|scroll-behavior: *smooth"
"""WCAG 2.2.2, 2.3.1 to 2.3.3."""
ANIMATED = r"<(?:animate\w*|set|discard)\b"
"""The same of drawings: elements of SVG that change others in time."""
TURNED = r"\borientation\b"
"""WCAG 1.3.4."""
SHORTCUT = r"\baccesskey="
"""WCAG 2.1.4."""
HANDLED = r"\b(?:addEventListener|listen)\(\s*+(?![\"'`]htmx:|name\b)"
"""Listening to keys, pointers, touch, movement or the sensors of a device: WCAG 2.1.4, 2.5.1, 2.5.2, 2.5.4, 2.5.6,
2.5.7; the scripts listen to htmx alone, which fetches what a link or a form would, but for that of the map."""
PROPERTY_HANDLED = r"\.on[a-z]+ *="
TRIGGERED = r"\bhx-(?:trigger|on)\b"
"""Anything but following a link and sending a form: WCAG 3.2.1, 3.2.2."""
REPEATED = r"\bsetInterval\b|requestAnimationFrame|\.animate\(|startViewTransition|behavior: *[\"']smooth"
DRAGGED = r"\bdraggable\b|ondrag|contenteditable"
JUSTIFIED = r"text-align: *justify|text-justify"
"""WCAG 1.4.8."""
PICTURED_TEXT = r"<(text|tspan|image)\b"
"""WCAG 1.4.5, 1.4.9."""
COUNTED_DOWN = r"\b(countdown|time-?left|session_lifetime|PERMANENT_SESSION)\b"
"""WCAG 2.2.3, 2.2.6."""
SIGNING_IN = r"(?i)\b(?:password|passcode|\w*captcha)\b"
"""WCAG 3.3.8, 3.3.9."""


def found(pattern: str, files: Iterable[Path]) -> list[str]:
    """Where a pattern occurs, comments aside."""
    return [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in files
        for match in re.finditer(pattern, COMMENT.sub("", path.read_text(encoding="utf-8")))
    ]


def test_there_is_no_media() -> None:
    assert found(MEDIA, [*TEMPLATES, *SCRIPTS]) == []


def test_no_page_moves() -> None:
    assert found(MOVING, SHEETS) == []
    assert found(REPEATED, SCRIPTS) == []
    assert found(ANIMATED, [*TEMPLATES, *DRAWN, *SCRIPTS]) == []


def test_no_page_leaves_or_ends_by_itself() -> None:
    assert found(LEAVING, TEMPLATES) == []
    assert found(REFRESHING, VIEWS) == []
    assert found(COUNTED_DOWN, [*VIEWS, *SCRIPTS]) == []
    assert found(GOING, SCRIPTS) == [
        # What htmx could not send is sent plainly: the visitor has pressed the button.
        "static/js/consent.js: form.submit();",
        # Both read where one is: whether an address is that of this page, and what an address is relative to.
        "static/js/directory.js: if (history.path === location.pathname + location.search) {",
        (
            "static/js/directory.js: choose(byId(`filter-${ctx.chooses}`),"
            " new URL(ctx.hx.pushurl, location).searchParams.get(ctx.chooses));"
        ),
    ]


def test_scripts_listen_to_nothing_but_htmx_and_escape() -> None:
    assert len(re.findall(r"htmx:", "".join(path.read_text("utf-8") for path in SCRIPTS))) > 5
    (of_map,) = (path for path in SCRIPTS if path.name == "map.js")
    assert found(HANDLED, set(SCRIPTS) - {of_map}) == []
    assert len(found(HANDLED, [of_map])) == 2
    assert len(found(r'"keydown", \(\{ key \}\) => \{\s+if \(key === "Escape"\)', [of_map])) == 1
    assert len(found(r'\["blur", "pointerleave"\]', [of_map])) == 1
    assert found(PROPERTY_HANDLED, SCRIPTS) == []
    assert found(SHORTCUT, TEMPLATES) == []
    assert found(DRAGGED, TEMPLATES) == []


def test_htmx_follows_links_and_sends_forms_alone() -> None:
    assert found(TRIGGERED, [*TEMPLATES, *SCRIPTS]) == []


def test_no_page_asks_for_a_password() -> None:
    assert found(SIGNING_IN, [*TEMPLATES, *SCRIPTS]) == []


def test_the_orientation_is_free() -> None:
    assert found(TURNED, [*SHEETS, *TEMPLATES, *SCRIPTS, ROOT / "webapp" / "views" / "icons.py"]) == []


def test_no_text_is_justified() -> None:
    assert found(JUSTIFIED, SHEETS) == []


def test_no_picture_has_text() -> None:
    """The pages show two pictures, which are drawn; cards with text are for other sites."""
    assert len(DRAWN) >= 3
    assert found(PICTURED_TEXT, DRAWN) == []
    pictures = {re.sub(r".*asset\(\"(.*?)\"\).*", r"\1", match) for match in found(r"<img[^>]*>", TEMPLATES)}
    assert pictures == {"img/mark.svg"}
    assert {re.sub(r".*\.", "", name) for name in found(r"url\(\"[^\"]*(?=\")", SHEETS)} == {"svg", "woff2"}


@pytest.mark.parametrize(
    ("pattern", "planted"),
    [
        (MEDIA, "<video src"),
        (MEDIA, '<iframe src="'),
        (LEAVING, '<meta http-equiv="refresh"'),
        (REFRESHING, 'headers["Refresh"]'),
        (GOING, "location.reload()"),
        (GOING, "window.location.assign(next)"),
        (GOING, "document.location.replace(next)"),
        (GOING, "setTimeout(() => { location.href = next; }, 9000)"),
        (GOING, "location = next"),
        (GOING, "history.back()"),
        (GOING, "form.requestSubmit()"),
        (COUNTED_DOWN, "countdown()"),
        (MOVING, "transition: color 1s"),
        (MOVING, "animation-name: x"),
        (ANIMATED, '<animate attributeName="r"'),
        (ANIMATED, "<animateTransform attributeName='x'"),
        (ANIMATED, '<set attributeName="fill"'),
        (TURNED, "@media (orientation: portrait)"),
        (SHORTCUT, 'accesskey="s"'),
        (HANDLED, 'document.addEventListener("keydown", act)'),
        (HANDLED, "item.addEventListener(\n  'touchmove', act)"),
        (PROPERTY_HANDLED, "item.onpointerdown = act"),
        (TRIGGERED, 'data-hx-trigger="keyup"'),
        (TRIGGERED, '<input hx-trigger="keyup"'),
        (TRIGGERED, '<input hx-on:focus="act()"'),
        (REPEATED, "setInterval(act)"),
        (REPEATED, "seat.animate([], 900)"),
        (REPEATED, 'scrollTo({ behavior: "smooth" })'),
        (SIGNING_IN, '<input type="password"'),
        (SIGNING_IN, '<div class="hcaptcha"'),
        (DRAGGED, 'draggable="true"'),
        (JUSTIFIED, "text-align: justify"),
        (PICTURED_TEXT, "<text x="),
    ],
)
def test_what_is_planted_is_found(pattern: str, planted: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "planted"
    path.write_text(f"/* a comment */ {planted}", encoding="utf-8")
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path)
    assert len(found(pattern, [path])) == 1
