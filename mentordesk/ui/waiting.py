"""What is done to a desk while it is closed, said until it is done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QProgressBar

from .gate import Gate
from .theme import Theme
from .widgets.labels import Text


class Waiting(Gate):
    """Cannot be closed: the desk opens again by itself."""

    def __init__(self, theme: Theme, path: Path, said: str) -> None:
        super().__init__(theme, path)
        busy = QProgressBar()
        busy.setRange(0, 0)
        busy.setTextVisible(False)
        busy.setFixedHeight(6)
        busy.setAccessibleName(said)
        self.lay_out("hard-drive", Text(said), 12, busy, ways=False)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
