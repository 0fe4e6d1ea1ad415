"""Check boxes in the theme's colours."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QLabel

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.looks import mirrored

SIDE = 17
WORDS_AT = SIDE + 9
T = TypeVar("T", bound=QLabel)


def draw_tick(
    theme: Theme, painter: QPainter, corner: QPoint, done: bool, hovered: bool = False
) -> None:
    """A box of 17 px whose upper left corner is given."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(0.8, 0.8, 15.4, 15.4).translated(corner)
    painter.setPen(QPen(theme.color("accent" if done or hovered else "control"), 1.6))
    painter.setBrush(theme.color("accent" if done else "surface"))
    painter.drawRoundedRect(box, 4.2, 4.2)
    if done:
        at = QRect(2, 2, 13, 13).translated(corner)
        theme.icon("check", "on-accent").paint(painter, at)


class Tick(QCheckBox):
    """A bare check box; the words beside it can be clicked too."""

    def __init__(self, theme: Theme, name: str, done: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self.setChecked(done)
        self.setAccessibleName(name)
        self.setFixedSize(SIDE, SIDE)

    def named(self, words: T) -> T:
        words.setBuddy(self)
        return words

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(1.0 if self.isEnabled() else 0.5)
        draw_tick(self._theme, painter, QPoint(0, 0), self.isChecked(), self.underMouse())


class CheckBox(QCheckBox):
    """A check box with its words."""

    def __init__(self, theme: Theme, text: str, on: bool = False) -> None:
        super().__init__(text)
        self._theme = theme
        self.setChecked(on)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        return QSize(WORDS_AT + words.width() + 2, max(SIDE, words.height()) + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(1.0 if self.isEnabled() else 0.5)
        at = mirrored(self, QRect(0, (self.height() - SIDE) // 2, SIDE, SIDE))
        draw_tick(self._theme, painter, at.topLeft(), self.isChecked(), self.underMouse())
        painter.setPen(self._theme.color("ink"))
        words = mirrored(self, self.rect().adjusted(WORDS_AT, 0, 0, 0))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
        painter.drawText(words, flags, self.text())
