"""The field above a row while its words are edited."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from mentordesk.domain.typed import one_line
from mentordesk.ui.widgets.line_field import LineField

from .row import NEW, Row

Save: TypeAlias = Callable[[Row, str], None]
STAYS = (Qt.FocusReason.PopupFocusReason,)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Inline(LineField):
    """Enter, another focus and settling save; Escape leaves the words as they were.

    A row that is new stays open for the next. If saving fails, the words stay. With `keeps` all
    that is typed is saved, even nothing, and Escape only leaves.
    """

    closed = Signal(object)  # the Row
    shifted = Signal(int)  # one section up or down

    def __init__(self, parent: QWidget, save: Save) -> None:
        super().__init__(parent=parent)
        self._save = save
        self.keeps = False
        self.row: Row | None = None
        self._before = self._shown = ""  # the words of the row, and as they were shown last
        self.hide()

    def open(self, row: Row, words: str, name: str, box: QRect, keeps: bool = False) -> None:
        self.row, self.keeps = row, keeps
        self.setText(words)
        self._before = self._shown = words
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setGeometry(box)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.end(False)
        self.home(True)  # all is selected, and its beginning is seen

    def is_changed(self) -> bool:
        """Return whether something else is typed than the row says."""
        return bool(self.text()) and self.text() != self._before

    def settle(self, entered: bool = False) -> None:
        """Save what is typed and close."""
        if self.row is None:
            return
        row, words = self.row, one_line(self.text())
        typed = self.text() != self._shown  # spaces that do not break stay, unless one types
        wanted = typed and (bool(words) or self.keeps) and words != self._before
        if wanted:
            self._save(row, words)
        if wanted and entered and row.kind == NEW:
            self._before = self._shown = ""
            self.setText("")  # ready for the next; Undo takes back what was added
        else:
            self.close_unsaved()

    def keep(self) -> None:
        """Save what is typed so far, and stay."""
        words = one_line(self.text())
        if self.row is not None and self.text() != self._shown and words != self._before:
            self._before, self._shown = words, self.text()
            self._save(self.row, words)

    def close_unsaved(self) -> None:
        row, self.row = self.row, None
        if row is None:
            return
        parent = self.parentWidget()
        if self.hasFocus() and parent is not None:
            parent.setFocus()
        self.hide()
        self.closed.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() in ENTER:
            self.settle(entered=True)
        elif event.key() == Qt.Key.Key_Escape and self.keeps:
            self.settle()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_unsaved()
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.shifted.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in STAYS:
            self.settle()
