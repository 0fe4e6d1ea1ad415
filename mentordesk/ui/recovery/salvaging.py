"""Salvage in a thread: how far it is, and stopping it."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from mentordesk.errors import MentorDeskError
from mentordesk.lock import locked
from mentordesk.storage import salvage
from mentordesk.storage.connection import explain
from mentordesk.storage.salvage import Salvaged

PARTS = 1000


class Stopped(Exception):
    """The user has had enough."""


class Salvaging(QObject):
    """One salvage of a desk; `run` is for a thread."""

    progressed = Signal(int)  # of PARTS

    def __init__(self, desk: Path, new: Path, key: str | None, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self.new = new
        self._desk, self._key, self._name = desk, key, name
        self._stopped, self._last = Event(), -1

    def stop(self) -> None:
        self._stopped.set()

    def run(self) -> Salvaged | MentorDeskError | None:
        """Return what was salvaged, why nothing was, or None if it was stopped."""
        try:
            lock = locked(self._desk)
            try:
                return salvage.save(self._desk, self.new, self._key, self._name, self._progress)
            finally:
                lock.unlock()
        except Stopped:
            return None
        except Exception as error:
            if (ours := explain(error)) is None:
                raise
            return ours

    def _progress(self, done: int, of: int) -> None:
        if self._stopped.is_set():
            raise Stopped
        part = PARTS * done // max(of, 1)
        if part != self._last:
            self._last = part
            self.progressed.emit(part)
