"""Charts take 0.4 s to import: it happens beside the window, while the page shows its words."""

from __future__ import annotations

import sys
from importlib import import_module
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

NEEDED = "mentordesk.picture.burndown"


class Loading(QObject):
    """Emits `loaded` once charts can be made, never before the caller has returned."""

    loaded = Signal()

    def start(self) -> None:
        if is_loaded():
            QTimer.singleShot(0, self.loaded.emit)
        else:
            Thread(target=self._load, name="charts", daemon=True).start()

    def _load(self) -> None:
        import_module(NEEDED)
        self.loaded.emit()


def is_loaded() -> bool:
    return hasattr(sys.modules.get(NEEDED), "BurnDownPicture")  # a module half read has none
