"""Languages: of pages, of their parts, of names that are heard alone."""

from e2e.faults.looking import fault
from e2e.faults.planting import Change, page
from e2e.faults.scenes import COUNTRIES_FR, FORMER, HOMES, ITUC, LOST, NETWORK, ORGANISATIONS

FAULTS = (
    fault(
        "page-language-wrong",
        "A Dutch page says that it is English.",
        "3.1.1",
        ORGANISATIONS,
        page('<html lang="nl"', '<html lang="en"'),
    ),
    fault(
        "page-language-missing", "A page does not say its language.", "3.1.1", ITUC, page('<html lang="fr" ', "<html ")
    ),
    fault(
        "page-language-unknown",
        "A page names its language in words, which no reader knows.",
        "3.1.1",
        HOMES["es"],
        page('<html lang="es"', '<html lang="español"'),
    ),
    fault(
        "page-direction-wrong",
        "A page is written from right to left, as if in Arabic.",
        "1.3.2",
        HOMES["fr"],
        page('dir="ltr"', 'dir="rtl"'),
    ),
    fault(
        "language-link-wrong-language",
        "The link to the French page is read as Dutch.",
        "3.1.2",
        ORGANISATIONS,
        page('lang="fr" hreflang="fr">', 'lang="nl" hreflang="fr">'),
    ),
    fault(
        "language-link-without-language",
        "The name of a language does not say that it is in that language.",
        "3.1.2",
        LOST,
        page('lang="es" hreflang="es">', 'hreflang="es">'),
    ),
    fault(
        "language-link-translated",
        "A language is called as in the language of the page, not as its speakers do.",
        "A-40",
        HOMES["nl"],
        page(">Français</a>", ">Frans</a>"),
    ),
    fault(
        "language-link-is-a-flag",
        "A language is a flag.",
        "A-40",
        FORMER,
        page(">Español</a>", ">🇪🇸</a>"),
    ),
    fault(
        "language-link-leads-home",
        "The link to another language leads to its home page, not to the same page.",
        "A-40",
        ITUC,
        Change("page", r'<a href="/es/[^"]+" lang="es"', '<a href="/es" lang="es"'),
    ),
    fault(
        "present-language-not-marked",
        "Nothing tells which of the languages is the present one.",
        "A-40",
        HOMES["nl"],
        page('hreflang="nl" aria-current="true">', 'hreflang="nl">'),
    ),
    fault(
        "language-fetched-in-part",
        "The link to another language is fetched by a script, and the document keeps its language.",
        "H-05",
        ORGANISATIONS,
        Change(
            "page",
            r'<a href="(/en/[^"]+)" lang="en"',
            r'<a href="\1" data-hx-get="\1" data-hx-target="#results" data-hx-swap="outerHTML" lang="en"',
        ),
    ),
    fault(
        "english-name-not-marked",
        "An English name in a Dutch list is read as Dutch.",
        "3.1.2",
        ORGANISATIONS,
        page(' lang="en">Ethical Trading Initiative (ETI)', ">Ethical Trading Initiative (ETI)"),
    ),
    fault(
        "dutch-name-not-marked",
        "A Dutch name in a French sentence is read as French.",
        "3.1.2",
        ITUC,
        page(' lang="nl">CNV (Christelijk', ">CNV (Christelijk"),
    ),
    fault(
        "english-source-not-marked",
        "The English title of a source is read as French.",
        "3.1.2",
        ITUC,
        page('<cite lang="en">Annual ITUC index', "<cite>Annual ITUC index", every=True),
    ),
    fault(
        "other-names-not-marked",
        "What an organisation is called in Spanish is read as French.",
        "3.1.2",
        ITUC,
        page('<dd lang="es">', "<dd>"),
    ),
    fault(
        "mark-of-a-language-wrong",
        "A French name is marked as English.",
        "3.1.2",
        NETWORK,
        page('<span class="picture-name">Ministerie van', '<span class="picture-name" lang="en">Ministerie van'),
    ),
    fault(
        "paragraph-left-in-english",
        "The summary of a Spanish page is still English, and says so to nobody.",
        "3.1.2",
        HOMES["es"],
        Change(
            "page",
            r'<p class="summary">Consulte[^<]*',
            '<p class="summary">Look up who works with CNV Internationaal, in which country and on what.',
        ),
    ),
    fault(
        "aria-label-in-english",
        "The main menu is called “Main menu” on a Dutch page, in an attribute.",
        "3.1.2",
        ORGANISATIONS,
        page('aria-labelledby="site-nav-label"', 'aria-label="Main menu"'),
    ),
    fault(
        "hidden-name-in-english",
        "A navigation has a name in English on a French page, which is heard alone.",
        "3.1.2",
        COUNTRIES_FR,
        page("hidden>Vous êtes ici<", "hidden>You are here<"),
    ),
    fault(
        "alt-in-english",
        "A picture on a French page has a text in English.",
        "3.1.2",
        HOMES["fr"],
        page('" alt="" width="40"', '" alt="Round table with four seats" width="40"'),
    ),
    fault(
        "choice-in-english",
        "The first choice of each list is “All” on a Dutch page.",
        "3.1.2",
        ORGANISATIONS,
        page('<option value="">Alle</option>', '<option value="">All</option>', every=True),
    ),
    fault(
        "title-in-english",
        "The title of a Dutch page is English.",
        "3.1.2",
        FORMER,
        page("<title>CNV Vakmensen", "<title>Organisation: CNV Vakmensen"),
    ),
    fault(
        "date-in-english",
        "A date on a Dutch page is written as in English.",
        "3.1.2",
        FORMER,
        page(">1 april 2024</time></p>", ">April 1, 2024</time></p>"),
    ),
)
