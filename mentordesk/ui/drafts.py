"""What is typed and not entered yet, kept in the file: a crash loses two seconds at most."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from mentordesk.desk import Desk
from mentordesk.errors import MentorDeskError
from mentordesk.storage import preferences

LIMIT_MS = 1500  # and the time it takes to save


class Draft(QObject):
    """Keeps what `read` returns under a name, soon after it was `touched`; "" keeps nothing."""

    def __init__(self, desk: Desk, read: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._read = desk, read
        self._name = self._kept = ""
        self._timer = QTimer(self, singleShot=True, interval=LIMIT_MS)
        self._timer.timeout.connect(self.save)
        desk.settling.connect(self.save)

    def open(self, name: str) -> str:
        """Go on with the draft of this name, and return what was kept."""
        if self._timer.isActive():
            self.save()
        self._name = name
        self._kept = preferences.value(self._desk.session, name)
        return self._kept

    def touched(self) -> None:
        """It changed: the first change since it was saved decides when it is saved again."""
        if not self._timer.isActive():
            self._timer.start()

    def save(self) -> None:
        self._timer.stop()
        text = self._read()
        if not self._name or text == self._kept:
            return
        label = QCoreApplication.translate("drafts", "Keep what is typed")
        try:
            with self._desk.change(label, by=self) as session:
                if text:
                    preferences.keep(session, self._name, text)
                else:
                    preferences.forget(session, self._name)
        except MentorDeskError:
            return  # it stays in the window; entering it will say what is wrong
        self._kept = text
