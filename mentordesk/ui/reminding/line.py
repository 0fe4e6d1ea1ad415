"""A reminder within the window, where the desktop shows none."""

from __future__ import annotations

from PySide6.QtCore import Signal

from mentordesk.domain.place import Place
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.notice import Notice

from .message import Message


class ReminderLine(Notice):
    """Stays until it is closed or followed, and takes no focus."""

    asked = Signal(Place)

    def __init__(self, theme: Theme) -> None:
        show = button(theme, self.tr("Open"), "", "link")
        close = button(theme, self.tr("Close"), "", "flat")
        super().__init__(theme, "bell", "muted", show, close)
        show.clicked.connect(self._on_open_clicked)
        close.clicked.connect(self.hide)
        self._place = Place("today")

    def show_message(self, message: Message) -> None:
        """Say the first of what is open on one line: the page below must not move far."""
        self._place = message.place
        first, *rest = message.body.splitlines() or [""]
        said = f"{message.title} · {first}" if first else message.title
        if rest:
            said = f"{said} · {self.tr('more on Today')}"
        self.say(said)

    def _on_open_clicked(self) -> None:
        self.hide()
        self.asked.emit(self._place)
