"""A line to type into that leaves Undo to the window when it has nothing of its own to undo."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class LineField(QLineEdit):
    """Qt's own line takes the keys of Undo and Redo even when it is empty."""

    def event(self, event: QEvent) -> bool:
        if self._leaves(event):
            event.ignore()
            return False
        return super().event(event)

    def _leaves(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        standard = QKeySequence.StandardKey
        nothing_before = event.matches(standard.Undo) and not self.isUndoAvailable()
        nothing_after = event.matches(standard.Redo) and not self.isRedoAvailable()
        return nothing_before or nothing_after
