"""The translators' page: downloading, uploading with a conflict, hearing the report, undoing."""

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polib
from playwright.sync_api import FilePayload, Page

from e2e.screenreader.hearing import Heard
from e2e.screenreader.phrases import button, heading, link, perhaps, system, text
from e2e.screenreader.reader import Chromium
from webapp.i18n import cldr

TOKEN = "a token for translators who listen"
CONFLICT, CHANGE = "page:social-dialogue/democracy", "page:social-dialogue/inequality"
HINT = (
    "What you have changed is taken over at once. If somebody else has changed the same text since your download, the "
    "text of the site stays and yours is put aside. Nothing is lost."
)


def credentials(author: str) -> dict[str, str]:
    """The header of somebody who has given name and token (RFC 7617)."""
    return {"Authorization": f"Basic {b64encode(f'{author}:{TOKEN}'.encode()).decode()}"}


@contextmanager
def signed_in(heard: Heard) -> Iterator[Page]:
    """The browser's page, for a translator."""
    browser = heard.reader.browser
    assert isinstance(browser, Chromium)
    browser.page.context.set_extra_http_headers(credentials("Anna"))
    try:
        yield browser.page
    finally:
        browser.page.context.set_extra_http_headers({})


def edit(path: Path, *contexts: str, author: str) -> None:
    """Change texts of a file, as somebody does in a translation program."""
    file = polib.pofile(str(path), wrapwidth=100_000)
    for entry in file:
        if entry.msgctxt in contexts:
            entry.msgstr = f"{entry.msgstr} {author}."
    file.save()


def translate(heard: Heard, folder: Path) -> None:
    """From the download to the report on a file of which one text was changed by somebody else, and back."""
    say, count = heard.words.say, heard.words.count
    locale = heard.words.locale
    path = f"/translate/{locale}"
    desk = say("Translations into {language}", language=cldr.language_name(locale, locale))
    file, theirs = folder / "texts.po", folder / "theirs.po"
    with signed_in(heard) as page:
        heard.open(path, f"{desk} – Samenspraak")
        heard.step("h", heading(desk, 1))
        heard.step("h", heading(say("Download the texts"), 2))
        waiting = "Texts of the pages: {count} text waits for you", "Texts of the pages: {count} texts wait for you"
        heard.step("k", link(count(*waiting, 0)))
        with page.expect_download() as fetched:
            # The browser tells of it, and now and then does so twice.
            done = system("Download complete")
            heard.step("Return", done, perhaps(done))
        fetched.value.save_as(file)

        theirs.write_bytes(file.read_bytes())
        edit(theirs, CONFLICT, author="Bea")
        sent: FilePayload = {"name": "texts.po", "mimeType": "text/plain", "buffer": theirs.read_bytes()}
        headers = {**credentials("Bea"), "Origin": heard.origin}
        assert page.request.post(heard.origin + path, multipart={"file": sent}, headers=headers).ok
        edit(file, CONFLICT, CHANGE, author="Anna")

        label = say("PO file that you have edited")
        heard.step("h", heading(say("Upload a file"), 2))
        heard.step("b", text(label), system(f"{label}: No file chosen"), text(say(HINT)))
        page.locator("#file").set_input_files(file)
        heard.step("b", button(say("Upload this file")))
        outcome = " ".join(
            (
                count("{count} text was taken over.", "{count} texts were taken over.", 1),
                count("{count} text was put aside.", "{count} texts were put aside.", 1),
            )
        )
        heard.arrive("Return", f"{outcome} – Samenspraak")
        heard.step("h", heading(outcome, 1))
        heard.step("h", heading(say("The site has another text: {count}", count="1"), 2))
        heard.step("h", heading(say("Changed: {count}", count="1"), 2))
        heard.step("h", heading(say("All other texts of the file"), 2))
        heard.step("h", heading(say("Undo"), 2))
        act = page.locator("input[name=act]").get_attribute("value") or ""
        heard.step("b", button(say("Undo act {number}", number=act)))
        undone = count("{count} text was put back.", "{count} texts were put back.", 1)
        heard.arrive("Return", f"{undone} – Samenspraak")
        heard.step("h", heading(undone, 1))
