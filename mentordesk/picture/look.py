"""What a chart is drawn with: the theme's colours and a font, handed in by the window."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QFontMetrics

USUAL_HEIGHT = 14.0  # of the smallest font, on the screens the charts were drawn for


@dataclass(frozen=True)
class Look:
    surface: QColor
    line: QColor
    muted: QColor
    ink: QColor
    accent: QColor
    font: QFont

    @property
    def scale(self) -> float:
        """How much larger than usual everything is drawn."""
        return QFontMetrics(self.font).height() / USUAL_HEIGHT


def faded(color: QColor, alpha: float) -> QColor:
    result = QColor(color)
    result.setAlphaF(alpha)
    return result
