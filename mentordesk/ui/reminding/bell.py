"""Rings for every open desk."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from mentordesk.ui.front import bring
from mentordesk.ui.main_window import MainWindow

from .line import ReminderLine
from .message import sample
from .notifier import Notifier
from .reminding import Reminding


class Bell(QObject):
    def __init__(self, notifier: Notifier, parent: QObject) -> None:
        super().__init__(parent)
        self._notifier = notifier
        self._rings: dict[MainWindow, Reminding] = {}

    def attend(self, window: MainWindow) -> None:
        """Remind of what is open in the desk of a window, for as long as it is there."""
        line = ReminderLine(window.theme)
        window.add_line(line)
        line.asked.connect(window.open)
        window.desk.presented.connect(line.hide)
        reminding = Reminding(window.desk, self._notifier, window)
        reminding.asked.connect(partial(bring, window))
        reminding.unheard.connect(line.show_message)
        self._rings[window] = reminding
        window.closed.connect(self._on_closed)
        reminding.check()

    def check(self) -> None:
        """What is wished for has changed."""
        for reminding in self._rings.values():
            reminding.check()

    def ring_once(self, window: MainWindow) -> None:
        """Show what a reminder looks like."""
        self._notifier.say(sample(by=self.of(window)))

    def of(self, window: MainWindow) -> Reminding | None:
        """Return who reminds of the desk of a window."""
        return self._rings.get(window)

    def _on_closed(self) -> None:
        window = self.sender()
        if isinstance(window, MainWindow):
            self._rings.pop(window, None)
