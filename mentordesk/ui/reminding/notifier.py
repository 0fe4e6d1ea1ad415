"""The way of a message to the desktop: the system's own service, else the sign in the tray."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from .message import Message

if TYPE_CHECKING:
    from mentordesk.ui.tray import Tray

    from .bus import Bus


class Notifier(QObject):
    opened = Signal(object)  # the message that was clicked
    unheard = Signal(object)  # no service took it

    def __init__(self, tray: Tray | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tray = tray
        if tray is not None:
            tray.opened.connect(self.opened)
        self._bus: Bus | None = None

    def say(self, message: Message) -> None:
        if sys.platform.startswith("linux"):
            self._say_by_bus(message)
        else:
            self._say_by_tray(message)

    def withdraw(self, by: object) -> None:
        """Take back what someone said, where that is possible."""
        if self._bus is not None:
            self._bus.withdraw(by)

    def _say_by_bus(self, message: Message) -> None:
        from .bus import Bus

        if self._bus is None:
            self._bus = Bus(self)
            self._bus.opened.connect(self.opened)
            self._bus.refused.connect(self._say_by_tray)
        self._bus.say(message)

    def _say_by_tray(self, message: Message) -> None:
        if self._tray is None or not self._tray.say(message):
            self.unheard.emit(message)
