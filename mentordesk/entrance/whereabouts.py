"""Where a window was when its desk was closed, or is to begin, so that it goes on there."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QByteArray

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.storage import overview
from mentordesk.ui.main_window import MainWindow


@dataclass(frozen=True)
class Whereabouts:
    place: Place | None = None
    geometry: QByteArray | None = None
    hidden: bool = False  # in the tray
    presented: int | None = None  # the mentorship whose other person looked on


def whereabouts_of(window: MainWindow) -> Whereabouts:
    presented = window.desk.presenting
    return Whereabouts(window.here, window.saveGeometry(), window.isHidden(), presented)


def first_place(desk: Desk) -> Place:
    """With one mentorship, its next agenda; else Today."""
    known = overview.mentorships(desk.connection, desk.now())
    if len(known) == 1 and known[0].coming:
        return Place("meeting", known[0].coming[0].uid)
    return Place("today")
