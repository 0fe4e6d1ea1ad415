"""Looks after the files of all open desks, also for a moment when their windows are gone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool

from mentordesk.storage.backups import folders
from mentordesk.ui.main_window import MainWindow

from .rounds import Rounds
from .watch import Watch

if TYPE_CHECKING:
    from mentordesk.app import Windows

T = TypeVar("T")


class Safekeeping(QObject):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)  # one desk after the other: they share a disk
        self._watches: dict[MainWindow, Watch] = {}
        if (app := QCoreApplication.instance()) is not None:
            app.aboutToQuit.connect(self.finish)

    def attend(self, window: MainWindow) -> None:
        """Look after the desk of a window, unless nothing changes in it or it is to play with."""
        if window.desk.looking or folders.is_passing(window.desk.path):
            return
        self._watches[window] = watch = Watch(window.desk, self._pool, window)
        watch.moved.connect(partial(_say_moved, window))
        Rounds(window)
        window.closed.connect(self._on_closed)

    def of(self, window: MainWindow) -> Watch | None:
        return self._watches.get(window)

    def hand_over(self, window: MainWindow, work: Callable[[], T]) -> Callable[[], T]:
        """Leave the closed desk of a window to other work, which waits for what is running."""
        self._watches.pop(window, None)
        return partial(self._do_after, work)

    def finish(self) -> None:
        """Wait for the backups of what was just closed."""
        self._pool.waitForDone()

    def _do_after(self, work: Callable[[], T]) -> T:
        self._pool.waitForDone()
        return work()

    def _on_closed(self) -> None:
        window = self.sender()
        watch = self._watches.pop(window, None) if isinstance(window, MainWindow) else None
        if watch is not None:
            watch.close_down()


@dataclass(frozen=True)
class BackUpNow:
    """A wish of the application."""

    def grant(self, windows: Windows, asker: MainWindow) -> None:
        if (watch := windows.safekeeping.of(asker)) is not None:
            watch.back_up("asked")


def _say_moved(window: MainWindow) -> None:
    said = (
        "The file of this desk was moved, renamed or deleted while it is open. What you wrote is"
        " in a backup: close this window, then open the file where it is now, or restore that."
    )
    window.say(QCoreApplication.translate("safekeeping", said))
