"""The month that opens below a date."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.looks import is_rtl

WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


def month_view(theme: Theme) -> QCalendarWidget:
    result = QCalendarWidget()
    result.setMinimumSize(20 * result.fontMetrics().height(), 15 * result.fontMetrics().height())
    result.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    for day in WEEKEND:
        result.setWeekdayTextFormat(day, QTextCharFormat())  # red would say that something is wrong
    for name, icon in zip(("prev", "next"), _arrows(result), strict=True):
        turn = result.findChild(QToolButton, f"qt_calendar_{name}month")
        if isinstance(turn, QToolButton):
            turn.setIcon(theme.icon(icon, "ink"))
    return result


def _arrows(month: QCalendarWidget) -> tuple[str, str]:
    """Earlier and later, as reading goes."""
    left, right = "chevron-left", "chevron-right"
    return (right, left) if is_rtl(month) else (left, right)
