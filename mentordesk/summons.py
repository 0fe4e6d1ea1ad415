"""A second start of the app brings the window of the first one, by a file that it watches."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QFileSystemWatcher, QObject, QThread, Signal

from mentordesk.lock import is_held
from mentordesk.ui import this_computer

PLEASE = b"show"
PATIENCE_MS, LOOK_MS = 1500, 30


class Summons(QObject):
    """Hears when a desk that is open here is started once more."""

    heard = Signal()

    def __init__(self, desk: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._sign = _sign(desk)
        try:
            self._sign.parent.mkdir(parents=True, exist_ok=True)
            self._sign.write_bytes(b"")
        except OSError:
            return  # a second start then says that the desk is in use
        watcher = QFileSystemWatcher([str(self._sign)], self)
        watcher.fileChanged.connect(self._on_changed)

    def close(self) -> None:
        with suppress(OSError):
            self._sign.unlink(missing_ok=True)

    def _on_changed(self) -> None:
        if _said(self._sign) == PLEASE:
            self._sign.write_bytes(b"")  # the answer
            self.heard.emit()


def send(desk: Path) -> bool:
    """Ask whoever has a desk open to show it, and return whether there was an answer."""
    sign = _sign(desk)
    if not sign.exists():
        return False
    if not is_held(desk):
        sign.unlink(missing_ok=True)  # left over from one that was killed
        return False
    try:
        sign.write_bytes(PLEASE)
    except OSError:
        return False  # the desk is said to be in use
    for _ in range(PATIENCE_MS // LOOK_MS):
        QThread.msleep(LOOK_MS)
        if _said(sign) != PLEASE:
            return True
    return False


def _sign(desk: Path) -> Path:
    whole, kind = os.fsencode(os.path.realpath(desk)), QCryptographicHash.Algorithm.Sha256
    name = bytes(QCryptographicHash.hash(whole, kind).toHex().data()).decode()
    return this_computer.while_running() / name


def _said(sign: Path) -> bytes:
    try:
        return sign.read_bytes()
    except FileNotFoundError:
        return b""
