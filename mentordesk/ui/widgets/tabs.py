"""Tabs: plain words, the current one in accent above a bar of 2 px."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QTabBar

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.layout import PAGE_EDGE, across, framed
from mentordesk.ui.widgets.looks import is_rtl
from mentordesk.ui.widgets.ring import draw_ring, keyboard_reached

GAP = 22


class Tabs(QTabBar):
    """The parts of a page; `currentChanged` tells which is shown."""

    def __init__(self, theme: Theme, name: str, *tabs: str, current: int = 0) -> None:
        super().__init__()
        self._theme = theme
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        for tab in tabs:
            self.addTab(tab)
        self.setCurrentIndex(current)

    def tabSizeHint(self, index: int) -> QSize:
        metrics = QFontMetrics(self._theme.font("body", 600))
        return QSize(metrics.horizontalAdvance(self.tabText(index)) + GAP, metrics.height() + 21)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for index in range(self.count()):
            self._draw_tab(painter, index)

    def _draw_tab(self, painter: QPainter, index: int) -> None:
        taken, theme, box = index == self.currentIndex(), self._theme, self._words_at(index)
        painter.setFont(theme.font("body", 600 if taken else 400))
        painter.setPen(
            theme.color("accent" if taken else "ink" if self._hovers(index) else "muted")
        )
        above = box.adjusted(0, 0, 0, -2)
        painter.drawText(above, Qt.AlignmentFlag.AlignVCenter, self.tabText(index))
        if taken:
            painter.fillRect(box.adjusted(0, box.height() - 2, 0, 0), theme.color("accent"))
        if taken and self.hasFocus() and keyboard_reached(self):
            draw_ring(theme, painter, QRectF(box).adjusted(-1, 6, 1, -6))

    def _words_at(self, index: int) -> QRect:
        right = is_rtl(self)
        return self.tabRect(index).adjusted(GAP if right else 0, 0, 0 if right else -GAP, 0)

    def _hovers(self, index: int) -> bool:
        inside = self.tabRect(index).contains(self.mapFromGlobal(self.cursor().pos()))
        return inside and self.underMouse()


def tab_strip(tabs: Tabs) -> QFrame:
    """Tabs on the hairline below a page's head."""
    return framed("tabs", across(tabs, None, margins=(PAGE_EDGE, 0, PAGE_EDGE, 0)))
