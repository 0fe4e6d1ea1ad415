"""What can be chosen from in a row: a pill for each choice."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.drawing import draw_pill, middle, pill_width, write

from .row import Row


def choice_width(theme: Theme, text: str) -> int:
    return pill_width(theme, text) + 6


def draw_choice(theme: Theme, painter: QPainter, box: QRect, row: Row, number: int) -> None:
    text, pill = row.choices[number], box if row.below else box.adjusted(2, 0, -2, 0)
    if row.chosen == number:
        draw_pill(theme, painter, pill, text, "accent")
        _outline(theme, painter, pill, "accent")
        return
    if row.chosen < 0 or row.below:  # each looks as if it could be chosen
        _outline(theme, painter, pill, "control")
    write(theme, painter, "muted", "small")
    painter.drawText(box.adjusted(0, -1, 0, 0), Qt.AlignmentFlag.AlignCenter, text)


def _outline(theme: Theme, painter: QPainter, box: QRect, token: str) -> None:
    """Tell a pill from the background of a selected row."""
    height = QFontMetrics(theme.font("small")).height() + 5
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.color(token))
    pill = QRectF(middle(box, box.width(), height)).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(pill, height / 2, height / 2)
