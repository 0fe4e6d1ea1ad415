"""The pauses that are planned, each to be changed or deleted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from mentordesk.domain.pause import Pause
from mentordesk.storage.pauses import Planned
from mentordesk.ui import words
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import icon_button
from mentordesk.ui.widgets.labels import Line, head_line, plain_tip
from mentordesk.ui.widgets.layout import clear, down, row


class PlannedPauses(QWidget):
    """Hidden while there are none."""

    change_asked = Signal(Planned)
    delete_asked = Signal(Planned)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._list = down()
        self.setLayout(down(head_line(self.tr("Planned")), 4, self._list))

    def show_pauses(self, planned: Sequence[Planned], today: date) -> None:
        clear(self._list)
        for number, each in enumerate(planned):
            self._list.addWidget(self._row(each, today, first=not number))
        self.setVisible(bool(planned))

    def _row(self, planned: Planned, today: date, first: bool) -> QFrame:
        said = words.initial_cap(words.rest(Pause(planned.starts_on, planned.ends_on), today))
        said = f"{said} · {planned.reason}" if planned.reason else said
        change = icon_button(self._theme, "pencil", self.tr("Change: {pause}").format(pause=said))
        delete = icon_button(self._theme, "trash-2", self.tr("Delete: {pause}").format(pause=said))
        for each in (change, delete):
            each.setToolTip(plain_tip(each.accessibleName()))
        change.clicked.connect(lambda: self.change_asked.emit(planned))
        delete.clicked.connect(lambda: self.delete_asked.emit(planned))
        return row((Line(said), 1), change, delete, first=first, name=said)
