"""Sizes: of targets, of text, of windows; and what is lost when they change."""

from e2e.faults.looking import fault
from e2e.faults.planting import page, rule, style
from e2e.faults.scenes import COUNTRY, DIALOGUE, GLOSSARY, HOMES, ITUC, LONG, ORGANISATIONS, TABLE

FAULTS = (
    fault(
        "targets-of-16-pixels",
        "The languages are 16 pixels high and stand close together.",
        "2.5.8",
        HOMES["nl"],
        rule(
            ".language-switch ul { flex-direction: column; } .language-switch a { min-block-size: 0; font-size: 0.7rem;"
            " line-height: 1.25; }"
        ),
    ),
    fault(
        "targets-less-than-44-pixels",
        "The links to other pages of a list are as high as their words.",
        "2.5.5",
        LONG,
        rule(".paging a { min-block-size: 0; padding-block: 0; }"),
    ),
    fault(
        "box-of-12-pixels",
        "A word in the index is a target of a few pixels.",
        "2.5.8",
        GLOSSARY,
        rule(
            ".index a { font-size: 0.6rem; line-height: 1.1; display: inline-block; min-block-size: 0; padding: 0; }"
            " .index li { margin: 0; line-height: 1.1; min-block-size: 0; }"
        ),
    ),
    fault(
        "fixed-width",
        "The content is 600 pixels wide on every screen.",
        "1.4.10",
        DIALOGUE,
        rule("main { inline-size: 600px; }"),
    ),
    fault(
        "title-on-one-line",
        "A title does not break, and pushes the page sideways.",
        "1.4.10",
        ITUC,
        rule("h1 { white-space: nowrap; }"),
    ),
    fault(
        "table-pushes-the-page",
        "A wide table makes the whole page scroll sideways.",
        "1.4.10",
        TABLE,
        style(".table-scroll {\n    overflow-x: auto;", ".table-scroll {\n    overflow-x: visible;"),
        rule("td, th { white-space: nowrap; }"),
    ),
    fault(
        "text-cut-off-with-spacing",
        "A name has a box of a fixed height, and loses its second line with more space between letters.",
        "1.4.12",
        ORGANISATIONS,
        rule(".entry-list > li > a { display: block; block-size: 44px; overflow: hidden; }"),
    ),
    fault(
        "text-ends-in-dots",
        "Long names end in three dots on a phone.",
        "1.4.10",
        COUNTRY,
        rule(
            ".breadcrumb li, .site-nav a, .link-list a { display: inline-block; max-inline-size: 6rem;"
            " overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }"
        ),
    ),
    fault(
        "lines-of-fixed-height",
        "Lines are 24 pixels high, whatever the size of the letters.",
        "1.4.4",
        DIALOGUE,
        style("--leading: 1.6;", "--leading: 24px;"),
    ),
    fault(
        "text-of-fixed-size",
        "The letters keep their size, whatever size the reader has chosen in the browser.",
        "1.4.4",
        ITUC,
        style("--size-root: calc(112.5% * var(--larger, 1));", "--size-root: calc(18px * var(--larger, 1));"),
    ),
    fault(
        "text-over-text",
        "The title has a box of a fixed height, and its second line lies over the summary.",
        "1.4.12",
        ITUC,
        rule("main > h1 { block-size: 56px; }"),
    ),
    fault(
        "not-to-be-enlarged",
        "Phones are told not to let anybody enlarge the page.",
        "1.4.4",
        HOMES["fr"],
        page("initial-scale=1", "initial-scale=1, maximum-scale=1, user-scalable=no"),
    ),
    fault(
        "upright-only",
        "A phone that lies on its side shows nothing but a request to turn it.",
        "1.3.4",
        HOMES["es"],
        rule("@media (orientation: landscape) and (max-height: 30em) { main { display: none; } }"),
    ),
    fault(
        "menu-gone-when-enlarged",
        "The main menu is not there on narrow screens and at 400 %.",
        "1.4.10",
        HOMES["en"],
        rule("@media (max-width: 24em) { .site-nav { display: none; } }"),
    ),
    fault(
        "lines-justified",
        "Text is stretched to both edges, which leaves rivers between words.",
        "1.4.8",
        DIALOGUE,
        rule("main p { text-align: justify; }"),
    ),
    fault(
        "lines-too-long",
        "Lines are as long as the window is wide.",
        "1.4.8",
        DIALOGUE,
        rule("main p, main li, main ul, main .wrap, .summary { max-inline-size: none; }"),
    ),
)
