"""A month that drops down to choose the day something is due."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from mentordesk.ui import words
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.calendar import Month


class DueMenu(QMenu):
    """Offers today, next week, no date, and every day of the month."""

    chosen = Signal(object)  # a date, or None

    def __init__(self, theme: Theme, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        soon = (self.tr("Today"), 0), (self.tr("Tomorrow"), 1), (self.tr("In a week"), 7)
        for name, days in soon:
            day = today + timedelta(days=days)
            action = self.addAction(f"{name} · {words.week_day(day, today)}")
            action.triggered.connect(partial(self._choose, day))
        none = self.addAction(self.tr("No date"))
        none.triggered.connect(partial(self._choose, None))
        self.addSeparator()
        self._month = Month(theme)
        self._month.setMinimumDate(QDate(today.year, today.month, today.day))
        self._month.setAccessibleName(self.tr("Due date"))
        self._month.clicked.connect(self._on_date_chosen)
        self._month.activated.connect(self._on_date_chosen)
        month = QWidgetAction(self)
        month.setDefaultWidget(self._month)
        self.addAction(month)

    def _choose(self, day: date | None) -> None:
        self.chosen.emit(day)

    def _on_date_chosen(self, day: QDate) -> None:
        self._choose(date(day.year(), day.month(), day.day()))
        self.close()
