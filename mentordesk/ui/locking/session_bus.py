"""What a free desktop tells by D-Bus: that the computer is about to sleep, or that it is locked.

https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.login1.html
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage

LOGIND, PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
MANAGER, SESSION = f"{LOGIND}.Manager", f"{LOGIND}.Session"
SAVERS = ("freedesktop", "gnome", "cinnamon", "mate", "xfce")
WAIT_MS = 5000
Kind = QDBusConnection.BusType


class SessionBus(QObject):
    """Keeps the computer from falling asleep until `release` is called, for 5 s at most."""

    left = Signal()

    def __init__(
        self,
        parent: QObject,
        system: QDBusConnection | None = None,
        session: QDBusConnection | None = None,
    ) -> None:
        super().__init__(parent)
        self._system = system or QDBusConnection.connectToBus(Kind.SystemBus, "MentorDesk system")
        self._held: object = None
        self._sleeps = False
        session = session or QDBusConnection.connectToBus(Kind.SessionBus, "MentorDesk session")
        if self._system.isConnected():
            told = _slot("_on_sleep_told(bool)")
            self._system.connect(LOGIND, PATH, MANAGER, "PrepareForSleep", self, told)
            self._call("GetSessionByPID", [os.getpid()], "_on_session_found(QDBusMessage)")
            self._hold()
        for name in SAVERS if session.isConnected() else ():
            saver, told = f"org.{name}.ScreenSaver", _slot("_on_saver_told(bool)")
            session.connect("", "", saver, "ActiveChanged", self, told)

    def release(self) -> None:
        """Let the computer sleep, if it is about to: what was asked for stays for the next time."""
        if self._sleeps:
            self._held = None

    def _hold(self) -> None:
        why = ["sleep", "MentorDesk", "Locks protected desks", "delay"]
        self._call("Inhibit", why, "_on_held(QDBusMessage)")

    def _call(self, name: str, values: Sequence[object], then: str) -> None:
        """What fails is not there: then nothing is told, either."""
        ask = QDBusMessage.createMethodCall(LOGIND, PATH, MANAGER, name)
        ask.setArguments([*values])
        failed = _slot("_on_failed()")
        self._system.callWithCallback(ask, self, _slot(then), failed, WAIT_MS)

    @Slot(QDBusMessage)
    def _on_held(self, answer: QDBusMessage) -> None:
        self._held = answer.arguments()[0]  # a file; when it is closed, the computer may sleep

    @Slot(QDBusMessage)
    def _on_session_found(self, answer: QDBusMessage) -> None:
        path = answer.arguments()[0].path()
        self._system.connect(LOGIND, path, SESSION, "Lock", self, _slot("_on_locked()"))

    @Slot()
    def _on_failed(self) -> None:
        pass

    @Slot(bool)
    def _on_sleep_told(self, begins: bool) -> None:
        self._sleeps = begins
        if begins:
            self.left.emit()
        else:
            self._hold()

    @Slot(bool)
    def _on_saver_told(self, active: bool) -> None:
        if active:
            self.left.emit()

    @Slot()
    def _on_locked(self) -> None:
        self.left.emit()


def _slot(signature: str) -> Any:
    return SLOT(signature)
