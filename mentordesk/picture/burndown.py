"""The burn-down of a goal: remaining points over days, as a step line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPen
from PySide6.QtWidgets import QGraphicsRectItem, QToolTip

from mentordesk.domain import axis
from mentordesk.domain.burndown import BurnDown

from .labels import Labels
from .look import Look, faded

pg.setConfigOptions(antialias=True)  # curves ignore the antialiasing of their view

LEAST_DAYS = 14
NEAR = 7  # pixels from an event at which the pointer means it
ABOVE = 1.05  # the room above the topmost line, for the words of today and the plateau
BEYOND = 0.08  # the room behind the last day
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


class BurnDownPicture(pg.PlotWidget):  # type: ignore[misc]
    """Hovering or the arrow keys tell a day, wheel and + and - zoom, a double click resets."""

    menu_asked = Signal(QPoint)  # where on the screen
    ranged = Signal(object, object, bool)  # the first and the last day shown; whether all are

    def __init__(self) -> None:
        super().__init__()
        self._chart: BurnDown | None = None
        self._at: date | None = None
        self.setMinimumSize(240, 200)
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        plot = self.getPlotItem()
        plot.hideButtons()
        plot.setMenuEnabled(False)
        plot.setMouseEnabled(x=True, y=False)
        plot.getViewBox().sigRangeChanged.connect(self._on_range_changed)
        plot.getViewBox().sigResized.connect(self._on_range_changed)

    def sizeHint(self) -> QSize:
        return QSize(600, 400)

    def show_chart(self, chart: BurnDown, words: Words, look: Look) -> None:
        """Draw a chart that has at least one step, in whole."""
        grown = self._chart is None or _ends(self._chart) != _ends(chart)
        self._chart, self._words, self._look, self._at = chart, words, look, None
        self._labels = Labels(self, look)
        self._points = axis.points(max(step.remaining for step in chart.steps))
        self.clear()
        self.setBackground(look.surface)
        self._style_axes()
        self._draw_frame()
        self._draw_lines()
        self._draw_dots()
        self._set_limits()
        if grown:
            self.reset()
        self._on_range_changed()

    def reset(self) -> None:
        """Show all days."""
        first, last = _ends(self._shown)
        self.setRange(xRange=(first, last), yRange=(0, self._top), padding=0)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self._chart:
            self.reset()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._chart and not event.buttons():
            self._tell(self._day_at(event.position()), event.globalPosition().toPoint())

    def leaveEvent(self, event: Any) -> None:
        super().leaveEvent(event)
        self._forget_day()

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        self._forget_day()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._chart and key in STRIDES:
            self._stride(STRIDES[key])
        elif self._chart and key in ZOOMS:
            self.getPlotItem().getViewBox().scaleBy(x=ZOOMS[key])
        elif self._chart and key == Qt.Key.Key_0:
            self.reset()
        else:
            event.ignore()  # not pyqtgraph's own keys: the page may know better

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())
        event.accept()

    @property
    def _shown(self) -> BurnDown:
        if self._chart is None:
            raise RuntimeError("There is no chart yet")
        return self._chart

    @property
    def _top(self) -> float:
        return self._points[-1] * ABOVE

    def _style_axes(self) -> None:
        metrics = QFontMetrics(self._look.font)
        for side in ("left", "bottom"):
            side_axis = self.getAxis(side)
            side_axis.setPen(None)
            side_axis.setTickPen(None)  # ticks of length 0 leave dots
            side_axis.setTextPen(self._look.muted)
            offset = round(9 * self._look.scale)
            side_axis.setStyle(
                tickLength=0,
                tickTextOffset=offset,
                tickFont=self._look.font,
                hideOverlappingLabels=False,  # labels at the edge vanish otherwise
            )
        self.getAxis("left").setTicks([[(value, str(value)) for value in self._points]])
        widest = metrics.horizontalAdvance(str(self._points[-1]))
        self.getAxis("left").setWidth(max(widest + 12, 3 * metrics.height()))
        self.getAxis("bottom").setHeight(metrics.height() + round(13 * self._look.scale))

    def _draw_frame(self) -> None:
        chart, look = self._shown, self._look
        first, last = _ends(chart)
        far = last + 3 * (last - first)  # the lines go on where one may scroll
        for value in self._points:
            self._curve([first, far], [value, value], QPen(look.line, 1))
        today = chart.today.toordinal()
        high = self._top
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
        chart, look = self._shown, self._look
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
        chart, look = self._shown, self._look
        spots = [(step.on, step.remaining) for step in chart.scope]
        self._spots(spots, 7, look.ink, look.ink)
        if chart.steps[0].on == chart.today:
            self._spots([(chart.today, chart.remaining)], 7, look.accent, look.accent)
        self._spots([(ring.on, ring.remaining) for ring in chart.reached], 8, look.accent)
        for step, words in zip(chart.scope, self._words.scope, strict=True):
            weight = abs(step.change)
            self._labels.add(words, step.on.toordinal(), step.remaining, above=True, weight=weight)
        self._marker = self._spots([], 9, look.accent, look.accent)

    def _curve(self, x: Sequence[float], y: Sequence[float], pen: QPen | None, **more: Any) -> None:
        if pen is not None:
            pen.setCosmetic(True)
        self.addItem(pg.PlotCurveItem(x, y, pen=pen, **more))

    def _spots(
        self, spots: Sequence[tuple[date, int]], size: float, edge: Any, inside: Any = None
    ) -> Any:
        item = pg.ScatterPlotItem(
            [day.toordinal() for day, _ in spots],
            [value for _, value in spots],
            symbol="o",
            size=size * self._look.scale,
            pen=pg.mkPen(edge, width=2 * self._look.scale),
            brush=inside or self._look.surface,
            useCache=False,  # symbols would be bitmaps in an SVG
        )
        self.addItem(item)
        return item

    def _set_limits(self) -> None:
        first, last = _ends(self._shown)
        self.setLimits(
            xMin=first - 2, xMax=last, minXRange=LEAST_DAYS, maxXRange=last - first + 2,
            yMin=0, yMax=self._top,
        )  # fmt: skip

    def _on_range_changed(self, *_: object) -> None:
        if self._chart is None:
            return
        (low, high), _y = self.getPlotItem().viewRange()
        wide = self.getPlotItem().getViewBox().width()
        first = date.fromordinal(max(round(low), self._shown.steps[0].on.toordinal()))
        last = date.fromordinal(max(int(high), first.toordinal()))
        one = QFontMetrics(self._look.font).horizontalAdvance("22 Nov") + 26
        marks = axis.days(first, last, max(2, int(wide // one)))
        named = [(mark.on.toordinal(), self._words.mark(mark)) for mark in marks]
        self.getAxis("bottom").setTicks([named])
        if wide > 0:
            self._labels.place(low, high, wide)
        start, end = _ends(self._shown)
        whole = low <= start + 1 and high >= end - 1
        self.ranged.emit(first, min(last, self._shown.last), whole)

    def _day_at(self, position: QPointF) -> date:
        """The day below the pointer, or one close to it on which something happened."""
        box = self.getPlotItem().getViewBox()
        scene = self.mapToScene(position.toPoint())
        there = box.mapSceneToView(scene).x()
        reach = NEAR * self._look.scale * box.viewPixelSize()[0]
        days = self._event_days()
        near = min(days, key=lambda day: abs(day.toordinal() - there))
        if abs(near.toordinal() - there) <= reach:
            return near
        low, high = days[0].toordinal(), self._shown.today.toordinal()
        return date.fromordinal(min(max(round(there), low), high))

    def _event_days(self) -> list[date]:
        return sorted({each.on for each in self._shown.happened})

    def _stride(self, step: int) -> None:
        """Go to the day of the event before or after, or to today."""
        days = [*self._event_days(), self._shown.today]
        at = self._at or days[-1] + timedelta(days=1)
        behind = [day for day in days if (day > at if step > 0 else day < at)]
        if behind:
            day = behind[0] if step > 0 else behind[-1]
            value = self._shown.remaining_on(day) or 0
            view = self.getPlotItem().getViewBox()
            at_scene = view.mapViewToScene(QPointF(day.toordinal(), value))
            self._tell(day, self.mapToGlobal(self.mapFromScene(at_scene)))

    def _tell(self, day: date, where: QPoint) -> None:
        if day == self._at:
            return
        self._at = day
        value = self._shown.remaining_on(day)
        self._marker.setData([day.toordinal()], [value or 0])
        QToolTip.showText(where, self._words.tip(day), self)

    def _forget_day(self) -> None:
        if self._chart and self._at:
            self._at = None
            self._marker.setData([], [])
            QToolTip.hideText()


def _ends(chart: BurnDown) -> tuple[int, float]:
    """The first day shown, and somewhat behind the last one."""
    first = chart.steps[0].on.toordinal()
    last = max(chart.last.toordinal(), first + LEAST_DAYS)
    return first, last + BEYOND * (last - first)
