"""The question on cookies: equal answers, met early, covering nothing, and an answer that is told."""

from e2e.faults.looking import fault
from e2e.faults.planting import Change, page, rule, style
from e2e.faults.scenes import COOKIE_PAGE, HOMES, ORGANISATIONS, REFUSED

ASKED = r'(?s)(<section id="consent".*?</section>)'

FAULTS = (
    fault(
        "refuse-is-smaller",
        "The button to refuse is smaller than the one to accept.",
        "C-09",
        HOMES["nl"],
        rule('.answers [value="refuse"] { padding: 0 0.5rem; font-size: 0.8rem; font-weight: 400; }'),
    ),
    fault(
        "refuse-is-fainter",
        "The button to refuse has a faint edge, the one to accept is filled.",
        "C-09",
        HOMES["fr"],
        rule('.answers [value="accept"] { background: var(--ink); color: var(--paper); }'),
    ),
    fault(
        "refuse-is-a-link",
        "To refuse is a link in the sentence.",
        "C-08",
        HOMES["en"],
        Change(
            "page",
            r'<button type="submit" name="answer" value="refuse">([^<]*)</button>',
            r'<a href="/en/cookies#refuse">\1</a>',
        ),
    ),
    fault(
        "purpose-ticked-beforehand",
        "A purpose is ticked before anybody has chosen it.",
        "C-13",
        COOKIE_PAGE,
        page('name="purpose" value="statistics"', 'name="purpose" value="statistics" checked'),
    ),
    fault(
        "notice-last",
        "The notice is at the top of the window and at the end of the page, where it is met last.",
        "2.4.3",
        ORGANISATIONS,
        Change("page", ASKED + r"(.*</footer>)", r"\2\1"),
        rule(".consent { position: absolute; inset-block-start: 0; inset-inline: 0; }"),
    ),
    fault(
        "notice-covers-the-page",
        "The notice lies over the whole page, which goes on being read and focused behind it.",
        "2.4.11",
        HOMES["es"],
        rule(".consent { position: fixed; inset: 0; z-index: 9; }"),
    ),
    fault(
        "notice-without-name",
        "The notice is no part of the page that has a name.",
        "1.3.1",
        HOMES["nl"],
        page(
            '<section id="consent" class="consent" aria-labelledby="consent-label">',
            '<div id="consent" class="consent">',
        ),
        Change("page", r"(?s)(<div id=\"consent\".*?)</section>", r"\1</div>"),
    ),
    fault(
        "notice-grabs-the-focus",
        "The button to accept has the focus when the page opens.",
        "C-13",
        HOMES["fr"],
        page('name="answer" value="accept"', 'name="answer" value="accept" autofocus'),
    ),
    fault(
        "confirmation-without-focus",
        "That the choice is kept is told at the top, and cannot take the focus.",
        "4.1.3",
        REFUSED,
        page('aria-labelledby="choice-kept-label" tabindex="-1"', 'aria-labelledby="choice-kept-label"'),
    ),
    fault(
        "confirmation-not-seen",
        "That the choice is kept is not shown.",
        "4.1.3",
        REFUSED,
        style(".kept:not(:target, .shown) {", ".kept {"),
    ),
    fault(
        "confirmation-without-focus-on-a-list",
        "Where the answer takes the place of the question, the focus is lost with it.",
        "2.4.3",
        ORGANISATIONS,
        Change("part", r'(<section id="choice-kept"[^>]*) autofocus', r"\1"),
    ),
    fault(
        "confirmation-in-english",
        "That the choice is kept is told in English.",
        "3.1.2",
        REFUSED,
        Change("page", r"Votre choix est enregistré[^.]*\.", "Your choice is kept: you refused."),
    ),
    fault(
        "answer-leaves-the-question",
        "After an answer on a list the question is still there, below what tells that it is kept.",
        "4.1.3",
        ORGANISATIONS,
        page(
            'data-hx-target="#consent" data-hx-swap="outerHTML ', 'data-hx-target="#consent" data-hx-swap="beforebegin '
        ),
    ),
)
