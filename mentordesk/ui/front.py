"""Windows that come to the front, also out of the tray."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mentordesk.domain.place import Place

from .main_window import MainWindow


def bring(window: QWidget, place: Place | None = None) -> None:
    """Have a window in front, the main one at a place that was asked for from outside of it."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    if place is not None and isinstance(window, MainWindow):
        window.open(place)
