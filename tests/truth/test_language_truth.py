"""With no, half and all translations, each text is in the language that its nearest `lang` claims (WCAG 3.1.1, 3.1.2).

Marks follow a text from where it comes from into the page (`marks`), so that nothing is guessed from its letters.
"""

from pathlib import Path

import pytest

from tests.conftest import LOCALES
from tests.proving import WHOLE
from tests.truth import asking, origins
from tests.truth.judge import DESCRIBING, Judge
from tests.truth.marks import Origin
from tests.truth.site import FEW, Site
from webapp.store.db import open_store
from webapp.store.migrations import migrate

MOST_TOLD = 40
LINKING = ("org:ituc", "org:cnv", "page:networks", "page:site-map")
"""Pages that say of much how much there is in all."""


def expect_no_faults(judge: Judge) -> None:
    """Tells each fault once, however many pages have it."""
    told = {(fault.where, fault.text, fault.claimed): str(fault) for fault in judge.faults}
    assert not judge.faults, "\n".join([f"{len(judge.faults)} faults, such as", *list(told.values())[:MOST_TOLD]])


@pytest.mark.prove
def test_every_page_tells_the_truth_about_its_languages(real: Site, judge: Judge) -> None:
    judge.judge_all(asking.pages(real.client, real.places, real.places if WHOLE else FEW))
    assert judge.pages >= len(LOCALES) * (66 if WHOLE else len(FEW))
    assert judge.judged["text"] > 50 * judge.pages
    # What is drawn has titles too.
    assert judge.judged["title"] >= judge.pages
    assert judge.judged["meta content"] == len(DESCRIBING) * judge.pages
    assert min(judge.judged[sort] for sort in ("option", "optgroup label", "label", "button")) >= 3 * len(LOCALES)
    expect_translations(judge, real.share)
    expect_no_faults(judge)


@pytest.mark.prove
def test_every_list_tells_the_truth_in_each_state(listed: Site, judge: Judge) -> None:
    judge.judge_all(asking.lists(listed.client, listed.places, whole=WHOLE))
    if WHOLE:
        judge.judge_all(asking.pages(listed.client, listed.places, LINKING))
    assert judge.pages >= (800 if WHOLE else 2 * len(LOCALES))
    assert judge.judged["input value"] >= len(LOCALES)
    expect_translations(judge, listed.share)
    expect_no_faults(judge)


def expect_translations(judge: Judge, share: float) -> None:
    """There are as many as was meant: none, some of both, and with all of them no English but that of names."""
    for locale in LOCALES[1:]:
        met = {
            origin: {lang for page, lang, kind in judge.met if (page, kind) == (locale, origin)} for origin in Origin
        }
        wanted = {0.0: {"en"}, 0.5: {"en", locale}, 1.0: {locale}}
        assert met[Origin.MESSAGE] == wanted[share]
        assert met[Origin.CLDR] == {locale}


def test_every_error_tells_the_truth(real: Site, judge: Judge) -> None:
    judge.judge_all(asking.errors(real.client))
    assert judge.pages >= 9 * len(LOCALES)
    expect_no_faults(judge)


def test_without_a_store_an_error_tells_the_truth(real: Site, judge: Judge, tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{tmp_path}/empty.db")
    migrate(engine)
    engine.dispose()
    client = origins.client(tmp_path / "empty.db", real.client.settings.translations)
    judge.judge_all(asking.ask(client, f"/{locale}", status=404) for locale in LOCALES)
    assert judge.pages == len(LOCALES)
    expect_no_faults(judge)
