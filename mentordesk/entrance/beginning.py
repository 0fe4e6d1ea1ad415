"""What begins once a desk is open, after its first page is painted."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, SignalInstance
from PySide6.QtWidgets import QWidget

from mentordesk.ahead import Ahead
from mentordesk.entrance.attempts import sealed
from mentordesk.ui import this_computer
from mentordesk.ui.front import bring
from mentordesk.ui.main_window import MainWindow

if TYPE_CHECKING:
    from mentordesk.app import Windows

REMINDED_MS = 4000  # a desk that was just opened is looked at first


def begin(windows: Windows, window: MainWindow, path: Path, *, proven: bool) -> None:
    """Look after the desk of a file from now on; what was just done to one is not proven yet."""
    if sealed(path) is None:
        this_computer.remember_desk(path)
    window.painted.connect(Ahead(windows).start)
    window.painted.connect(lambda: windows.locking.attend(window))
    if window.desk.looking:
        from mentordesk.ui.looking import say_why  # seldom

        say_why(window, path)
        return
    window.painted.connect(lambda: windows.safekeeping.attend(window))
    QTimer.singleShot(REMINDED_MS, window, partial(windows.attend, window))
    if proven:
        QTimer.singleShot(REMINDED_MS, window, partial(_start_well, window))
    window.painted.connect(lambda: hear(window, window.desk.path, window.closed))


def hear(window: QWidget, path: Path, gone: SignalInstance) -> None:
    """Bring a window when its desk is started once more, until it is gone."""
    from mentordesk.summons import Summons  # whose imports are slow

    called = Summons(path, window)
    called.heard.connect(partial(bring, window))
    gone.connect(called.close)


def _start_well(window: MainWindow) -> None:
    from mentordesk.ui.safekeeping.good_start import GoodStart  # the first page comes first

    if window.isVisible():
        GoodStart(window)
