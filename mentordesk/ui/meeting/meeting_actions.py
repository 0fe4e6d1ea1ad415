"""What can be done to a meeting: the entries of the Meeting menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from mentordesk.domain.meeting import TO_COME
from mentordesk.ui.theme import Theme


class MeetingActions(QObject):
    asked = Signal(str)  # one of the names

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._states: dict[QAction, frozenset[str]] = {}
        over = ("cancelled", "missed")
        self._add("start", self.tr("&Start meeting"), "play", "Ctrl+Shift+Return", "planned")
        self._add("end", self.tr("&Wrap up…"), "circle-stop", "Ctrl+Shift+E", "running")
        self._add("join", self.tr("&Join"), "video", "Ctrl+J", *TO_COME)
        self._add("share", self.tr("Share &agenda…"), "share-2", "", *TO_COME)
        self._add("share-summary", self.tr("Share summar&y…"), "share-2", "", "running", "held")
        self._add("copy", self.tr("&Copy agenda"), "copy", "Ctrl+Shift+C", *TO_COME)
        self._add("copy-summary", self.tr("&Copy summary"), "copy", "Ctrl+Shift+C", "held")
        self._add("move", self.tr("&Move…"), "calendar-clock", "Ctrl+Shift+T", "planned")
        self._add("again", self.tr("Plan a&gain…"), "calendar-plus", "", *over)
        self._add("template", self.tr("&Note template…"), "notebook-pen", "", *TO_COME, "held")
        self._add("cancel", self.tr("Cancel meet&ing"), "calendar-x", "", *TO_COME)
        self._add("miss", self.tr("It &was missed"), "calendar-x", "", "planned")
        self._add("reopen", self.tr("&Reopen"), "rotate-ccw", "", "held")
        self._add(
            "discard", self.tr("Move meeting to &trash"), "trash-2", "", *TO_COME, "held", *over
        )

    def all(self) -> list[QAction]:
        return list(self._states)

    def show_state(self, state: str, can_join: bool) -> None:
        """Offer what a meeting in this state allows; "" if there is none."""
        for action, states in self._states.items():
            fits = state in states and (can_join or action.objectName() != "join")
            action.setEnabled(fits)
            action.setVisible(fits)

    def _add(self, name: str, text: str, icon: str, keys: str, *states: str) -> None:
        action = QAction(self._theme.icon(icon), text, self)
        action.setObjectName(name)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(self._teller(name))
        self._states[action] = frozenset(states)

    def _teller(self, name: str) -> Callable[[], None]:
        return lambda: self.asked.emit(name)
