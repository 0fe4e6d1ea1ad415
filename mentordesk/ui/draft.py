"""What is typed and not entered yet, kept until it is saved or let go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from mentordesk.desk import Desk
from mentordesk.errors import MentorDeskError
from mentordesk.storage import drafts

SOON_MS = 1500


class Draft(QObject):
    """Keeps what `read` returns soon after it was typed, and when the dialog closes unsaved.

    A page that shows one thing after the other has no name at first, and opens the draft of each.
    """

    def __init__(
        self, desk: Desk, name: str, read: Callable[[], dict[str, str]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._name, self._read = desk, name, read
        self._last = self.kept() if name else {}
        self._timer = QTimer(self, singleShot=True, interval=SOON_MS)
        self._timer.timeout.connect(self.keep)
        desk.settling.connect(self.keep)

    def open(self, name: str) -> dict[str, str]:
        """Go on with the draft of another name, and return what is kept of it."""
        if self._timer.isActive():
            self.keep()
        self._name = name
        self._last = self.kept()
        return self._last

    def kept(self) -> dict[str, str]:
        return drafts.kept(self._desk.session, self._name)

    def touch(self) -> None:
        """Something was typed."""
        if not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Keep what is typed, if that is not done yet."""
        self._timer.stop()
        self._store(self._read())

    def rest(self) -> None:
        """The dialog closes: what is typed waits for the next time."""
        self.keep()
        self._desk.settling.disconnect(self.keep)

    def let_go(self) -> None:
        """It is saved where it belongs, and the dialog closes."""
        self._timer.stop()
        self._desk.settling.disconnect(self.keep)
        self._store({})

    def _store(self, texts: dict[str, str]) -> None:
        if not self._name or texts == self._last or self._desk.looking:
            return
        try:
            with self._desk.change("", by=self) as session:
                drafts.keep(session, self._name, texts)
        except MentorDeskError:
            return  # it stays in the window; saving it where it belongs says what is wrong
        self._last = texts
