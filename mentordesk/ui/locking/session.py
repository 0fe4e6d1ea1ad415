"""Who tells that the user has left: the computer is about to sleep, or the session is locked."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from .session_bus import SessionBus
    from .session_windows import SessionWindows


def watch(parent: QObject) -> SessionBus | SessionWindows | None:
    """Return who tells it by `left`, None where nobody does, as on a Mac: there time tells."""
    if sys.platform == "win32":
        from .session_windows import SessionWindows

        return SessionWindows(parent)
    if sys.platform.startswith("linux"):
        from .session_bus import SessionBus

        return SessionBus(parent)
    return None
