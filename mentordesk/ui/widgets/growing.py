"""A dialog with room for what is complained about in it, which scrolls where the screen ends."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QDialog, QLayout, QWidget

from .layout import Item, down, scrolled

EDGES, GAP = (22, 18, 22, 18), 14
AROUND = 60  # of the screen, for the frame of the window and the bars of the desktop


class Growing(QDialog):
    """Lays its parts out above the two ways out of it."""

    def lay_out(self, wide: int, *parts: Item, foot: QLayout) -> None:
        self._body, self._foot = QWidget(), foot
        self._body.setLayout(down(*parts, None, gap=GAP))
        self._body.installEventFilter(self)
        self.setLayout(down((scrolled(self._body), 1), foot, margins=EDGES, gap=GAP))
        self.setMinimumWidth(wide)
        self._grow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self._body:
            self._grow()
        return False

    def _grow(self) -> None:
        """Be as high as all of it is, if the screen is, and never lower than before."""
        left, top, right, bottom = EDGES
        wide = max(self.width(), self.minimumWidth()) if self.isVisible() else self.minimumWidth()
        body = self._body.heightForWidth(wide - left - right)
        needed = top + body + GAP + self._foot.sizeHint().height() + bottom
        before = self.height() if self.isVisible() else 0
        self.resize(
            wide, max(before, min(needed, self.screen().availableGeometry().height() - AROUND))
        )
