"""The sentences of the accessibility statement that depend on something, as interface strings."""

from dataclasses import dataclass

from webapp.i18n.marking import N_

STATUS = {
    "full": N_("This site is fully compliant with the European standard {standard}."),
    "partial": N_("This site is partially compliant with the European standard {standard}."),
    "none": N_("This site is not compliant with the European standard {standard}."),
}
"""What is told of each status of the model."""

DUTCH = {
    "A": N_(
        "In the Netherlands, the statements of government bodies have a status, from A to E. By those rules, this site "
        "would have status A. All criteria were checked, and all are met."
    ),
    "B": N_(
        "In the Netherlands, the statements of government bodies have a status, from A to E. By those rules, this site "
        "would have status B. All criteria were checked, and not all are met."
    ),
    "C": N_(
        "In the Netherlands, the statements of government bodies have a status, from A to E. By those rules, this site "
        "would have status C. A complete check of all criteria is planned within six months."
    ),
    "D": N_(
        "In the Netherlands, the statements of government bodies have a status, from A to E. By those rules, this site "
        "would have status D. There is no complete check of all criteria, and none is planned within six months."
    ),
}
"""What is told of each status that there is in the Netherlands."""

LEVELS = {"A": N_("level A"), "AA": N_("level AA"), "AAA": N_("level AAA")}
"""The levels of WCAG."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is told of a limit: what it is, why it is there, and what helps instead."""

    what: str
    why: str
    instead: str


LIMITS = {
    "pronunciation": Words(
        N_("Nothing says how a difficult word or a name is pronounced."),
        N_("Many names come from other languages, and we have no sure source for how they sound."),
        N_(
            "The names of organisations are marked with their language, so that a screen reader can choose the right "
            "voice."
        ),
    ),
    "map-places": Words(
        N_("On a small screen, countries lie close together on the map, and some are hard to hit."),
        N_("They are drawn where they lie in the world."),
        N_("The whole list of countries has the same links, and they are easy to hit."),
    ),
    "map-names": Words(
        N_(
            "On the map of the world, the names of most countries appear only while you point at the country or reach "
            "it by keyboard."
        ),
        N_("There is no room for all names."),
        N_(
            "The whole list of countries shows all names. If you control your device by voice, use the links of the "
            "list."
        ),
    ),
    "long-words": Words(
        N_("On a small screen or with large letters, a long word can be broken without a hyphen."),
        N_("Not every browser knows where the words of a language may be broken."),
        N_("No letter is lost. In a wider window, the word is whole."),
    ),
    "sources": Words(
        N_("Our sources are pages on other websites. Some of them may not be accessible."),
        N_("They are not ours, and we have not tested them."),
        N_("What we took from them is in the text of this site, with its date."),
    ),
}
"""What is told of each limit that can be in `evidence/limits.yaml`."""

UNTESTED = {
    "braille": N_("Braille displays"),
    "speech": N_("Control by voice"),
    "magnifiers": N_("Programs that magnify the screen"),
    "devices": N_("Phones and tablets: small screens were only tested in a browser on a computer"),
    "switches": N_("Switches, control with the eyes, and other devices instead of a mouse and a keyboard"),
    "browsers": N_("Other browsers: the states of pages were judged in Chromium alone"),
    "people": N_("The site in use by people with disabilities"),
    "print": N_("Pages on paper: what would be printed was only tested in a browser"),
    "reading": N_("How easy the texts are: we write for language level B1, but nobody has measured it"),
}
"""What is told of each thing that nobody has tested."""
