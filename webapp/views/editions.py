"""Which edition a request is answered from: the one of the state of the store that it sees."""

from collections.abc import Mapping

from flask import current_app, g
from sqlalchemy.exc import SQLAlchemyError

from webapp.content import interface, subjects
from webapp.i18n.catalogue import Catalogue
from webapp.i18n.edition import Edition
from webapp.views.rendering import session


class Editions:
    """Keeps the last edition of a process, and reads another one when the store has moved.

    Editions are immutable and take each other's place in one assignment, so that no lock is needed: two requests that
    see the store move at once read it twice.
    """

    def __init__(self, shipped: Mapping[str, Catalogue]) -> None:
        self._shipped = shipped
        self._last = Edition(-1, tuple(shipped), shipped)

    def current(self) -> Edition:
        """The edition of this request; the last one known if the store cannot be read."""
        try:
            number = g.get("revision")
            if number is None:
                number = subjects.revision_number(session())
            if number == self._last.number:
                return self._last
            found = interface.read(session(), self._shipped)
        except SQLAlchemyError:
            current_app.logger.exception("The store cannot be read")
            return self._last
        self._tell_broken(found)
        if found.number > self._last.number:
            self._last = found
        return found

    def _tell_broken(self, found: Edition) -> None:
        told = {item for catalogue in self._last.catalogues.values() for item in catalogue.broken}
        for catalogue in found.catalogues.values():
            for (context, source), reason in catalogue.broken:
                if self._last.number < 0 or ((context, source), reason) not in told:
                    current_app.logger.warning(
                        "Translation left out (%s): %s %r: %s", catalogue.locale, context, source, reason
                    )
