"""Updates of a part of a page: what is said, where the focus is, what stays."""

from e2e.faults.looking import fault
from e2e.faults.planting import Change, behaviour, both, part, script
from e2e.faults.scenes import LONG

STATUS = r'(<div id="site-status" data-hx-swap-oob="innerHTML">)[^<]*</div>'
LONG_SAID = (
    "La liste a été mise à jour avec succès selon les critères que vous avez choisis dans le formulaire ci-dessus ; "
    "vous trouverez maintenant les organisations correspondantes dans la liste qui suit, page par page."
)

FAULTS = (
    fault(
        "status-silent", "The list changes, and nothing is said.", "4.1.3", LONG, Change("part", STATUS, r"\1</div>")
    ),
    fault(
        "status-left-out",
        "What is said does not come with the answer.",
        "4.1.3",
        LONG,
        Change("part", STATUS, ""),
    ),
    fault(
        "status-replaced",
        "The element that speaks is replaced by another one, which readers do not listen to.",
        "4.1.3",
        LONG,
        part(
            'id="site-status" data-hx-swap-oob="innerHTML"',
            'id="site-status" role="status" data-hx-swap-oob="outerHTML"',
        ),
    ),
    fault(
        "status-said-twice",
        "A script says the same once more.",
        "4.1.3",
        LONG,
        behaviour(
            'listen("htmx:after:swap", () => { const words = byId("site-status").textContent;'
            " setTimeout(() => say(words), 20); });"
        ),
    ),
    fault("status-long", "What is said has 30 words.", "A-45", LONG, Change("part", STATUS, rf"\1{LONG_SAID}</div>")),
    fault(
        "status-in-english",
        "What is said is English on a French page.",
        "3.1.2",
        LONG,
        Change("part", r'(id="site-status"[^>]*>\d+ organisations)\.', r"\1 have been found."),
    ),
    fault(
        "status-of-before",
        "What is said is always the same, whatever was found.",
        "4.1.3",
        LONG,
        Change("part", STATUS, r"\1Liste mise à jour.</div>"),
    ),
    fault(
        "status-is-an-alert",
        "What is said interrupts whatever is being read.",
        "A-45",
        LONG,
        Change("page", 'role="status"', 'role="alert"'),
    ),
    fault(
        "status-not-there-from-the-start",
        "The element that speaks comes into the page together with its words.",
        "4.1.3",
        LONG,
        Change("page", r'<div id="site-status"[^\n]*\n', ""),
        behaviour(
            'listen("htmx:before:swap", () => { const status = document.createElement("div");'
            ' status.id = "site-status"; status.className = "visually-hidden"; status.setAttribute("role", "status");'
            " document.body.append(status); });"
        ),
    ),
    fault(
        "status-at-each-key",
        "Each letter that is typed is commented on.",
        "A-42",
        LONG,
        behaviour('byId("filter-q").addEventListener("input", (event) => say(`${event.target.value.length} / 100`));'),
    ),
    fault(
        "focus-stays-after-paging",
        "After paging, the focus stays below the list, on the link that was used.",
        "2.4.3",
        LONG,
        script('byId("results-heading").focus();', ""),
    ),
    fault(
        "link-replaced-after-paging",
        "The link that was used is replaced by another one: a screen reader loses its place, and says no heading.",
        "H-07",
        LONG,
        *both('data-hx-swap="outerMorph"', 'data-hx-swap="outerHTML"', every=True),
    ),
    fault(
        "focus-thrown-to-the-body",
        "After an update the focus is taken from the button.",
        "2.4.3",
        LONG,
        behaviour('listen("htmx:after:swap", () => document.activeElement.blur());'),
    ),
    fault(
        "heading-cannot-be-focused",
        "The heading that the focus should go to cannot take it.",
        "2.4.3",
        LONG,
        part('id="results-heading" tabindex="-1"', 'id="results-heading"'),
    ),
    fault(
        "focus-to-the-top",
        "After an update the focus goes back to the beginning of the page.",
        "3.2.2",
        LONG,
        behaviour('listen("htmx:after:swap", () => document.querySelector(".skip-link").focus());'),
    ),
    fault(
        "title-stays",
        "After paging, the title is that of the first page.",
        "2.4.2",
        LONG,
        Change("part", r"<title>[^<]*</title>", "<title>Organisations – Samenspraak</title>"),
    ),
    fault(
        "ids-change",
        "The heading of the results has another id after each update.",
        "4.1.2",
        LONG,
        part('"results-heading"', '"results-heading-2"', every=True),
    ),
    fault(
        "language-links-stay",
        "After an update the languages lead to the list as it was before.",
        "A-40",
        LONG,
        Change("part", r'(?s)<ul id="site-languages".*?</ul>', ""),
    ),
    fault(
        "busy-not-told",
        "While an answer is awaited, the results do not say that they are about to change.",
        "H-09",
        LONG,
        script('setAttribute("aria-busy", String(pending > 0))', 'setAttribute("aria-busy", "false")'),
    ),
    fault(
        "busy-for-ever",
        "The results stay marked as about to change.",
        "H-09",
        LONG,
        script('listen("htmx:finally:request", () => count(-1));', ""),
    ),
    fault(
        "waiting-not-seen",
        "Nothing is seen while an answer is awaited.",
        "4.1.3",
        LONG,
        script('byId("results-busy").hidden = pending === 0;', ""),
    ),
    fault(
        "slow-answer-not-said",
        "Who does not see waits in silence for a slow answer.",
        "4.1.3",
        LONG,
        script('slow = setTimeout(() => say(byId("results-busy").textContent), SLOW);', ""),
    ),
    fault(
        "failure-not-said",
        "That no answer came is seen, and not heard.",
        "4.1.3",
        LONG,
        script('say(byId("results-failed-text").textContent);', ""),
    ),
    fault(
        "failure-not-seen",
        "That no answer came is heard, and not seen.",
        "3.3.1",
        LONG,
        script('byId("results-failed").hidden = false;', ""),
    ),
    fault(
        "back-loses-the-choice",
        "An update makes no place to come back to.",
        "3.2.3",
        LONG,
        script("if (history.path === location.pathname + location.search) {", "if (history.path) {"),
    ),
    fault(
        "typed-text-lost",
        "What was typed and not sent yet is gone after paging.",
        "3.3.7",
        LONG,
        behaviour('listen("htmx:after:swap", () => { byId("filter-q").value = ""; });'),
    ),
    fault(
        "mended-text-stays-wrong",
        "A field says that it is wrong after it was mended.",
        "4.1.2",
        LONG,
        Change("script", r'byId\("filter-q"\)\.setAttribute\("aria-invalid"[^\n]*', ""),
    ),
)
