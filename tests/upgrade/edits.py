"""What was edited in the earlier store, before the upgrade."""

from datetime import datetime

AT = datetime(2026, 1, 15, 10, 20, 30)

TRANSLATED = {
    # The English is the same today.
    ("page:about/title", "nl"): ("Over Samenspraak", "Joke Bakker"),
    ("page:about/independent", "fr"): ("Un site qui ne dépend de personne", "Amina Diallo"),
    ("page:social-dialogue/trust", "es"): ("Lo que genera confianza", "Luis Prado"),
    # The English is another one today.
    ("org:pwc/role", "fr"): (
        "PwC fait partie des organisateurs des [conférences](project:human-rights-and-business).",
        "Amina Diallo",
    ),
    ("org:cividep/role", "nl"): ("Cividep doet als partner mee aan [STITCH](project:stitch).", "Joke Bakker"),
    # The seed has no such message today.
    ("page:countries/intro", "es"): ("Cada país tiene su propia página, hecha con cuidado.", "Luis Prado"),
    # The message was made on the site itself.
    ("org:own-union/role", "nl"): ("Deze bond is op de site zelf toegevoegd.", "Joke Bakker"),
    ("org:own-union/role", "fr"): ("Ce syndicat a été ajouté sur le site même.", "Joke Bakker"),
    ("org:own-union/role", "es"): ("Este sindicato se añadió en el propio sitio.", "Joke Bakker"),
}
"""Text and author of each translation that was changed or made."""

WRITTEN = {
    "page:social-dialogue/lasting": "Agreements last, since both sides have negotiated them.",
    "org:icco/role": "ICCO helps to organise the [conferences](project:human-rights-and-business).",
    "page:sources/title": "Where the facts come from",
    "org:own-union/role": "This union was added on the site itself.",
}
"""English that was changed or made; that of `org:icco/role` is another one in the seed too, today."""

DELETED = ("page:about/equals", "es")
"""The translation that was taken away."""
FIGURE = ("figure:ituc-members-undated", 191_000_000)
RELATION = "relation:rel-cnv-etuc"
"""The relation that was taken away, with its facts and sources."""
OWN = "org:own-union"
"""The organisation that was made on the site itself."""

BEFORE = {
    # From the draft that was loaded first.
    ("page:social-dialogue/lasting", "nl"): "Afspraken blijven, want er is over onderhandeld (eerste versie).",
    ("page:social-dialogue/inequality", "fr"): "Un dialogue efficace réduit l’inégalité (premier jet).",
    # What the translators replaced.
    ("page:about/title", "nl"): "Over deze site",
    ("page:about/independent", "fr"): "Un site indépendant",
    ("page:social-dialogue/trust", "es"): "Qué genera confianza",
}
"""Texts that were in the history of the store already; the other translators' edits have theirs there too."""

OUTDATED = {
    *(
        (locale, context)
        for locale in ("nl", "fr", "es")
        for context in ("page:social-dialogue/lasting", "org:icco/role")
    ),
    ("nl", "org:cividep/role"),
    ("fr", "org:pwc/role"),
}
"""Blocks whose translation was made from other English than today's."""
