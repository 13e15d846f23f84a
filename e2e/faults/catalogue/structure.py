"""Structure: headings, landmarks, lists, ids, titles, the way past the menus, the order of reading."""

from e2e.faults.looking import fault
from e2e.faults.planting import Change, page, rule, style
from e2e.faults.scenes import COUNTRY, DIALOGUE, GLOSSARY, HOMES, ITUC, LOST, NETWORK, ORGANISATIONS

FAULTS = (
    fault(
        "heading-1-only-looks-so",
        "The title on the page is large and bold, and no heading.",
        "1.3.1",
        ORGANISATIONS,
        page("<h1>Organisaties</h1>", '<div class="h1">Organisaties</div>'),
    ),
    fault(
        "heading-level-skipped",
        "After the title comes a heading of level 4, for its size.",
        "1.3.1",
        ITUC,
        page('<h2 id="figure-list">Chiffres</h2>', '<h4 id="figure-list">Chiffres</h4>'),
    ),
    fault(
        "heading-levels-swapped",
        "Regions are headings of level 2, and what holds them together is of level 3.",
        "1.3.1",
        NETWORK,
        Change("page", r'<h2 id="picture-label">([^<]*)</h2>', r'<h3 id="picture-label">\1</h3>'),
        Change("page", r'<h3 id="(region-[a-z-]+)"([^>]*)>([^<]*)</h3>', r'<h2 id="\1"\2>\3</h2>', every=True),
    ),
    fault(
        "heading-1-twice",
        "The name of the site is a heading of the first level too.",
        "1.3.1",
        HOMES["fr"],
        page(
            '<span class="site-name" lang="nl">Samenspraak</span>', '<h1 class="site-name" lang="nl">Samenspraak</h1>'
        ),
    ),
    fault(
        "heading-empty",
        "A heading has no words.",
        "2.4.6",
        DIALOGUE,
        page("El diálogo social de un vistazo</h2>", "</h2>"),
    ),
    fault(
        "heading-only-bold",
        "A heading is a paragraph in bold letters.",
        "1.3.1",
        DIALOGUE,
        page(
            '<h2 id="benefits">Qué aporta el diálogo social</h2>',
            '<p id="benefits"><strong>Qué aporta el diálogo social</strong></p>',
        ),
    ),
    fault(
        "main-missing",
        "The content is in no main landmark.",
        "1.3.1",
        GLOSSARY,
        page("<main ", "<div "),
        page("</main>", "</div>"),
    ),
    fault(
        "navigation-only-looks-so",
        "The way from the home page is a list in no navigation.",
        "1.3.1",
        COUNTRY,
        Change("page", r'(?s)<nav class="breadcrumb wrap"(.*?)</nav>', r'<div class="breadcrumb wrap"\1</div>'),
    ),
    fault(
        "navigation-without-name",
        "One of four navigations has no name.",
        "2.4.1",
        HOMES["nl"],
        page('<nav aria-labelledby="footer-nav-label">', "<nav>"),
    ),
    fault(
        "navigations-of-one-name",
        "Two navigations have the same name.",
        "2.4.1",
        ITUC,
        page('<nav aria-labelledby="footer-nav-label">', '<nav aria-labelledby="site-nav-label">'),
    ),
    fault(
        "id-twice",
        "Two sources have the same id, so that a link leads to the wrong one.",
        "1.3.1",
        ITUC,
        page('<li id="source-S12">', '<li id="source-S1">'),
        page('href="#source-S12"', 'href="#source-S1"', every=True),
    ),
    fault(
        "list-without-list",
        "Entries of a list stand in no list.",
        "1.3.1",
        LOST,
        Change("page", r'(?s)<ul class="link-list">(.*?)</ul>', r'<div class="link-list">\1</div>'),
    ),
    fault(
        "list-of-signs",
        "A list is a paragraph with points and breaks.",
        "1.3.1",
        DIALOGUE,
        Change(
            "page",
            r'(?s)<ul>\s*<li id="proposals">(.*?)</li>\s*<li id="negotiators">(.*?)</li>\s*'
            r'<li id="commitment">(.*?)</li>\s*</ul>',
            r'<p><span id="proposals">• \1</span><br><span id="negotiators">• \2</span><br>'
            r'<span id="commitment">• \3</span></p>',
        ),
    ),
    fault(
        "present-page-not-marked",
        "The last step of the way from the home page is not marked as the present page.",
        "2.4.8",
        ORGANISATIONS,
        page('<li aria-current="page">Organisaties</li>', "<li>Organisaties</li>"),
    ),
    fault(
        "present-part-not-marked",
        "The menu does not mark the part of the site that one is in.",
        "2.4.8",
        ITUC,
        page('<a href="/fr/notre-travail" aria-current="true">', '<a href="/fr/notre-travail">'),
    ),
    fault(
        "title-of-all-pages",
        "Every page has the name of the site as its title.",
        "2.4.2",
        ORGANISATIONS,
        Change("page", r"<title>[^<]*</title>", "<title>Samenspraak</title>"),
    ),
    fault(
        "title-begins-with-the-site",
        "The title begins with the name of the site, so that tabs look alike.",
        "2.4.2",
        GLOSSARY,
        page("<title>Glossaire – Samenspraak</title>", "<title>Samenspraak – Glossaire</title>"),
    ),
    fault(
        "skip-link-missing",
        "There is no link past the menus.",
        "2.4.1",
        COUNTRY,
        Change("page", r'<a class="skip-link"[^\n]*\n', ""),
    ),
    fault(
        "skip-link-leads-nowhere",
        "The link past the menus leads to an id that is not there.",
        "2.4.1",
        HOMES["nl"],
        page('<a class="skip-link" href="#main-content"', '<a class="skip-link" href="#content"'),
    ),
    fault(
        "skip-link-moves-nothing",
        "The link past the menus scrolls, and leaves the focus where it was.",
        "2.4.1",
        HOMES["es"],
        page('id="main-content" class="wrap" tabindex="-1"', 'id="main-content" class="wrap"'),
    ),
    fault(
        "skip-link-never-seen",
        "The link past the menus stays hidden while it has the focus.",
        "2.4.7",
        HOMES["en"],
        style(".skip-link:not(:focus) {", ".skip-link {"),
    ),
    fault(
        "seen-in-another-order",
        "The menu is seen from right to left, and read from left to right.",
        "1.3.2",
        HOMES["fr"],
        rule(".site-nav ul { flex-direction: row-reverse; }"),
    ),
    fault(
        "moved-by-order",
        "The summary is seen above the title that it is read after.",
        "1.3.2",
        ITUC,
        rule("main { display: flex; flex-direction: column; } main > .summary { order: -1; }"),
    ),
)
