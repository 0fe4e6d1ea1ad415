"""A dialog with room for what is complained about in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog


class Growing(QDialog):
    """Grows when a line comes that was not there at first."""

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            needed = self.heightForWidth(self.width())
            self.resize(self.width(), max(self.height(), needed))
        return done
