"""The map, the picture of the network, the timeline and the way: what is drawn must be there in words."""

from e2e.faults.looking import fault
from e2e.faults.planting import Change, page, rule
from e2e.faults.scenes import COUNTRIES_FR, DIALOGUE, ITUC, NETWORK, TIMELINE

FAULTS = (
    fault(
        "map-by-colour-alone",
        "Which countries have partners is told by the colour of their seats alone.",
        "1.4.1",
        COUNTRIES_FR,
        page("\xa0: syndicats partenaires</title>", "</title>", every=True),
    ),
    fault(
        "map-hides-its-links",
        "The map is one picture to screen readers, and its links take the focus in it.",
        "4.1.2",
        COUNTRIES_FR,
        page('role="group" aria-labelledby="map-heading"', 'role="img" aria-labelledby="map-heading"'),
    ),
    fault(
        "map-without-name",
        "The map has no name.",
        "1.1.1",
        COUNTRIES_FR,
        page('role="group" aria-labelledby="map-heading"', 'role="group"'),
    ),
    fault(
        "country-on-the-map-alone",
        "A country is on the map, and not in the list below it.",
        "1.1.1",
        COUNTRIES_FR,
        Change("page", r'(?s)<li><a href="[^"]*/mali">.*?</ul>\s*</li>', ""),
    ),
    fault(
        "region-not-marked",
        "The region that is shown on the map is not marked as the present one.",
        "1.3.1",
        COUNTRIES_FR,
        page(' aria-current="true">Toutes les régions', ">Toutes les régions"),
    ),
    fault(
        "name-on-the-map-not-seen",
        "A name on the map is not seen while its country has the focus.",
        "2.4.7",
        COUNTRIES_FR,
        Change("style", r"(\.world a:not\(\.quiet\):)is\(:hover, :focus-visible\)", r"\1hover"),
    ),
    fault(
        "decoration-is-read",
        "The key of the drawing is read out, with lines that nobody hears.",
        "1.1.1",
        ITUC,
        page('picture-key" aria-hidden="true">', 'picture-key">'),
    ),
    fault(
        "drawing-without-text",
        "The drawing of the table is a picture without a text.",
        "1.1.1",
        NETWORK,
        page('preserveAspectRatio="none" aria-hidden="true"', 'preserveAspectRatio="none" role="img"'),
    ),
    fault(
        "line-without-words",
        "A connection is drawn, and told nowhere in words.",
        "1.1.1",
        ITUC,
        Change("page", r'(?s)<li id="rel-cnv-ituc">.*?</ul>\s*</li>', ""),
    ),
    fault(
        "seats-in-another-order",
        "The seats of the table are seen from the bottom up, and reached from the top down.",
        "2.4.3",
        NETWORK,
        rule(".picture-side { display: flex; flex-direction: column-reverse; }"),
    ),
    fault(
        "past-by-look-alone",
        "That a seat is of the past is told by its dots alone.",
        "1.4.1",
        ITUC,
        Change("page", r'<span class="meta">Fin\xa0: <time datetime="2006">2006</time></span>', "", every=True),
    ),
    fault(
        "year-is-no-heading",
        "A year of the timeline is large, and no heading.",
        "1.3.1",
        TIMELINE,
        Change("page", r'<h2 id="year-1967">(.*?)</h2>', r'<div id="year-1967">\1</div>'),
    ),
    fault(
        "years-backwards",
        "The timeline is seen from the last year on, and read from the first.",
        "1.3.2",
        TIMELINE,
        rule(".timeline { display: flex; flex-direction: column-reverse; }"),
    ),
    fault(
        "steps-without-order",
        "Steps that follow each other are a list without an order.",
        "1.3.1",
        DIALOGUE,
        Change("page", r'(?s)<ol class="steps">(.*?)</ol>', r'<ul class="steps">\1</ul>'),
    ),
)
