"""Colours: contrast of text and of shapes in light and dark, what is told by colour alone, forced colours."""

from e2e.faults.looking import fault
from e2e.faults.planting import Change, rule, style
from e2e.faults.scenes import COOKIE_PAGE, DIALOGUE, FORMER, HOMES, ITUC, ORGANISATIONS, SETTING_PAGE, TIMELINE

RING = """outline: 3px solid var(--focus-outer);
    outline-offset: 3px;
    box-shadow: 0 0 0 3px var(--focus-inner);"""

FAULTS = (
    fault(
        "text-faint-in-light",
        "Dates and hints are light grey on light paper.",
        "1.4.3",
        ORGANISATIONS,
        style("--soft: light-dark(#55415c,", "--soft: light-dark(#a497a8,"),
    ),
    fault(
        "text-faint-in-dark",
        "Dates and hints are dark grey on dark paper.",
        "1.4.3",
        TIMELINE,
        style("--soft: light-dark(#55415c, #d3c4d3)", "--soft: light-dark(#55415c, #7a6a80)"),
    ),
    fault(
        "links-faint-in-dark",
        "Links keep the dark colour of light paper on dark paper.",
        "1.4.3",
        DIALOGUE,
        style("--link: light-dark(#0b4f4a, #8ddccb)", "--link: light-dark(#0b4f4a, #2f7d74)"),
    ),
    fault(
        "text-less-than-enhanced",
        "Text has 5:1, which is less than the site promises.",
        "1.4.6",
        ITUC,
        style("--soft: light-dark(#55415c,", "--soft: light-dark(#746579,"),
    ),
    fault(
        "button-faint",
        "A button has white words on marigold.",
        "1.4.3",
        ORGANISATIONS,
        Change("style", r"(\.filters button \{[^}]*color: )var\(--accent-ink\)", r"\1#fff"),
    ),
    fault(
        "fields-without-edge",
        "The edges of fields can hardly be told from the paper.",
        "1.4.11",
        ORGANISATIONS,
        rule(".field :is(input, select) { border-color: light-dark(#e6dcc8, #3a2a42); }"),
    ),
    fault(
        "radio-edges-faint",
        "The buttons of a choice are drawn anew, in a pale line.",
        "1.4.11",
        SETTING_PAGE,
        rule(
            ".options input { appearance: none; inline-size: 1.4rem; block-size: 1.4rem; border: 2px solid #d8cdb9;"
            " border-radius: 50%; } .options input:checked { background: var(--ink); }"
        ),
    ),
    fault(
        "links-by-colour-alone",
        "Links in sentences have no line under them.",
        "1.4.1",
        DIALOGUE,
        rule("main p a { text-decoration: none; }"),
    ),
    fault(
        "present-page-by-colour-alone",
        "The part of the site that one is in has another colour in the menu, and nothing else.",
        "1.4.1",
        ITUC,
        rule(
            ".site-nav a[aria-current] { font-weight: 400; color: var(--link); }"
            " .site-nav a[aria-current]::after { content: none; }"
        ),
    ),
    fault(
        "former-by-look-alone",
        "That an organisation is of the past is told by the look of its entry, not in words.",
        "1.4.1",
        FORMER,
        Change("page", r'<p class="former-note">.*?</p>\n', ""),
    ),
    fault(
        "more-contrast-is-less",
        "Those who ask for more contrast get less.",
        "1.4.6",
        COOKIE_PAGE,
        style("--soft: light-dark(#303030, #dedede)", "--soft: light-dark(#8a8a8a, #808080)"),
    ),
    fault(
        "forced-colours-lose-the-focus",
        "The focus is a shadow, which forced colours take away.",
        "2.4.7",
        HOMES["nl"],
        style(
            RING,
            "outline: none; box-shadow: 0 0 0 3px var(--focus-inner), 0 0 0 6px var(--focus-outer);",
        ),
    ),
    fault(
        "forced-colours-lose-the-state",
        "The present language is told by a fill alone, which forced colours take away.",
        "1.4.11",
        HOMES["fr"],
        Change("style", r"(\.language-switch \[aria-current\] \{\s*font-weight: )700", r"\g<1>400"),
        Change(
            "style", r"(?s)/\* A filled seat must stay filled\. \*/\s*@media \(forced-colors: active\) \{.*?\}\s*\}", ""
        ),
    ),
    fault(
        "forced-colours-lose-the-button",
        "A button is a coloured box without an edge, which forced colours make a plain word.",
        "1.4.11",
        ORGANISATIONS,
        rule(".filters button { border: 0; }"),
    ),
    fault(
        "own-colours-forced",
        "A part of the page keeps its own colours against those that are forced.",
        "A-36",
        HOMES["en"],
        rule(".consent { forced-color-adjust: none; background: #fff; color: #000; }"),
    ),
)
