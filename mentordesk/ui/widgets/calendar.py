"""The month that opens below a date."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton

from mentordesk.ui.theme import Theme

WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


def month_view(theme: Theme) -> QCalendarWidget:
    result = QCalendarWidget()
    result.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    for day in WEEKEND:
        result.setWeekdayTextFormat(day, QTextCharFormat())  # red would say that something is wrong
    for name, icon in (("prev", "chevron-left"), ("next", "chevron-right")):
        turn = result.findChild(QToolButton, f"qt_calendar_{name}month")
        if isinstance(turn, QToolButton):
            turn.setIcon(theme.icon(icon, "ink"))
    return result
