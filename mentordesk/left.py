"""Where a window was when its desk was closed, so that the next one goes on there."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QByteArray

from mentordesk.domain.place import Place
from mentordesk.ui.main_window import MainWindow


@dataclass(frozen=True)
class Left:
    place: Place | None = None
    geometry: QByteArray | None = None
    hidden: bool = False  # in the tray
    presented: int | None = None  # the mentorship whose other person looked on


def left_by(window: MainWindow) -> Left:
    presented = window.desk.presenting
    return Left(window.here, window.saveGeometry(), window.isHidden(), presented)
