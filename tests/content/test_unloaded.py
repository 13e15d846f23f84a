"""What was written into a catalogue and never loaded is not written over."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.conftest import LOCALES
from tests.files import Files
from webapp.content.seeding.save import write
from webapp.failure import Failure
from webapp.store.db import reading


def test_a_text_that_was_never_loaded_stops_the_export(own_store: Engine, tmp_path: Path) -> None:
    files = Files.copied_to(tmp_path)
    line = files.translate("nl", "page:about/title", "Nooit geladen")
    before = files.catalogue("nl").read_bytes()
    with (
        reading(own_store) as session,
        pytest.raises(Failure, match=rf"content\.po:{line}: this text was never loaded"),
    ):
        write(session, files.seed, files.translations, LOCALES)
    assert files.catalogue("nl").read_bytes() == before
    files.load(own_store)
    with reading(own_store) as session:
        assert write(session, files.seed, files.translations, LOCALES) == []
