"""What the files of a store hold."""

from pathlib import Path

from sqlalchemy import Engine


def is_in_a_file(engine: Engine, text: str) -> bool:
    """Whether a file of the store has a text anywhere, also where nothing is any more."""
    path = Path(str(engine.url.database))
    return any(text.encode() in file.read_bytes() for file in path.parent.glob(f"{path.name}*"))
