"""How long nobody has touched the keyboard or the mouse in any window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

Type = QEvent.Type
TOUCHES = {
    Type.KeyPress,
    Type.MouseButtonPress,
    Type.MouseMove,
    Type.Wheel,
    Type.TouchBegin,
    Type.TouchUpdate,
    Type.TabletMove,
    Type.TabletPress,
}
NOW_AND_THEN = timedelta(seconds=30)
SECOND = timedelta(milliseconds=1000)


class Idleness(QObject):
    """Sleeps for as long as the user may be away, then looks when there was the last touch.

    The clock on the wall counts, for timers stand still while the computer sleeps. The windows
    hear of every touch before their widgets do, and of little else.
    """

    passed = Signal()

    def __init__(
        self, now: Callable[[], datetime], minutes: Callable[[], int], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._now, self._minutes = now, minutes
        self._last = self._asked = now()
        self._chosen = self._limit()
        self._timer = QTimer(self, singleShot=True)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self._look)
        if isinstance(app := QGuiApplication.instance(), QGuiApplication):
            app.focusWindowChanged.connect(self._on_focus_window_changed)
            self._on_focus_window_changed(app.focusWindow())

    def watch(self) -> None:
        """Begin to count, if the user is ever to be taken for away."""
        self._last = self._now()
        self._timer.stop()
        self._sleep(self._limit())

    def rest(self) -> None:
        self._timer.stop()

    def touch(self) -> bool:
        """Someone is there; returns whether nobody was for so long that it is too late."""
        if self._timer.isActive() and self._look():
            return True
        self._last = self._now()
        if not timedelta() <= self._last - self._asked < NOW_AND_THEN:
            self._ask()
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() in TOUCHES and self.touch()

    def _ask(self) -> None:
        """See whether another time was chosen."""
        self._asked, before, self._chosen = self._last, self._chosen, self._limit()
        if self._chosen != before:
            self.watch()

    def _look(self) -> bool:
        """Tell that the time has passed, or sleep for the rest of it."""
        away, limit = self._now() - self._last, self._limit()
        over = bool(limit) and away >= limit
        if over:
            self.watch()
            self.passed.emit()
        elif not self._timer.isActive():
            self._sleep(limit - max(away, timedelta()))
        return over

    def _sleep(self, time: timedelta) -> None:
        if self._limit():
            self._timer.start(max(time, SECOND) // timedelta(milliseconds=1))

    def _limit(self) -> timedelta:
        return timedelta(minutes=self._minutes())

    def _on_focus_window_changed(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # twice is once
