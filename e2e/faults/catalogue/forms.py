"""Forms: groups, hints, and what is told of errors."""

from e2e.faults.looking import fault
from e2e.faults.planting import Change, page
from e2e.faults.scenes import COOKIE_PAGE, FEEDBACK, ORGANISATIONS, RECEIPT_FAULT, SETTING_PAGE, SETTINGS_FAULT

WRONG = 'aria-describedby="receipt-number-fault receipt-number-hint" aria-invalid="true"'

FAULTS = (
    fault(
        "autocomplete-missing",
        "A field asks for one's own address, and does not say so to the browser.",
        "1.3.5",
        FEEDBACK,
        page(' autocomplete="email"', ""),
    ),
    fault(
        "group-without-name",
        "Choices that belong together have no name as a group.",
        "1.3.1",
        SETTING_PAGE,
        page("<legend>Colores</legend>", '<p class="legend">Colores</p>'),
    ),
    fault(
        "group-only-looks-so",
        "Choices that belong together stand in a plain box.",
        "1.3.1",
        COOKIE_PAGE,
        Change(
            "page",
            r"(?s)<fieldset>\s*<legend>(.*?)</legend>(.*?)</fieldset>",
            r"<div><p><strong>\1</strong></p>\2</div>",
        ),
    ),
    fault(
        "choice-without-label",
        "The words beside a choice are no label of it.",
        "1.3.1",
        SETTING_PAGE,
        Change(
            "page",
            r'<label>(<input type="radio" id="settings-theme-dark"[^>]*>)([^<]*)</label>',
            r"<span>\1\2</span>",
        ),
    ),
    fault(
        "hint-not-tied",
        "The hint above a field is not read with it.",
        "1.3.1",
        ORGANISATIONS,
        page(' aria-describedby="filter-q-hint"', ""),
    ),
    fault(
        "hint-of-a-group-not-tied",
        "The hint of a group is not read with it.",
        "1.3.1",
        SETTING_PAGE,
        page('<fieldset aria-describedby="settings-layout-hint">', "<fieldset>"),
    ),
    fault(
        "search-is-no-landmark",
        "The form that searches is no landmark.",
        "1.3.1",
        ORGANISATIONS,
        page('<form class="filters" role="search" aria-labelledby="filters-heading"', '<form class="filters"'),
    ),
    fault(
        "error-not-linked",
        "The summary of what is wrong does not lead to the field.",
        "3.3.1",
        RECEIPT_FAULT,
        Change("page", r'<li><a href="#receipt-number">([^<]*)</a></li>', r"<li>\1</li>"),
    ),
    fault(
        "error-link-leads-nowhere",
        "The summary of what is wrong leads to an id that is not there.",
        "3.3.1",
        RECEIPT_FAULT,
        page('<a href="#receipt-number">', '<a href="#number">'),
    ),
    fault(
        "error-not-tied",
        "What is wrong with a field is not read with it.",
        "3.3.1",
        RECEIPT_FAULT,
        page(WRONG, 'aria-describedby="receipt-number-hint" aria-invalid="true"'),
    ),
    fault(
        "error-not-marked",
        "A field at fault does not say that it is.",
        "3.3.1",
        RECEIPT_FAULT,
        page(WRONG, WRONG.replace(' aria-invalid="true"', "")),
    ),
    fault(
        "error-by-colour-alone",
        "A field at fault has an edge of another colour, and no words.",
        "1.4.1",
        RECEIPT_FAULT,
        Change("page", r'(<p class="fault" id="receipt-number-fault">)[^<]*', r"\1"),
    ),
    fault(
        "error-loses-what-was-typed",
        "After an error the field is empty.",
        "3.3.7",
        RECEIPT_FAULT,
        page('value="12 34"', 'value=""'),
    ),
    fault(
        "error-without-focus",
        "After an error the page begins at its top, and the summary cannot take the focus.",
        "2.4.3",
        RECEIPT_FAULT,
        page('id="faults" tabindex="-1"', 'id="faults"'),
    ),
    fault(
        "error-summary-without-heading",
        "What is wrong is a list without a heading.",
        "3.3.1",
        RECEIPT_FAULT,
        Change("page", r'<h2 id="faults-heading">([^<]*)</h2>', r'<p id="faults-heading">\1</p>'),
    ),
    fault(
        "error-in-english",
        "What is wrong is told in English on a Spanish page.",
        "3.1.2",
        SETTINGS_FAULT,
        page("Elija una de estas opciones.", "Choose one of these.", every=True),
    ),
    fault(
        "error-of-a-group-not-tied",
        "What is wrong with a group is not read with it.",
        "3.3.1",
        SETTINGS_FAULT,
        page('<fieldset aria-describedby="settings-theme-fault">', "<fieldset>"),
    ),
)
