"""The burn-down of a goal: remaining points over days, as a step line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPen
from PySide6.QtWidgets import QGraphicsRectItem, QToolTip

from mentordesk.domain import axis
from mentordesk.domain.burndown import BurnDown

from .look import Look, faded
from .plot import Plot

LEAST_DAYS = 14
NEAR = 7  # pixels from an event at which the pointer means it
ABOVE = 1.05  # the room above the topmost line, for the words of today and the plateau
BELOW = 0.02  # the room for a dot at nothing
BEYOND = 0.08  # the room behind the last day
BEFORE = 0.012  # the room for a dot on the first
MANY = 40  # dots, from which on they are smaller
MOST_LABELS = 24
STRIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
ZOOMS = {Qt.Key.Key_Plus: 0.8, Qt.Key.Key_Equal: 0.8, Qt.Key.Key_Minus: 1.25}


@dataclass(frozen=True)
class Words:
    """What the chart says, made by the window in its language."""

    today: str
    plateau: str
    scope: list[str]  # one for each scope step
    mark: Callable[[axis.Mark], str]
    tip: Callable[[date], str]  # of a day, as markup with everything of the user's escaped


class BurnDownPicture(Plot):
    """Hovering or the arrow keys tell a day, wheel and + and - zoom, a double click resets.

    It is made for a chart that has at least one step.
    """

    ranged = Signal(object, object, bool)  # the first and the last day shown; whether all are

    def __init__(self, chart: BurnDown, words: Words, look: Look) -> None:
        super().__init__(look)
        self._at: date | None = None
        self._take(chart, words, look)
        self.reset()

    def show_chart(self, chart: BurnDown, words: Words, look: Look) -> None:
        """Draw another chart; the days one has zoomed to stay if there are no others."""
        ends = _ends(self._chart)
        self._take(chart, words, look)
        if ends != _ends(chart):
            self.reset()

    def reset(self) -> None:
        """Show all days."""
        self.setRange(xRange=_ends(self._chart), padding=0)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self.reset()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons():
            self._tell(self._day_at(event.position()), event.globalPosition().toPoint())

    def viewportEvent(self, event: QEvent) -> bool:
        """The scene would take the value away while the pointer rests: it has no tip of its own."""
        return event.type() == QEvent.Type.ToolTip or super().viewportEvent(event)

    def leaveEvent(self, event: Any) -> None:
        super().leaveEvent(event)
        self._forget_day()

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        self._forget_day()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STRIDES:
            self._stride(STRIDES[key])
        elif key in ZOOMS:
            self.view.scaleBy(x=ZOOMS[key])
        elif key == Qt.Key.Key_0:
            self.reset()
        else:
            event.ignore()  # not pyqtgraph's own keys: the page may know better

    def _take(self, chart: BurnDown, words: Words, look: Look) -> None:
        self._chart, self._words, self._look, self._at = chart, words, look, None
        self._points = axis.points(max(step.remaining for step in chart.steps))
        first, last = _ends(chart)
        top = self._points[-1]
        self.setLimits(
            xMin=first,
            xMax=last,
            minXRange=LEAST_DAYS,
            maxXRange=last - first,
            yMin=-top * BELOW,
            yMax=top * ABOVE,
        )
        self._redraw()
        self.setRange(yRange=(-top * BELOW, top * ABOVE), padding=0)

    def _draw(self) -> None:
        self._at = None
        self._style_axes(self._points)
        self._draw_frame()
        self._draw_lines()
        self._draw_dots()

    def _draw_frame(self) -> None:
        chart, look, high = self._chart, self._look, self._points[-1] * ABOVE
        for value in self._points:
            self._curve(_ends(chart), [value, value], QPen(look.line, 1))
        today = chart.today.toordinal()
        if chart.plateau:
            since = chart.plateau.since.toordinal()
            band = QGraphicsRectItem(QRectF(since, 0, today - since, high))
            band.setPen(QPen(Qt.PenStyle.NoPen))
            band.setBrush(faded(look.line, 0.55))
            self.addItem(band)
            self._labels.add(self._words.plateau, since, high, before=True)
        self._curve([today, today], [0, high], QPen(look.muted, 1))
        self._labels.add(self._words.today, today, high)

    def _draw_lines(self) -> None:
        chart, look = self._chart, self._look
        if chart.ideal:
            dots = QPen(look.muted, 1, Qt.PenStyle.CustomDashLine)
            dots.setDashPattern([2, 4])
            days = [point.on.toordinal() for point in chart.ideal]
            self._curve(days, [point.remaining for point in chart.ideal], dots)
        days = [step.on.toordinal() for step in chart.steps for _ in (0, 1)][1:]
        days.append(chart.today.toordinal())
        left = [step.remaining for step in chart.steps for _ in (0, 1)]
        self._curve(days, left, None, fillLevel=0, brush=faded(look.accent, 0.10))
        pen = QPen(look.accent, 2.4 * look.scale)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        self._curve(days, left, pen)

    def _draw_dots(self) -> None:
        chart, look = self._chart, self._look
        small = 0.6 if len(chart.scope) + len(chart.reached) > MANY else 1.0
        grown = [(step.on, step.remaining) for step in chart.scope]
        self._spots(grown, 7 * small, look.ink, look.ink)
        if chart.steps[0].on == chart.today:
            self._spots([(chart.today, chart.remaining)], 7, look.accent, look.accent)
        self._spots([(ring.on, ring.remaining) for ring in chart.reached], 8 * small, look.accent)
        said = zip(chart.scope, self._words.scope, strict=True)
        for step, words in sorted(said, key=lambda each: -abs(each[0].change))[:MOST_LABELS]:
            weight = abs(step.change)
            self._labels.add(words, step.on.toordinal(), step.remaining, above=True, weight=weight)
        self._marker = self._spots([], 9, look.accent, look.accent)

    def _arrange(self) -> None:
        (low, high), _ = self.getPlotItem().viewRange()
        wide = self.view.width()
        start = max(round(low), self._chart.steps[0].on.toordinal())
        first, last = date.fromordinal(start), date.fromordinal(max(int(high), start))
        one = QFontMetrics(self._look.font).horizontalAdvance("22 Nov") + 26
        marks = axis.days(first, last, max(2, int(wide // one)))
        named = [(mark.on.toordinal(), self._words.mark(mark)) for mark in marks]
        self.getAxis("bottom").setTicks([named])
        self._labels.place(low, high, max(1.0, wide))
        begin, end = _ends(self._chart)
        self.ranged.emit(first, min(last, self._chart.last), low <= begin + 1 and high >= end - 1)

    def _day_at(self, position: QPointF) -> date:
        """The day below the pointer, or one close to it on which something happened."""
        there = self.view.mapSceneToView(self.mapToScene(position.toPoint())).x()
        reach = NEAR * self._look.scale * self.view.viewPixelSize()[0]
        days = self._event_days()
        near = min(days, key=lambda day: abs(day.toordinal() - there))
        if abs(near.toordinal() - there) <= reach:
            return near
        low, high = days[0].toordinal(), self._chart.today.toordinal()
        return date.fromordinal(min(max(round(there), low), high))

    def _event_days(self) -> list[date]:
        return sorted({each.on for each in self._chart.happened})

    def _stride(self, step: int) -> None:
        """Go to the day of the event before or after, or to today."""
        days = [*self._event_days(), self._chart.today]
        at = self._at or days[-1] + timedelta(days=1)
        behind = [day for day in days if (day > at if step > 0 else day < at)]
        if behind:
            day = behind[0] if step > 0 else behind[-1]
            value = self._chart.remaining_on(day) or 0
            there = self.view.mapViewToScene(QPointF(day.toordinal(), value))
            self._tell(day, self.mapToGlobal(self.mapFromScene(there)))

    def _tell(self, day: date, where: QPoint) -> None:
        if day == self._at:
            return
        self._at = day
        self._marker.setData([day.toordinal()], [self._chart.remaining_on(day) or 0])
        QToolTip.showText(where, self._words.tip(day), self)

    def _forget_day(self) -> None:
        if self._at:
            self._at = None
            self._marker.setData([], [])
            QToolTip.hideText()


def _ends(chart: BurnDown) -> tuple[float, float]:
    """Somewhat before the first day, and behind the last one."""
    first = chart.steps[0].on.toordinal()
    last = max(chart.last.toordinal(), first + LEAST_DAYS)
    return first - BEFORE * (last - first), last + BEYOND * (last - first)
