"""Locks protected desks: when the user wants it, is away, or leaves the computer."""

from __future__ import annotations

import gc
import sys
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from mentordesk import clock
from mentordesk.storage import overview
from mentordesk.storage.key import salt_of
from mentordesk.ui import rescue, this_computer
from mentordesk.ui.locking import clipboard, session
from mentordesk.ui.locking.clearing import Clearing
from mentordesk.ui.locking.idleness import Idleness
from mentordesk.ui.main_window import MainWindow

from .whereabouts import whereabouts_of

if TYPE_CHECKING:
    from mentordesk.app import Windows
    from mentordesk.ui.locking.session_bus import SessionBus
    from mentordesk.ui.locking.session_windows import SessionWindows


PAINTED_MS = 300  # until what asks for the passphrase is seen


class Locking(QObject):
    """A desk that is locked is closed: its window is gone and another asks for the passphrase."""

    def __init__(self, windows: Windows) -> None:
        super().__init__(windows)
        self._windows = windows
        self._idleness: Idleness | None = None
        self._session: SessionBus | SessionWindows | None = None
        self._waiting = 0  # desks whose dialogs are about to go

    def attend(self, window: MainWindow) -> None:
        """Watch over a protected desk; of a plain one everybody at the computer may know."""
        if window.desk.key is None:
            return
        if self._idleness is None:
            self._idleness = Idleness(clock.now, this_computer.idle_minutes, self)
            self._idleness.passed.connect(self._on_idle)
            self._session = session.watch(self)
            if self._session is not None:
                self._session.left.connect(self._on_left)
        self._idleness.watch()
        window.desk.changed.connect(self._idleness.touch)  # keys that write Chinese are no touch

    def lock(self, window: MainWindow) -> None:
        """Lock a desk because the user wants it."""
        self._clear(window, asked=True)

    def _clear(self, window: MainWindow, *, asked: bool) -> None:
        self._waiting += 1
        Clearing(partial(self._on_cleared, window, asked=asked), self).start()

    def _on_cleared(self, window: MainWindow, *, asked: bool) -> None:
        self._waiting -= 1
        if isValid(window) and (key := window.desk.key) is not None:  # not closed meanwhile
            self._lock(window, key, asked=asked)
        self._let_sleep()

    def _lock(self, window: MainWindow, key: str, *, asked: bool) -> None:
        unsaved = window.unsaved()
        if rescue.keep(window.desk, unsaved):
            unsaved = {}
        elif asked and not rescue.may_keep_in_mind(window):
            return
        salt = salt_of(key)
        this_computer.set_locked(salt, True)
        entry = self._windows.stand_before(window.desk.path, whereabouts_of(window))
        window.shut()
        entry.ask(salt, unsaved)
        window.hide()
        clipboard.clear_ours()
        QTimer.singleShot(0, self, _forget)

    def _on_idle(self) -> None:
        """Nobody types while people talk: a meeting that runs is not interrupted."""
        protected = self._windows.protected()
        if not protected and self._idleness is not None:
            self._idleness.rest()
        for window in protected:
            desk = window.desk
            if desk.presenting is None and not overview.is_any_running(desk.connection):
                self._leave(window)

    def _on_left(self) -> None:
        for window in self._windows.protected():
            self._leave(window)
        self._let_sleep()

    def _leave(self, window: MainWindow) -> None:
        if window.desk.looking:
            window.close()  # nothing is to be saved there, and whoever wants it opens it again
        else:
            self._clear(window, asked=False)

    def _let_sleep(self) -> None:
        """Once nothing of the desks is on the screen any more."""
        if self._session is not None and not self._waiting:
            QTimer.singleShot(PAINTED_MS, self, self._session.release)


def _forget() -> None:
    """Let go of what is needed no more, also of what was there before the first search for it."""
    gc.unfreeze()
    gc.collect()
    if sys.platform.startswith("linux"):
        import ctypes

        with suppress(OSError, AttributeError):  # not every C library has it
            ctypes.CDLL(None).malloc_trim(0)  # gives free memory back, and what was in it
