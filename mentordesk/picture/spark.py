"""A burn-down as small as a word, painted in the row of a goal."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from mentordesk.domain.burndown import BurnDown

from .look import Look, faded


def draw(painter: QPainter, box: QRectF, chart: BurnDown, look: Look) -> None:
    """Paint what remained from the first day to today as a step line above its area."""
    if not chart.steps:
        return
    line = _line(box.adjusted(0, 2, -3, -1), chart)
    area = QPolygonF([QPointF(line.first().x(), box.bottom()), *line.toList()])
    area.append(QPointF(line.last().x(), box.bottom()))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(faded(look.accent, 0.12))
    painter.drawPolygon(area)
    painter.setPen(QPen(look.line, 1))
    painter.drawLine(box.bottomLeft(), box.bottomRight())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(look.accent, 1.6)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.drawPolyline(line)
    painter.setBrush(look.accent)
    painter.drawEllipse(line.last(), 1.5, 1.5)
    painter.restore()


def _line(box: QRectF, chart: BurnDown) -> QPolygonF:
    first = chart.steps[0].on
    days = max(1, (chart.today - first).days)
    peak = max(1, *(step.remaining for step in chart.steps))
    points: list[QPointF] = []
    for step in chart.steps:
        x = box.left() + box.width() * (step.on - first).days / days
        points += [QPointF(x, points[-1].y())] if points else []
        points.append(QPointF(x, box.bottom() - box.height() * step.remaining / peak))
    points.append(QPointF(box.right(), points[-1].y()))
    return QPolygonF(points)
