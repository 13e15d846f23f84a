"""All faults, by kind."""

from e2e.faults.catalogue import (
    colour,
    consent,
    errors,
    forms,
    keyboard,
    language,
    media,
    names,
    pictures,
    size,
    structure,
    tables,
    updates,
)
from e2e.faults.looking import Fault

KINDS = (
    names,
    language,
    structure,
    keyboard,
    updates,
    colour,
    size,
    forms,
    tables,
    consent,
    pictures,
    errors,
    media,
)
FAULTS: tuple[Fault, ...] = tuple(one for kind in KINDS for one in kind.FAULTS)
