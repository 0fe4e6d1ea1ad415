"""Search beside the window: in one thread a desk, on a connection of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from mentordesk.desk import Desk
from mentordesk.storage import presented, search

from .background import Lane

if TYPE_CHECKING:
    from sqlite3 import Connection

T = TypeVar("T")


class Searcher(QObject):
    """Asks the file in a thread; of each asker only the last question is answered."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._lane = Lane(self)
        self._reader: Connection | None = None
        self._presented_to: int | None = None
        desk.presented.connect(self._on_presented)
        desk.closing.connect(self._on_closing)

    def ask(
        self, asker: QObject, question: Callable[[Connection], T], then: Callable[[T], object]
    ) -> None:
        to = self._desk.presenting
        self._lane.run(asker, lambda: question(self._connection(to)), then)

    def forget(self, asker: QObject) -> None:
        """What was asked is no longer of interest."""
        self._lane.forget(asker)

    def _connection(self, presented_to: int | None) -> Connection:
        if self._reader is None or presented_to != self._presented_to:
            self._close()
            path, key, way = self._desk.path, self._desk.key, self._desk.way
            if presented_to is None:
                self._reader = search.open_reader(path, key, way)
            else:
                self._reader = presented.open_presented(path, key, presented_to, way)
            self._presented_to = presented_to
        return self._reader

    def _on_presented(self) -> None:
        self._lane.forget_all()  # answers that are on their way show what is hidden now

    def _on_closing(self) -> None:
        self._lane.stop(self._close)

    def _close(self) -> None:
        if self._reader is not None:
            self._reader.close()
            self._reader = None


def searcher(desk: Desk) -> Searcher:
    """Return the one searcher of a desk."""
    known = desk.findChild(Searcher)
    return known if isinstance(known, Searcher) else Searcher(desk)
