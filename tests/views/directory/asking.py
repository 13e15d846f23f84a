"""What visitors may ask for: every list, language, choice, text, order and page."""

from hypothesis import strategies as st

from tests.conftest import LOCALES
from tests.views.directory.site import LISTED, Asked, Site
from webapp.i18n.slugs import fold

LONGEST = 100
WRITTEN = (str, str.upper, str.swapcase, fold, lambda text: f"“{text}”")
"""Ways to type a name."""


@st.composite
def asking(draw: st.DrawFn, site: Site, *, paged: bool = True) -> Asked:
    """A state: choices that an entry has, or any, so that there are both many results and none."""
    listed = draw(st.sampled_from(sorted(LISTED)))
    locale = draw(st.sampled_from(LOCALES))
    traits = site.oracle.traits[listed]
    ref = draw(st.sampled_from(sorted(traits)))
    chosen = {}
    for name in LISTED[listed].filters:
        how = draw(st.sampled_from(("all", "all", "all", "own", "any")))
        choices = [choice.key for choice in site.fields(listed, locale)[name].choices]
        keys = sorted(traits[ref][name]) if how == "own" else choices
        if how != "all" and keys:
            chosen[name] = draw(st.sampled_from(keys))
    sort = draw(st.sampled_from(sorted(LISTED[listed].orders)))
    asked = Asked(listed, locale, chosen, draw(typed(site, ref)), sort)
    found = site.matches(asked)
    return asked.at(draw(st.sampled_from(found))) if paged and found and draw(st.booleans()) else asked


@st.composite
def typed(draw: st.DrawFn, site: Site, ref: str) -> str:
    """Nothing, or a part of a name of an entry or of another one, in any language, as people type."""
    how = draw(st.sampled_from(("nothing", "nothing", "own", "any")))
    if how == "nothing":
        return ""
    other = ref if how == "own" else draw(st.sampled_from(sorted(site.oracle.names)))
    row = site.oracle.labels[other, draw(st.sampled_from(LOCALES))]
    name = str(draw(st.sampled_from([row["name"], row["acronym"] or row["name"], *site.oracle.names[other]])))
    begin = draw(st.integers(0, len(name) - 1))
    part = name[begin : draw(st.integers(begin + 1, len(name)))]
    written = " ".join(draw(st.sampled_from(WRITTEN))(part).split())[:LONGEST].strip()
    return written if fold(written) else ""
