"""The question until when a mentorship rests."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.fields import DateField
from mentordesk.ui.widgets.form import ways_out
from mentordesk.ui.widgets.labels import Text, label
from mentordesk.ui.widgets.layout import across, down
from mentordesk.ui.widgets.tick import CheckBox

USUAL = timedelta(weeks=4)


class PauseDialog(QDialog):
    """After `exec` said yes, `until` is the day it goes on, or None if that is open."""

    def __init__(self, theme: Theme, title: str, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._today = today
        self._known = CheckBox(theme, self.tr("It goes on again on"))
        self._day = DateField(theme, self.tr("The day it goes on"), today + USUAL)
        self._day.setMinimumDate(self._day.date().addDays(1 - USUAL.days))
        self._day.setEnabled(False)
        self._known.toggled.connect(self._day.setEnabled)
        buttons, _ = ways_out(theme, self, self.tr("Pause"))
        said = self.tr("While it rests, nothing is overdue. Planned meetings stay as they are.")
        self.setLayout(
            down(
                label(title, level="title"),
                Text(said, tone="muted"),
                across(self._known, (self._day, 1), gap=10),
                buttons,
                margins=(22, 18, 22, 18),
                gap=16,
            )
        )
        self.setMinimumWidth(420)

    @property
    def until(self) -> date | None:
        return self._day.day() if self._known.isChecked() else None
