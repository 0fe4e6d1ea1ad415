"""Keeping a captured line where it says, as one step that is named after what it becomes."""

from __future__ import annotations

from PySide6.QtCore import QObject

from mentordesk.desk import Desk
from mentordesk.domain.capture import Captured
from mentordesk.storage import capture
from mentordesk.storage.capture import Target

from . import words


def keep(desk: Desk, said: Captured, to: Target | None, by: QObject) -> None:
    """Write it; what cannot be kept raises the error that says why, and changes nothing."""
    capture.check(said, to)
    with desk.change(words.undo_label(said.kind), by=by) as session:
        capture.keep(session, said, to, desk.now())
