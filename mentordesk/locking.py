"""Locks protected desks."""

from __future__ import annotations

import gc
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from mentordesk.left import left_by
from mentordesk.storage import key
from mentordesk.ui import clipboard, rescue, this_computer
from mentordesk.ui.clearing import Clearing
from mentordesk.ui.main_window import MainWindow

if TYPE_CHECKING:
    from mentordesk.app import Windows


class Locking(QObject):
    """A desk that is locked is closed: its window is gone and another asks for the passphrase."""

    def __init__(self, windows: Windows) -> None:
        super().__init__(windows)
        self._windows = windows

    def lock(self, window: MainWindow) -> None:
        """Lock a desk because the user wants it."""
        Clearing(partial(self._lock, window, asked=True), self).start()

    def _lock(self, window: MainWindow, *, asked: bool) -> None:
        if not isValid(window) or window.desk.key is None:  # it was closed meanwhile
            return
        unsaved = window.unsaved()
        if rescue.keep(window.desk, unsaved):
            unsaved = {}
        elif asked and not rescue.may_keep_in_mind(window):
            return
        this_computer.set_locked(key.salt_of(window.desk.key), True)
        entry = self._windows.stand_before(window.desk.path, left_by(window))
        window.shut()
        entry.ask(unsaved)
        window.hide()
        clipboard.clear_ours()
        QTimer.singleShot(0, self, _forget)


def _forget() -> None:
    """Let go of what is needed no more, also of what was there before the first search for it."""
    gc.unfreeze()
    gc.collect()
