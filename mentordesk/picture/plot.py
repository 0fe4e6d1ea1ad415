"""What all charts with axes have in common: their pens, their keys, their menu."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetrics, QPen

from .labels import Labels
from .look import Look

pg.setConfigOptions(antialias=True)  # curves ignore the antialiasing of their view


class Plot(pg.PlotWidget):  # type: ignore[misc]
    """Subclasses draw in `_draw`, and place what depends on the days shown in `_arrange`."""

    menu_asked = Signal(QPoint)  # where on the screen

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._ratio = self.devicePixelRatioF()
        self._labels = Labels(self, look)
        self.setMinimumSize(240, 200)
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        plot = self.getPlotItem()
        for part in (self, plot):
            part.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as time runs in charts
        plot.hideButtons()
        plot.setMenuEnabled(False)
        plot.setMouseEnabled(x=True, y=False)
        self.view = plot.getViewBox()
        self.view.sigRangeChanged.connect(self._on_range_changed)
        self.view.sigResized.connect(self._on_range_changed)

    def sizeHint(self) -> QSize:
        return QSize(600, 400)

    @contextmanager
    def drawn_at(self, ratio: float) -> Iterator[Plot]:
        """The picture as it is drawn for a device with so many pixels to a point."""
        shown, self._ratio = self._ratio, ratio
        self._redraw()
        try:
            yield self
        finally:
            self._ratio = shown
            self._redraw()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._ratio = self.devicePixelRatioF()
            self._redraw()
        return bool(super().event(event))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())
        event.accept()

    def _draw(self) -> None:
        """Add everything there is to see."""

    def _arrange(self) -> None:
        """Fit marks and labels to the days shown."""

    def _redraw(self) -> None:
        self.clear()
        self._labels = Labels(self, self._look)
        self.setBackground(self._look.surface)
        self._draw()
        self._arrange()

    def _on_range_changed(self, *_: object) -> None:
        self._arrange()

    def _style_axes(self, values: Sequence[int]) -> None:
        look, metrics = self._look, QFontMetrics(self._look.font)
        for side in ("left", "bottom"):
            side_axis = self.getAxis(side)
            side_axis.setPen(None)
            side_axis.setTextPen(look.muted)
            side_axis.setStyle(
                tickLength=0,
                tickAlpha=0,  # ticks of length 0 leave dots
                tickTextOffset=round(9 * look.scale),
                tickFont=look.font,
                hideOverlappingLabels=False,  # labels at the edge vanish otherwise
            )
        self.getAxis("left").setTicks([[(value, str(value)) for value in values]])
        widest = metrics.horizontalAdvance(str(values[-1]))
        self.getAxis("left").setWidth(max(widest + 12, 3 * metrics.height()))
        self.getAxis("bottom").setHeight(metrics.height() + round(13 * look.scale))

    def _curve(self, x: Sequence[float], y: Sequence[float], pen: QPen | None, **more: Any) -> None:
        self.addItem(pg.PlotCurveItem(list(x), list(y), pen=pen and self._pen(pen), **more))

    def _spots(
        self,
        spots: Sequence[tuple[date, int]],
        size: float,
        edge: QColor,
        inside: QColor | None = None,
    ) -> Any:
        scale = self._look.scale
        item = pg.ScatterPlotItem(
            [day.toordinal() for day, _ in spots],
            [value for _, value in spots],
            symbol="o",
            size=size * scale,
            pen=self._pen(QPen(edge, 2 * scale)),
            brush=inside or self._look.surface,
            useCache=False,  # symbols would be bitmaps in an SVG
        )
        self.addItem(item)
        return item

    def _pen(self, pen: QPen) -> QPen:
        """A pen whose width is in pixels of the device, whatever the scale of the axes."""
        pen.setCosmetic(True)
        pen.setWidthF(pen.widthF() * self._ratio)
        return pen
