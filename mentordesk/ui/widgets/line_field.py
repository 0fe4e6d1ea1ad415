"""A line to type into, which says when it is full and leaves Undo to the window when it can."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from mentordesk.domain.typed import LONGEST_LINE
from mentordesk.ui.widgets.labels import plain_tip


class LineField(QLineEdit):
    """Qt's own line takes the keys of Undo and Redo even when it is empty."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(LONGEST_LINE)
        self.setText(text)
        self.inputRejected.connect(self._on_input_rejected)

    def setText(self, text: str | None) -> None:
        """Show words; those that are there already are not cut, however many they are."""
        wide = len((text or "").encode("utf-16-le", "surrogatepass")) // 2
        self.setMaxLength(max(self.maxLength(), wide))
        super().setText(text)

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

    def _on_input_rejected(self) -> None:
        """Say below the field that something was left out: pasted words are cut without a sign."""
        if len(self.text()) < self.maxLength() // 2:
            return  # a key that writes nothing here
        said = self.tr("This field is full: it has room for {n} characters.")
        below = self.mapToGlobal(QPoint(0, self.height() // 2))
        QToolTip.showText(below, plain_tip(said.format(n=f"{self.maxLength():,}")), self)
