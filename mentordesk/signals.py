"""The system's requests to end the process, handed to the event loop."""

from __future__ import annotations

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal


class Signals(QObject):
    """Emits `ended` for what would otherwise end the process at once."""

    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ours, self._theirs = socket.socketpair()
        self._theirs.setblocking(False)  # or Python warns
        signal.set_wakeup_fd(self._theirs.fileno())
        for name in ("SIGTERM", "SIGINT", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), _wake_up)
        heard = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        heard.activated.connect(self.ended)

    def close(self) -> None:
        signal.set_wakeup_fd(-1)
        self._ours.close()
        self._theirs.close()


def _wake_up(number: int, frame: object) -> None:
    """Python writes to the socket by itself; the default would end the process at once."""
