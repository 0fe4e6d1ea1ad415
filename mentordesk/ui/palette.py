"""Search or jump to: pages, people, and everything that has the words, from one field."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QMainWindow, QWidget
from shiboken6 import isValid

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.storage import note_list, numbered, search
from mentordesk.storage.numbered import Meeting
from mentordesk.storage.search import Hit

from .palette_list import PaletteList
from .palette_rows import Row, hit_row, meeting_rows, numbers, page_rows, people_rows, spoken
from .searching import searcher
from .theme import Theme
from .widgets.labels import Text
from .widgets.layout import down
from .widgets.looks import is_rtl, look
from .widgets.search_field import SearchField

if TYPE_CHECKING:
    from sqlite3 import Connection

    from .main_window import MainWindow

WIDE, SHOWN, MOST = 560, 9, 50
EDGE = 10
MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: SHOWN - 1,
    Qt.Key.Key_PageUp: 1 - SHOWN,
}


class PaletteField(SearchField):
    moved = Signal(int)  # in the list, while the focus stays here
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif (step := MOVES.get(Qt.Key(event.key()))) is not None:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)


class Palette(QFrame):
    """Lies over the window, where the field of the sidebar is; Escape closes it."""

    asked = Signal(Place)

    def __init__(self, desk: Desk, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._over = desk, window
        self._found: list[Hit] = []
        self._meetings: list[Meeting] = []
        self._back: QWidget | None = None  # what had the focus
        self._near: list[Row] = []
        self._waits = self._enters = False  # for what is being looked for, and then to go there
        self.field = PaletteField(theme, self.tr("Search or jump to"))
        self.list = PaletteList(theme, self.tr("Found"))
        self._nothing = Text(self.tr("Nothing has these words."), tone="muted")
        self._nothing.setContentsMargins(12, 8, 12, 10)
        look(self, look="toast")
        parts = self.field, 6, (self.list, 1), self._nothing
        self.setLayout(down(*parts, margins=(EDGE, EDGE, EDGE, EDGE)))
        self.field.textChanged.connect(self._on_typed)
        self.field.moved.connect(self.list.step)
        self.field.left.connect(self.leave)
        self.field.returnPressed.connect(self._on_entered)
        self.list.clicked.connect(self._on_clicked)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.hide()
        window.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

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
        if not self.isVisible():
            self._back = QApplication.focusWidget()
        self.field.setText(text)
        self._on_typed(text)
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.end(False)  # typing goes on

    def leave(self) -> None:
        """Hide it, and give the focus back."""
        back, self._back = self._back, None
        self.hide()
        if back is not None and isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

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
        self.list.rows.show([*self._near, *called, *hits])
        self.list.step(0)
        self.list.setVisible(bool(self.list.rows.rows))
        self._nothing.setVisible(not self.list.rows.rows)
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

    def _on_entered(self) -> None:
        """Quick fingers press Enter before the answer is there."""
        if self._waits:
            self._enters = True
        else:
            self._choose(self.list.currentIndex())

    def _on_clicked(self, index: QModelIndex) -> None:
        self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            place = self.list.rows.rows[index.row()].place
            self.hide()
            self.asked.emit(place)

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        row = self.list.rows.rows[current.row()] if current.isValid() else None
        self.field.setAccessibleDescription(spoken(row) if row else "")

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        """It goes when something else in the window is taken."""
        if self.isVisible() and now is not None and not self.isAncestorOf(now):
            self.hide()


def _found(text: str, called: set[int], connection: Connection) -> tuple[list[Meeting], list[Hit]]:
    known = [each for n in called for each in numbered.meetings(connection, n, MOST)]
    return known, search.find(connection, text, limit=MOST)
