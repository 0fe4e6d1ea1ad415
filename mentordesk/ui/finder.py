"""One field and what it finds, over the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid

from .palette_list import PaletteList
from .palette_rows import Row
from .theme import Theme
from .widgets.labels import Text
from .widgets.looks import look
from .widgets.search_field import SearchField

SHOWN = 9  # rows
EDGE = 10
MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: SHOWN - 1,
    Qt.Key.Key_PageUp: 1 - SHOWN,
}


class FinderField(SearchField):
    moved = Signal(int)  # in the list, while the focus stays here
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif (step := MOVES.get(Qt.Key(event.key()))) is not None:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)


class Finder(QFrame):
    """Escape closes it and gives the focus back; it goes when something else is taken."""

    def __init__(self, theme: Theme, window: QWidget, asks: str, lists: str, nothing: str) -> None:
        super().__init__(window)
        self._over = window
        self._back: QWidget | None = None  # what had the focus
        self.field = FinderField(theme, asks)
        self.list = PaletteList(theme, lists)
        self._nothing = Text(nothing, tone="muted")
        look(self, look="toast")
        self.field.moved.connect(self.list.step)
        self.field.left.connect(self.leave)
        self.field.returnPressed.connect(self._on_entered)
        self.list.clicked.connect(self._choose)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.hide()
        window.installEventFilter(self)
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def leave(self) -> None:
        """Hide it, and give the focus back."""
        back, self._back = self._back, None
        self.hide()
        if back is not None and isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> None:
        """Take it out of the window: it may show more than may be seen now."""
        self.hide()
        self.setParent(None)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _come(self) -> None:
        """Show it where it belongs, ready to be typed into."""
        if not self.isVisible():
            self._back = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, rows: list[Row]) -> None:
        """List what was found, the first of it chosen."""
        self.list.rows.show(rows)
        self.list.step(0)
        self.list.setVisible(bool(rows))
        self._nothing.setVisible(not rows)

    def _row(self, index: QModelIndex) -> Row | None:
        return self.list.rows.rows[index.row()] if index.isValid() else None

    def _place(self) -> None:
        """Lie where there is room in the window; each kind says where."""
        raise NotImplementedError

    def _take(self, row: Row) -> None:
        """Close, and do what is asked of a row."""
        raise NotImplementedError

    def _tell(self, row: Row | None) -> None:
        """Say what the current row is to who cannot see it."""
        raise NotImplementedError

    def _choose(self, index: QModelIndex) -> None:
        if (row := self._row(index)) is not None:
            self._take(row)

    def _on_entered(self) -> None:
        self._choose(self.list.currentIndex())

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self._tell(self._row(current))

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None and not self.isAncestorOf(now):
            self.hide()
