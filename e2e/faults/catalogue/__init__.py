"""All faults, by kind."""

from e2e.faults.catalogue import language, names
from e2e.faults.looking import Fault

FAULTS: tuple[Fault, ...] = (*names.FAULTS, *language.FAULTS)
