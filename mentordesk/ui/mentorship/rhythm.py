"""The meetings of a mentorship on a line, the long gaps between them named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from mentordesk.ui import words
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.labels import plain_tip
from mentordesk.ui.widgets.looks import is_rtl

SIDE = 18  # of a dot
APART = 23  # from dot to dot at least
MOST = 12
LINE_AT = 34
MONTHS_AT = 60
HIGH = 69


class Dot(NamedTuple):
    uid: str
    day: date
    number: int
    planned: bool
    said: str  # Meeting 6, 13 Aug, 4 weeks after the one before
    gap: str  # 4 weeks apart, if that is long


class RhythmLine(QWidget):
    """The last meetings and the next one; a click opens one of them."""

    opened = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._dots: list[Dot] = []
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_dots(self, dots: Sequence[Dot], sentence: str) -> None:
        self._dots = list(dots[-MOST:])
        self.setAccessibleName(sentence)
        self.setAccessibleDescription(". ".join(dot.said for dot in self._dots))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, HIGH + QFontMetrics(self._theme.font("tiny")).height() - 13)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = list(self._placed())
        if not shown:
            return
        line = QPen(self._theme.color("line"), 2)
        painter.setPen(line)
        painter.drawLine(QPointF(self._x(0), LINE_AT), QPointF(self._x(self.width()), LINE_AT))
        self._draw_months(painter, shown)
        self._draw_gaps(painter, shown)
        for dot, x in shown:
            self._draw_dot(painter, dot, x)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            dot = self._dot_at(event.pos().toPointF())
            QToolTip.showText(event.globalPos(), plain_tip(dot.said) if dot else "", self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._dot_at(event.position()) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dot = self._dot_at(event.position())
        if dot is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(dot.uid)

    def _x(self, along: float) -> float:
        """Where a distance from where reading starts lies."""
        return self.width() - along if is_rtl(self) else along

    def _placed(self) -> Iterator[tuple[Dot, float]]:
        """The dots that fit, each with its distance from the start: by date, never on another."""
        dots = self._dots[-max(1, (self.width() - SIDE) // APART + 1) :]
        first, last = SIDE / 2, self.width() - SIDE / 2 - 1
        at: list[float] = []
        for dot in dots:
            wished = self._along(dot.day, dots)
            at.append(max(wished, at[-1] + APART) if at else first)
        limit = last
        for number in reversed(range(len(at))):
            at[number] = min(at[number], limit)
            limit = at[number] - APART
        return zip(dots, at, strict=True)

    def _along(self, day: date, dots: Sequence[Dot]) -> float:
        span = (dots[-1].day - dots[0].day).days or 1
        return SIDE / 2 + (self.width() - SIDE - 1) * (day - dots[0].day).days / span

    def _draw_dot(self, painter: QPainter, dot: Dot, x: float) -> None:
        theme, text = self._theme, str(dot.number)
        painter.setFont(theme.font("tiny", 400 if dot.planned else 700))
        wide = max(SIDE, painter.fontMetrics().horizontalAdvance(text) + 8)
        half = wide / 2 + 1  # with the line around it
        box = QRectF(0, 0, wide, SIDE)
        inside = min(max(x, half), self.width() - half)
        box.moveCenter(QPointF(self._x(inside), LINE_AT))
        pen = QPen(theme.color("accent"), 2, Qt.PenStyle.DotLine)
        painter.setPen(pen if dot.planned else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("surface" if dot.planned else "accent"))
        painter.drawRoundedRect(box, SIDE / 2, SIDE / 2)
        painter.setPen(theme.color("accent" if dot.planned else "on-accent"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _draw_gaps(self, painter: QPainter, shown: Sequence[tuple[Dot, float]]) -> None:
        painter.setFont(self._theme.font("tiny"))
        painter.setPen(self._theme.color("muted"))
        taken = -1.0
        for (_, before), (dot, x) in pairwise(shown):
            taken = self._draw_label(painter, dot.gap, (before + x) / 2, 12, taken)

    def _draw_months(self, painter: QPainter, shown: Sequence[tuple[Dot, float]]) -> None:
        painter.setFont(self._theme.font("tiny"))
        painter.setPen(self._theme.color("muted"))
        dots, taken = [dot for dot, _ in shown], -1.0
        for month in months(dots[0].day, dots[-1].day):
            name = words.written(month, "MMM")
            taken = self._draw_label(painter, name, self._along(month, dots), MONTHS_AT, taken)

    def _draw_label(
        self, painter: QPainter, text: str, along: float, y: float, taken: float
    ) -> float:
        """Draw a label in the middle above a place unless another is there; return its end."""
        half = painter.fontMetrics().horizontalAdvance(text) / 2 + 1
        along = min(max(along, half), self.width() - half)
        if not text or along - half < taken:
            return taken
        box = QRectF(0, 0, 2 * half, painter.fontMetrics().height())
        box.moveCenter(QPointF(self._x(along), y - 4))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        return along + half + 6

    def _dot_at(self, point: QPointF) -> Dot | None:
        if abs(point.y() - LINE_AT) > SIDE:
            return None
        near = [(abs(self._x(x) - point.x()), dot) for dot, x in self._placed()]
        away, dot = min(near, key=lambda each: each[0], default=(SIDE, None))
        return dot if away <= SIDE / 2 + 2 else None


def months(first: date, last: date) -> Iterator[date]:
    """The first days of the months between two days."""
    year, month = first.year, first.month
    while (day := date(year, month, 1)) <= last:
        if day > first:
            yield day
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
