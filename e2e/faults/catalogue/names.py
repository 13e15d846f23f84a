"""Names: of fields, buttons, links, pictures and landmarks."""

from e2e.faults.looking import fault
from e2e.faults.planting import page
from e2e.faults.scenes import COOKIE_PAGE, COUNTRIES_FR, HOMES, LOST, ORGANISATIONS, SOURCES

LABEL = '<label for="filter-q">Naam of afkorting</label>'
FIELD = '<input type="search" id="filter-q"'
BUTTON = '<button type="submit" id="filter-submit">Toon resultaten</button>'

FAULTS = (
    fault(
        "label-missing",
        "The words above a field are no label of it.",
        "1.3.1",
        ORGANISATIONS,
        page(LABEL, '<div class="label">Naam of afkorting</div>'),
    ),
    fault(
        "label-as-placeholder",
        "A field is named by its placeholder alone, which goes when one types.",
        "3.3.2",
        ORGANISATIONS,
        page(LABEL, ""),
        page(FIELD, f'{FIELD} placeholder="Naam of afkorting"'),
    ),
    fault(
        "label-only-heard",
        "The label of a field is there for screen readers alone.",
        "3.3.2",
        ORGANISATIONS,
        page(LABEL, LABEL.replace("<label ", '<label class="visually-hidden" ')),
    ),
    fault(
        "label-of-the-next-field",
        "The label of a list names the list after it.",
        "1.3.1",
        ORGANISATIONS,
        page('<label for="filter-region">', '<label for="filter-country">'),
    ),
    fault(
        "label-not-in-name",
        "A button is called otherwise than is written on it, so that one cannot tell it by voice to be pressed.",
        "2.5.3",
        ORGANISATIONS,
        page('id="filter-submit"', 'id="filter-submit" aria-labelledby="filters-heading"'),
    ),
    fault(
        "checkbox-without-label",
        "The words beside a box to tick are no label of it.",
        "4.1.2",
        COOKIE_PAGE,
        page('<label for="purpose-statistics">Statistieken</label>', "<span>Statistieken</span>"),
    ),
    fault(
        "button-without-words",
        "A button has a drawing that is silent, and no words.",
        "4.1.2",
        ORGANISATIONS,
        page(
            BUTTON,
            BUTTON.replace(
                "Toon resultaten",
                '<svg aria-hidden="true" width="24" height="24"><path d="M4 4h16v16H4z"/></svg>',
            ),
        ),
    ),
    fault(
        "link-without-words",
        "The link around the mark of the site has no words, and its picture is silent.",
        "2.4.4",
        HOMES["fr"],
        page('<span class="site-name" lang="nl">Samenspraak</span>', ""),
    ),
    fault(
        "link-here",
        "A link in a sentence is called “here”.",
        "2.4.4",
        HOMES["en"],
        page(
            '<a href="/en/programme-areas/social-dialogue">social dialogue</a>',
            'social dialogue (<a href="/en/programme-areas/social-dialogue">here</a>)',
        ),
    ),
    fault(
        "link-read-more",
        "A link after a text is called “Lees meer”.",
        "2.4.4",
        HOMES["nl"],
        page(
            '<a href="/nl/woordenlijst">woordenlijst</a> legt de woorden uit.',
            'woordenlijst legt de woorden uit. <a href="/nl/woordenlijst">Lees meer</a>',
        ),
    ),
    fault(
        "links-of-the-same-name",
        "Two links in the same list have the same words and lead to different pages.",
        "2.4.9",
        HOMES["fr"],
        page('/projets">Projets</a>', '/projets">Pays</a>'),
    ),
    fault(
        "link-is-an-address",
        "A source is called by its address.",
        "2.4.4",
        SOURCES,
        page(
            '<cite lang="en">Networks - Our work</cite>, CNV Internationaal</a>',
            "https://www.cnvinternationaal.nl/en/our-work/networks</a>",
        ),
    ),
    fault(
        "alt-missing",
        "A picture has no text, not even an empty one.",
        "1.1.1",
        HOMES["fr"],
        page('" alt="" width="40"', '" width="40"'),
    ),
    fault(
        "alt-is-a-file",
        "A picture that says nothing is read out as the name of its file.",
        "1.1.1",
        LOST,
        page('" alt="" width="40"', '" alt="mark.svg" width="40"'),
    ),
    fault(
        "alt-says-it-twice",
        "The picture in a link says the same as the words beside it.",
        "1.1.1",
        HOMES["nl"],
        page('" alt="" width="40"', '" alt="Samenspraak" width="40"'),
    ),
    fault(
        "title-instead-of-words",
        "A link explains itself in a title, which neither keyboards nor phones show.",
        "4.1.2",
        HOMES["es"],
        page('<a href="/es/cookies">', '<a href="/es/cookies" title="Qué guarda este sitio en su dispositivo">'),
    ),
    fault(
        "labelled-by-nothing",
        "The results are named by an id that is not on the page.",
        "4.1.2",
        ORGANISATIONS,
        page('class="results" aria-labelledby="results-heading"', 'class="results" aria-labelledby="results-title"'),
    ),
    fault(
        "map-link-without-name",
        "A country on the map is a link without a name.",
        "4.1.2",
        COUNTRIES_FR,
        page("<title>Mali\xa0: syndicats partenaires</title>", ""),
    ),
)
