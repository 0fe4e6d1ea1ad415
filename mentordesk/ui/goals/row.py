"""A goal as a drawn line: its words, a small burn-down, how far it is."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from mentordesk.domain.burndown import BurnDown
from mentordesk.picture import spark
from mentordesk.ui.goal import words
from mentordesk.ui.goal.chart_look import chart_look
from mentordesk.ui.goals.model import CHART, ROW, Index, Row
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.avatar import draw_avatar, initials
from mentordesk.ui.widgets.drawing import Strip, draw_back, draw_hairline, draw_line, middle, write
from mentordesk.ui.widgets.labels import plain_tip
from mentordesk.ui.widgets.ring import draw_ring, keyboard_reached

EDGE = 18
AVATAR = 30
SPARK = 150
ROOMY = 560  # pixels of a row, from which on there is room for the chart


class GoalRow(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(ROW)
        body, small = self._pitch("body"), self._pitch("small")
        high = body + small + 22 if row.goal else body + 24
        return QSize(200, high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        painter.save()
        if row.goal is None:
            self._draw_name(painter, option, row)
        else:
            draw_back(self._theme, painter, option)
            self._draw_goal(painter, option, row, index.data(CHART))
        draw_hairline(self._theme, painter, option.rect.adjusted(EDGE, 0, -EDGE, 0))
        if option.state & option.state.State_HasFocus and keyboard_reached(self._view):
            draw_ring(self._theme, painter, QRectF(option.rect).adjusted(4, 2, -4, -3))
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        row: Row | None = index.data(ROW)
        if row is None or row.goal is None:
            return False
        QToolTip.showText(event.globalPos(), plain_tip(words.why(row.goal)), view)
        return True

    def _draw_name(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        write(self._theme, painter, "muted", "small", 600)
        box = option.rect.adjusted(EDGE, 10, -EDGE, 0)
        draw_line(painter, box, row.title, option.direction)

    def _draw_goal(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, chart: BurnDown
    ) -> None:
        strip = Strip(option.rect.adjusted(EDGE, 2, -EDGE, -3), option.direction)
        if row.person:
            at = middle(strip.start(AVATAR, 10), AVATAR, AVATAR)
            draw_avatar(self._theme, painter, QRectF(at), initials(row.person))
        standing = words.standing(chart)
        write(self._theme, painter, "muted", "small")
        wide = max(130, painter.fontMetrics().horizontalAdvance(standing) + 2)
        draw_line(painter, strip.end(wide, 16), standing, option.direction)
        if option.rect.width() >= ROOMY:
            self._draw_spark(painter, strip.end(SPARK, 16), chart)
        if row.goal is not None and row.goal.private:
            self._theme.icon("lock", "muted").paint(painter, middle(strip.end(15, 12), 15, 15))
        self._draw_words(painter, option, strip.rest(), row)

    def _draw_words(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, row: Row
    ) -> None:
        body, small = self._pitch("body"), self._pitch("small")
        top = box.center().y() - (body + small) // 2
        active = row.goal is not None and row.goal.state == "active"
        write(self._theme, painter, "ink" if active else "muted", "body", 600)
        draw_line(painter, QRect(box.left(), top, box.width(), body), row.title, option.direction)
        write(self._theme, painter, "muted", "small")
        second = f"{row.person} · {row.second}" if row.person else row.second
        below = QRect(box.left(), top + body, box.width(), small)
        draw_line(painter, below, second, option.direction)

    def _draw_spark(self, painter: QPainter, box: QRect, chart: BurnDown) -> None:
        high = min(34, box.height() - 12)
        spark.draw(painter, QRectF(middle(box, SPARK, high)), chart, chart_look(self._theme))

    def _pitch(self, size: str) -> int:
        return QFontMetrics(self._theme.font(size)).height() + 3
