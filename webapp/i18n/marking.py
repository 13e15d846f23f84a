"""Marks for interface strings that are named in one place and translated in another; nothing happens to them."""


def N_(source: str) -> str:  # noqa: N802
    """Marks an interface string for the catalogues where it is named; it is translated where it is shown."""
    return source


def NC_(context: str, source: str) -> str:  # noqa: N802
    """Marks an interface string that means something else in other places: `context` says which one this is."""
    return source
