"""Every component in each of its states, for the gallery and the tests. A new one is a line in one of these modules."""

from webapp.views.specimens import answering, drawn, finding, reading, translating

SPECIMENS = (*finding.SPECIMENS, *drawn.SPECIMENS, *reading.SPECIMENS, *answering.SPECIMENS, *translating.SPECIMENS)
PARTS = {
    "addresses": "It stands in the head of a page, where nothing is seen.",
    "icons": "It stands in the head of a page, where nothing is seen.",
    "share": "It stands in the head of a page, where nothing is seen.",
    "ended": "It is seen in link_list, of which it is the end of an entry.",
}
"""Components without a specimen, and why."""
