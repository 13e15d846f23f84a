"""What a statement was about stays out of its error, which goes into the log."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from webapp.store.db import open_store, writing


def test_an_error_does_not_tell_the_values(tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{tmp_path}/site.db")
    with pytest.raises(SQLAlchemyError) as raised, writing(engine) as session:
        session.execute(text("INSERT INTO nothing VALUES (:visit)"), {"visit": "c0ffee"})
    assert "nothing" in str(raised.value)
    assert "c0ffee" not in str(raised.value)
    engine.dispose()
