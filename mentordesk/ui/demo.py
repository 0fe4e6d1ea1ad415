"""The demo desk: a fresh copy to play with."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from mentordesk.storage import demo

from .dialogs import SUFFIX


def open_copy(now: datetime, then: Callable[[Path], object]) -> None:
    """Make a demo desk in a folder of its own, which the system clears away, and open it."""
    name = QCoreApplication.translate("demo", "Demo desk")
    folder = Path(tempfile.mkdtemp(prefix="mentordesk-"))
    path = folder / f"{name}{SUFFIX}"
    demo.make(path, now)
    then(path)
