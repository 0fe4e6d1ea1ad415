"""The month that opens below a date."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.looks import is_rtl

WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)
TURNS = {QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange}


class Month(QCalendarWidget):
    """A month whose days are all equal; its arrows are ours."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        for day in WEEKEND:  # red would say that something is wrong
            self.setWeekdayTextFormat(day, QTextCharFormat())
        high = self.fontMetrics().height()
        self.setMinimumSize(20 * high, 15 * high)
        self._draw_arrows()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in TURNS:  # whereupon Qt takes its own arrows
            self._draw_arrows()
        return done

    def _draw_arrows(self) -> None:
        icons = ["chevron-left", "chevron-right"]
        if is_rtl(self):
            icons.reverse()
        for name, icon in zip(("prev", "next"), icons, strict=True):
            turn = self.findChild(QToolButton, f"qt_calendar_{name}month")
            if isinstance(turn, QToolButton):
                turn.setIcon(self._theme.icon(icon, "ink"))
