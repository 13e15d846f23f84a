"""Every page of the site in every state that a visitor can meet, judged by axe and by the own checks.

A *view* is a page in a state: how it is called, which template it shows, and how one comes to it. A new page of text
needs nothing but its line in `e2e.words.ADDRESSES`; whatever else a page can become is a line in `listing`, `answers`
or `desk`. A *seen* view is one in a language, at a width, in a mode of colours: `make prove` sees them all, `make test`
so many that each pair of page, kind of state, language, width and mode occurs (`pairs`).
"""
