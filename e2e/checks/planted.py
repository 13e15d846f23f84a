"""A fault for each check, planted into the list of countries as a table: a statement for the browser."""

STYLE = "{const sheet = new CSSStyleSheet(); sheet.replaceSync(`%s`); document.adoptedStyleSheets = [sheet];}"
END = 'document.querySelector("main").insertAdjacentHTML("beforeend", `%s`)'
ONE = "document.querySelector(`%s`)"


def style(rules: str) -> str:
    """Rules of style, which the policy of the site lets nothing else add."""
    return STYLE % rules


PLANTED = {
    "heading-1": f"{ONE % 'h1'}.outerHTML = '<p>Landen</p>'",
    "heading-levels": f"{ONE % 'main h2'}.outerHTML = '<h4>Op de kaart</h4>'",
    "heading-depth": END % "<section><h2>Woorden</h2><section><h2>Meer woorden</h2></section></section>",
    "section-headings": END % "<section><p>Woorden</p></section>",
    "title": "document.title = 'Samenspraak'",
    "landmarks": f"{ONE % '.site-nav'}.removeAttribute('aria-labelledby')",
    "outside-landmarks": "document.body.insertAdjacentHTML('beforeend', '<p>Los</p>')",
    "ids": END % "<p id='results'></p>",
    "tables": f"{ONE % 'caption'}.remove()",
    "scroll-regions": f"{ONE % '.table-scroll'}.removeAttribute('tabindex')",
    "status": END % "<p role='status'></p>",
    "busy": f"{ONE % '#results'}.setAttribute('aria-busy', 'true')",
    "lists": f"{ONE % 'main ul'}.setAttribute('role', 'presentation')",
    "page-language": "document.documentElement.lang = 'en'",
    "known-languages": END % "<span lang='zz'>Woord</span>",
    "parts-language": END % "<p>This is what they said, and it was not marked for their readers.</p>",
    "language-switch": f"{ONE % 'nav a[hreflang=fr]'}.removeAttribute('lang')",
    "alternates": f"{ONE % 'nav a[hreflang=fr]'}.href = '/fr'",
    "attribute-text": f"{ONE % 'form'}.setAttribute('aria-label', 'Zoeken')",
    "named": f"{ONE % '#filter-submit'}.textContent = ''",
    "pictures": f"{ONE % '.brand img'}.removeAttribute('alt')",
    "field-labels": f"{ONE % 'label[for=filter-q]'}.remove()",
    "field-help": f"{ONE % '#filter-q'}.removeAttribute('aria-describedby')",
    "label-in-name": f"{ONE % '#filter-submit'}.setAttribute('aria-labelledby', 'map-heading')",
    "autocomplete": END % "<form><label>E-mail <input type='email' name='post'></label></form>",
    "english": f"{ONE % '#filter-submit'}.textContent = 'Show results'",
    "link-purpose": END % "<p><a href='/nl'>Klik hier</a></p>",
    "link-difference": END % "<p><a href='/nl/bronnen'>Alles</a> en <a href='/nl/cookies'>alles</a></p>",
    "link-twice": END % "<p><a href='/nl/bronnen'>Lijst</a> <a href='/nl/bronnen'>Bronnen</a></p>",
    "link-targets": END % "<p><a href='#nergens'>Naar het einde</a></p>",
    "skip-link": f"{ONE % '.skip-link'}.remove()",
    "new-window": END % "<p><a href='/nl/bronnen' target='_blank'>Alle bronnen</a></p>",
    "real-controls": END % "<p><a class='link'>Kies dit</a></p>",
    "current": f"{ONE % '.site-footer nav a'}.href = location.href",
    "pointer-cancel": "document.body.addEventListener('pointerdown', event => event.target.closest('button')?.click())",
    "single-keys": "document.body.addEventListener('keydown', event => {"
    " if (event.key === 's') document.querySelector('#filter-q').focus(); })",
    "on-input": f"{ONE % '#filter-sort'}.addEventListener('change', event => event.target.form.requestSubmit())",
    "control-edges": style("#filter-q { border-color: var(--raised) !important; }"),
    "focus-visible": style(":focus-visible { outline: none !important; }"),
    "focus-covered": "document.body.insertAdjacentHTML('beforeend', '<div id=bar></div>');"
    + style("#bar { position: fixed; inset: 0; }"),
    "focus-order": f"{ONE % '#filter-submit'}.tabIndex = 1",
    "reading-order": style("main { display: flex; flex-direction: column-reverse; }"),
    "reachable": f"{ONE % '#filter-submit'}.tabIndex = -1",
    "targets-24": style(".downloads a { font-size: 6px !important; min-block-size: 0; min-inline-size: 0; }")
    + END % "<div class='downloads'><a href='/nl/a'>a</a><a href='/nl/b'>b</a></div>",
    "targets-44": style("#filter-submit { min-block-size: 0; padding: 0; line-height: 1; }"),
    "paragraphs": style("main p { text-align: justify; }") + END % f"<p>{'Woorden in een lange regel. ' * 9}</p>",
    "fits": style("#results { inline-size: 3000px; }"),
    "apart": style("main h2 { margin-block-end: -2em !important; }"),
    "movement": f"{ONE % 'h1'}.animate([{{opacity: 1}}, {{opacity: 0}}], {{duration: 900, iterations: Infinity}})",
    "zoom": f"{ONE % 'meta[name=viewport]'}.content = 'width=device-width, maximum-scale=1'",
}
"""By name of a check that reads a page as it stands."""

UNDER_CONDITIONS = {
    "reflow: words": style("@media (max-width: 24em) { .site-nav { display: none; } }"),
    "reflow: fits": style("#results { min-inline-size: 400px; }"),
    "text-spacing: fits": style("h1 { inline-size: 3.3em; white-space: nowrap; overflow: hidden; }"),
    "text-200: fits": style(".fields { inline-size: 20em; }"),
    "forced-colors: focus-visible": style(":focus-visible { outline: none !important; box-shadow: 0 0 0 4px #000; }"),
    "forced-colors: forced-colours": style("button { border: 0 !important; }"),
    "reduced-motion: movement": style("a { transition: color 1s; }"),
    "print: print": style("nav { display: block !important; }"),
}
"""By condition and name of a check."""

BY_KEYBOARD = {
    "tab-forward": "document.querySelector('#filter-q').addEventListener('keydown', event => event.preventDefault())",
    "tab-back": """document.querySelector('#filter-q').addEventListener('keydown', event => {
        if (event.shiftKey) event.preventDefault();
    })""",
}

SWAPPED = "document.addEventListener('htmx:after:swap', () => setTimeout(() => { %s }));"
STATUS = "document.querySelector('#site-status')"
BY_UPDATE = {
    "update-done": "document.addEventListener('htmx:before:request', event => event.preventDefault())",
    "update-status": SWAPPED % f"const old = {STATUS}; old.replaceWith(old.cloneNode(true));",
    "update-focus": SWAPPED % "document.activeElement.blur();",
    "update-ids": SWAPPED
    % "const old = document.querySelector('#directory form h2'); old.replaceWith(old.cloneNode(true));",
    "update-whole": SWAPPED % "document.title = 'Landen – Samenspraak';",
    "update-busy": SWAPPED
    % "setTimeout(() => document.querySelector('#results').setAttribute('aria-busy', 'true'), 20);",
    "update-back": "const push = history.pushState; history.pushState = (...all) => history.replaceState(...all);",
}
