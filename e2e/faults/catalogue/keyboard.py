"""Keyboard and focus: seen, not covered, in order, without traps."""

from e2e.faults.looking import fault
from e2e.faults.planting import Change, behaviour, page, rule, style
from e2e.faults.scenes import COUNTRIES_FR, GLOSSARY, HOMES, ITUC, LONG, NETWORK, ORGANISATIONS, TABLE

RING = """outline: 3px solid var(--focus-outer);
    outline-offset: 3px;
    box-shadow: 0 0 0 3px var(--focus-inner);
    border-radius: 3px;"""
BUTTON = '<button type="submit" id="filter-submit">Toon resultaten</button>'
STYLED = Change("style", r"\.filters button", ".filters :is(button, .main-button)", every=True)
"""What looks like the button looks as the button did."""
SUBMIT = 'byId("filter-submit").addEventListener("click", () => byId("filter-q").form.requestSubmit());'

FAULTS = (
    fault(
        "outline-none",
        "Nothing is drawn around what has the focus.",
        "2.4.7",
        HOMES["nl"],
        style(RING, "outline: none;"),
    ),
    fault(
        "outline-none-on-links",
        "Links in the text show no focus, since it was thought ugly.",
        "2.4.7",
        ITUC,
        rule("main a:focus { outline: none; box-shadow: none; }"),
    ),
    fault(
        "outline-thin",
        "The ring of focus is a dotted line of one pixel.",
        "2.4.13",
        GLOSSARY,
        style(RING, "outline: 1px dotted var(--focus-outer);"),
    ),
    fault(
        "outline-cut-off",
        "The ring of focus is cut off by what the menu stands in.",
        "2.4.7",
        HOMES["fr"],
        rule(".site-nav li { overflow: hidden; }"),
    ),
    fault(
        "outline-faint-in-light",
        "On light paper the ring of focus can hardly be seen.",
        "1.4.11",
        HOMES["es"],
        style("--focus-outer: light-dark(#2a1730,", "--focus-outer: light-dark(#e0d6c4,"),
        style("--focus-inner: light-dark(#f2a71b,", "--focus-inner: light-dark(#f4ebda,"),
    ),
    fault(
        "outline-faint-in-dark",
        "On dark paper the ring of focus can hardly be seen.",
        "1.4.11",
        NETWORK,
        style("--focus-outer: light-dark(#2a1730, #f2a71b)", "--focus-outer: light-dark(#2a1730, #3d2a46)"),
    ),
    fault(
        "focus-under-sticky-header",
        "A header that stays at the top lies over what has the focus.",
        "2.4.11",
        ORGANISATIONS,
        rule(
            ".site-header { position: sticky; inset-block-start: 0; z-index: 2; background: var(--paper); }",
        ),
    ),
    fault(
        "focus-under-the-notice",
        "The notice is fixed to the bottom of the window and lies over what has the focus.",
        "2.4.11",
        HOMES["nl"],
        rule(".consent { position: fixed; inset-block-end: 0; inset-inline: 0; z-index: 3; }"),
    ),
    fault(
        "tabindex-positive",
        "A link of the footer comes first.",
        "2.4.3",
        GLOSSARY,
        page('<a href="/fr/confidentialite">', '<a href="/fr/confidentialite" tabindex="1">'),
    ),
    fault(
        "keyboard-trap",
        "The Tab key does not lead out of a list of choices.",
        "2.1.2",
        LONG,
        behaviour(
            'byId("filter-sort").addEventListener("keydown", (event) => {'
            ' if (event.key === "Tab") { event.preventDefault(); } });'
        ),
    ),
    fault(
        "button-is-a-div",
        "What sends the form is a box that hears clicks alone.",
        "2.1.1",
        ORGANISATIONS,
        page(BUTTON, '<div class="main-button" id="filter-submit">Toon resultaten</div>'),
        STYLED,
        behaviour(SUBMIT),
    ),
    fault(
        "button-without-keys",
        "What sends the form says that it is a button and takes the focus, and hears no key.",
        "2.1.1",
        ORGANISATIONS,
        page(BUTTON, '<div role="button" tabindex="0" class="main-button" id="filter-submit">Toon resultaten</div>'),
        STYLED,
        behaviour(SUBMIT),
    ),
    fault(
        "link-without-address",
        "A link has no address, and a script leads on.",
        "2.1.1",
        ORGANISATIONS,
        page('<a href="/nl/cookies">Cookies</a>', '<a class="to-cookies">Cookies</a>'),
        behaviour('document.querySelector(".to-cookies").onclick = () => location.assign("/nl/cookies");'),
    ),
    fault(
        "link-left-out",
        "The reading settings cannot be reached by keyboard.",
        "2.1.1",
        HOMES["en"],
        page('<a href="/en/reading-settings">', '<a href="/en/reading-settings" tabindex="-1">'),
    ),
    fault(
        "focus-on-nothing",
        "A link that is hidden from sight takes the focus.",
        "2.4.7",
        COUNTRIES_FR,
        page('<p class="map-skip">', '<p class="map-skip visually-hidden">'),
    ),
    fault(
        "focus-on-the-unheard",
        "The languages are hidden from screen readers, and take the focus.",
        "4.1.2",
        HOMES["fr"],
        page('<nav class="language-switch"', '<nav class="language-switch" aria-hidden="true"'),
    ),
    fault(
        "focus-grabbed",
        "The field of the search takes the focus when the page opens.",
        "3.2.1",
        ORGANISATIONS,
        page('<input type="search" id="filter-q"', '<input type="search" id="filter-q" autofocus'),
    ),
    fault(
        "focus-dropped",
        "Links to files drop the focus as soon as they have it.",
        "2.1.1",
        LONG,
        behaviour(
            'document.addEventListener("focusin", (event) => {'
            ' if (event.target.matches(".downloads a")) { event.target.blur(); } });'
        ),
    ),
    fault(
        "choice-sends-the-form",
        "To choose from a list is to send the form at once.",
        "3.2.2",
        LONG,
        behaviour(
            'document.querySelectorAll("[role=search] select").forEach((list) => {'
            ' list.addEventListener("change", () => list.form.requestSubmit()); });'
        ),
    ),
    fault(
        "single-key-shortcut",
        "The letter s leads to the search, also for those who speak or hit it unawares.",
        "2.1.4",
        LONG,
        behaviour(
            'document.addEventListener("keydown", (event) => {'
            ' if (event.key === "s" && !event.target.matches("input, select")) {'
            ' event.preventDefault(); byId("filter-q").focus(); } });'
        ),
    ),
    fault(
        "acts-on-pressing",
        "A link leads on when the pointer goes down, so that one cannot think better of it.",
        "2.5.2",
        LONG,
        behaviour('document.addEventListener("pointerdown", (event) => event.target.closest(".paging a")?.click());'),
    ),
    fault(
        "scrolls-without-keys",
        "A table that scrolls sideways cannot have the focus.",
        "2.1.1",
        TABLE,
        page('aria-labelledby="countries-caption" tabindex="0">', 'aria-labelledby="countries-caption">'),
    ),
)
