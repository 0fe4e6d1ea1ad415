"""What the next pages need, imported while nobody waits for it."""

from __future__ import annotations

from importlib import import_module
from threading import Thread

from PySide6.QtCore import QObject, QTimer

from mentordesk.ui import pages

SLOW = (
    "sqlalchemy.orm",
    "sqlalchemy.dialects.sqlite.pysqlite",
    "mentordesk.storage.session",
    "mentordesk.storage.schema",
    "numpy",
)
QUICK = ("mentordesk.ui.capture.quick_add",)
CHARTS = ("pyqtgraph", "mentordesk.picture.burndown")
PAUSE_MS = 40


class Ahead(QObject):
    """SQLAlchemy and numpy come in a thread; then, between events, pages and charts one by one.

    What uses Qt must not come in a thread: Qt's classes are made when they are first imported,
    and two threads that make the same one hang or get two.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = [*QUICK, *pages.modules(), *CHARTS]
        self._thread = Thread(target=lambda: [*map(import_module, SLOW)], daemon=True)
        self._timer = QTimer(self, interval=PAUSE_MS)
        self._timer.timeout.connect(self._on_pause)

    def start(self) -> None:
        self._thread.start()
        self._timer.start()

    def _on_pause(self) -> None:
        if self._thread.is_alive():
            return
        if self._left:
            import_module(self._left.pop(0))
        else:
            self._timer.stop()
            self.deleteLater()
