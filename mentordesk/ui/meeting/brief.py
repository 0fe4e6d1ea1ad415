"""The brief: what happened since last time, what was to exist by now, and what is parked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.storage import agenda
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.layout import down

from .rows import parked
from .shown import Shown
from .since import Parked, Since


class Brief(QWidget):
    """Stands beside the agenda while a meeting is prepared, and in its place while it runs."""

    asked = Signal(Place)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self.since, self.parked = Since(desk, theme), Parked(desk, theme)
        self.since.asked.connect(self.asked)
        self.lists = (*self.since.lists, self.parked.list)
        self._cards = down(self.since, self.parked, gap=14)
        self.setLayout(self._cards)

    def put_in(self, card: QWidget) -> None:
        """Have another card between what happened and what is parked."""
        self._cards.insertWidget(1, card)

    def show_meeting(self, shown: Shown) -> None:
        self.since.show_meeting(shown)
        lot = agenda.parked(self._desk.session, shown.meeting.mentorship_id)
        self.parked.show_rows(parked(lot, shown.voices, shown.today), shown)
