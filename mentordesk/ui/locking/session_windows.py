"""What Windows tells its windows: that the computer is about to sleep, or that it is locked."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

POWER, SUSPENDS = 0x218, 4  # WM_POWERBROADCAST, PBT_APMSUSPEND
SESSION, LOCKED = 0x2B1, 7  # WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK
LEFT = {(POWER, SUSPENDS), (SESSION, LOCKED)}


class SessionWindows(QObject):
    """Hears of sleep by every window; of a locked session by those that were attended."""

    left = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._filter = _Filter(self.left.emit)
        if (app := QCoreApplication.instance()) is not None:
            app.installNativeEventFilter(self._filter)

    def attend(self, window: QWidget) -> None:
        if sys.platform == "win32":
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(int(window.winId()), 0)

    def release(self) -> None:
        """Windows waits for nobody."""


class _Filter(QAbstractNativeEventFilter):
    def __init__(self, then: Callable[[], object]) -> None:
        super().__init__()
        self._then = then

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        told = wintypes.MSG.from_address(int(message))
        if (told.message, told.wParam) in LEFT:
            self._then()
        return False, 0
