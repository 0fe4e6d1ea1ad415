"""What the app shows outside its windows: reminders, and a sign in the tray where there is one."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from . import tray
from .main_window import MainWindow
from .protection.offer import Offer
from .reminding.bell import Bell
from .reminding.message import Message
from .reminding.notifier import Notifier
from .unlock import Unlock


class Outside(QObject):
    quit_asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tray = tray.Tray(self) if tray.is_there() else None
        self._notifier = Notifier(self._tray, self)
        self._bell = Bell(self._notifier, self)
        if self._tray is not None:
            self._tray.quit_asked.connect(self.quit_asked)
            self._tray.took_in.connect(self._on_took_in)

    def attend(self, window: MainWindow) -> None:
        self._bell.attend(window)
        Offer(window)
        if self._tray is not None:
            self._tray.attend(window)

    def stand_for(self, locked: Unlock) -> None:
        """Of a locked desk there is only a way to its passphrase."""
        if self._tray is not None:
            self._tray.stand_for(locked)

    def heed(self, what: str, window: QObject) -> None:
        """Others were wished for ("reminders"), or a window asks for a "sample-reminder"."""
        if what == "reminders":
            self._bell.check()
        elif isinstance(window, MainWindow):
            self._bell.ring_once(window)

    def let_go(self) -> None:
        """From now on what is closed is closed."""
        if self._tray is not None:
            self._tray.let_go()

    def _on_took_in(self, window: MainWindow) -> None:
        title = self.tr("MentorDesk keeps running")
        body = self.tr("The sign in the tray opens it again, and ends it with Quit.")
        self._notifier.say(Message(title, body, by=self._bell.of(window)))
