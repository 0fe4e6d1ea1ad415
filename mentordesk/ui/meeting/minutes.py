"""How long an item may take, to be chosen from a menu."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

MINUTES = (5, 10, 15, 20, 30, 45)


class MinutesMenu(QMenu):
    chosen = Signal(object)  # minutes, or None

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for minutes in MINUTES:
            action = self.addAction(self.tr("{n} min").format(n=minutes))
            action.triggered.connect(partial(self.chosen.emit, minutes))
        self.addSeparator()
        self.addAction(self.tr("No minutes")).triggered.connect(partial(self.chosen.emit, None))
