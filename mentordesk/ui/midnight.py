"""What is to be done when another day begins."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from mentordesk.desk import Desk


class Midnight(QObject):
    """Sleeps until a second after midnight, by the clock of the desk."""

    passed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wait()

    def _wait(self) -> None:
        now = self._desk.now()
        tomorrow = datetime.combine(now.date() + timedelta(days=1), time(0, 0, 1), now.tzinfo)
        QTimer.singleShot((tomorrow - now) // timedelta(milliseconds=1), self, self._on_over)

    def _on_over(self) -> None:
        self.passed.emit()
        self._wait()
