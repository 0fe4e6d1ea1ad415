"""Search or jump to: pages, people, and everything that has the words, from one field."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.storage import note_list, numbered, search
from mentordesk.storage.numbered import Meeting
from mentordesk.storage.search import Hit

from .finder import EDGE, SHOWN, Finder
from .palette_rows import Row, hit_row, meeting_rows, numbers, page_rows, people_rows, spoken
from .searching import searcher
from .theme import Theme
from .widgets.layout import down
from .widgets.looks import is_rtl

if TYPE_CHECKING:
    from sqlite3 import Connection

    from .main_window import MainWindow

WIDE, MOST = 560, 50


class Palette(Finder):
    """Lies over the window, where the field of the sidebar is."""

    asked = Signal(Place)

    def __init__(self, desk: Desk, theme: Theme, window: QWidget) -> None:
        asks, nothing = self.tr("Search or jump to"), self.tr("Nothing has these words.")
        super().__init__(theme, window, asks, self.tr("Found"), nothing)
        self._desk = desk
        self._found: list[Hit] = []
        self._meetings: list[Meeting] = []
        self._near: list[Row] = []
        self._waits = self._enters = False  # for what is being looked for, and then to go there
        self._nothing.setContentsMargins(12, 8, 12, 10)
        parts = self.field, 6, (self.list, 1), self._nothing
        self.setLayout(down(*parts, margins=(EDGE, EDGE, EDGE, EDGE)))
        self.field.textChanged.connect(self._on_typed)

    @classmethod
    def over(cls, window: MainWindow) -> Palette:
        """Return the palette of a main window."""
        known = window.findChild(cls)
        if isinstance(known, cls):
            return known
        palette = cls(window.desk, window.theme, window)
        palette.asked.connect(window.open)
        return palette

    def open(self, text: str = "") -> None:
        """Show it, with what was typed so far."""
        self.field.setText(text)
        self._on_typed(text)
        self._come()
        self.field.end(False)  # typing goes on

    def _place(self) -> None:
        """At the start of the window, as high as what it lists."""
        window = self._over
        rows = min(len(self.list.rows.rows), SHOWN)
        high = self.field.sizeHint().height() + 2 * EDGE + 6
        high += rows * self.list.row_height() if rows else self._nothing.sizeHint().height()
        wide = min(WIDE, window.width() - 2 * EDGE)
        self.resize(wide, min(high, window.height() - self._top() - EDGE))
        self.move(window.width() - wide - EDGE if is_rtl(self) else EDGE, self._top())

    def _top(self) -> int:
        window = self._over
        bar = window.menuWidget() if isinstance(window, QMainWindow) else None
        return (bar.height() if bar is not None and bar.isVisible() else 0) + EDGE // 2

    def _show_rows(self, terms: Sequence[str]) -> None:
        today = self._desk.today()
        hits = [hit_row(hit, terms, today) for hit in self._found if hit.kind != "person"]
        called = meeting_rows(self._meetings, terms, today)
        self._show([*self._near, *called, *hits])
        self._place()

    def _on_typed(self, text: str) -> None:
        terms = search.terms_of(text)
        owners = note_list.owners(self._desk.connection)
        self._near = [*page_rows(terms), *people_rows(owners, terms)]
        self._waits, self._enters = True, False
        if terms:
            question = partial(_found, text, numbers(terms))
            searcher(self._desk).ask(self, question, partial(self._on_found, terms))
        else:
            searcher(self._desk).forget(self)
            self._on_found(terms, ([], []))

    def _on_found(self, terms: Sequence[str], found: tuple[list[Meeting], list[Hit]]) -> None:
        (self._meetings, self._found), self._waits = found, False
        self._show_rows(terms)
        if self._enters:
            self._choose(self.list.currentIndex())

    def _take(self, row: Row) -> None:
        self.hide()
        self.asked.emit(row.place)

    def _tell(self, row: Row | None) -> None:
        self.field.setAccessibleDescription(spoken(row) if row else "")

    def _on_entered(self) -> None:
        """Quick fingers press Enter before the answer is there."""
        if self._waits:
            self._enters = True
        else:
            super()._on_entered()


def _found(text: str, called: set[int], connection: Connection) -> tuple[list[Meeting], list[Hit]]:
    known = [each for n in called for each in numbered.meetings(connection, n, MOST)]
    return known, search.find(connection, text, limit=MOST)
