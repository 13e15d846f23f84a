"""Paper and movement."""

from e2e.faults.looking import fault
from e2e.faults.planting import page, rule, style
from e2e.faults.scenes import DIALOGUE, HOMES, ITUC, NETWORK, ORGANISATIONS, SOURCES, TABLE

FAULTS = (
    fault(
        "menus-on-paper",
        "Menus are printed, which nobody can press on paper.",
        "A-38",
        ORGANISATIONS,
        style("  nav,\n  form,", "  form,"),
    ),
    fault(
        "notice-on-paper",
        "The notice is printed.",
        "A-38",
        HOMES["nl"],
        style("  .consent,\n  #site-withdrawal,", "  #site-withdrawal,"),
    ),
    fault(
        "addresses-not-on-paper",
        "Links to other websites do not say on paper where they lead.",
        "A-38",
        SOURCES,
        style('a[rel~="external"]::after,\n', ""),
    ),
    fault(
        "table-cut-on-paper",
        "What a table has at its side is cut off on paper.",
        "A-38",
        TABLE,
        style(
            ".table-scroll {\n    overflow: visible;", ".table-scroll {\n    overflow: hidden; max-inline-size: 12rem;"
        ),
    ),
    fault(
        "pale-on-paper",
        "Text is printed in a pale grey, as on dark screens.",
        "1.4.3",
        ITUC,
        style("--ink: #000;\n    --soft: #000;", "--ink: #d3c4d3;\n    --soft: #d3c4d3;"),
    ),
    fault(
        "moves-by-itself",
        "A part of the page moves without end.",
        "2.2.2",
        HOMES["fr"],
        rule(
            "@keyframes drift { to { translate: 1rem 0; } }"
            " .hero::after { animation: drift 2s infinite alternate ease-in-out; }"
        ),
    ),
    fault(
        "moves-against-the-wish",
        "The content slides in when the page opens, also for those who asked for less movement.",
        "2.3.3",
        DIALOGUE,
        rule("@keyframes rise { from { translate: 0 2rem; } } main { animation: rise 0.6s; }"),
    ),
    fault(
        "glides-against-the-wish",
        "Links within the page make it glide, also for those who asked for less movement.",
        "2.3.3",
        NETWORK,
        rule("html { scroll-behavior: smooth; }"),
    ),
    fault(
        "blinks",
        "A word blinks four times a second.",
        "2.3.1",
        HOMES["en"],
        rule("@keyframes blink { 50% { opacity: 0; } } .summary { animation: blink 0.25s steps(1) infinite; }"),
    ),
    fault(
        "text-runs",
        "A sentence runs through the page.",
        "2.2.2",
        HOMES["es"],
        page('<p id="intro">', '<p id="intro"><marquee>Novedad: la cronología</marquee> '),
    ),
)
