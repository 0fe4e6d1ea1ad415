"""How strong a passphrase is, as a bar beside its word."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.looks import is_rtl

STEPS, GAP, HIGH = 4, 4, 6
TOKENS = ("attention", "attention", "attention", "muted", "ok")


class StrengthBar(QWidget):
    """Of four steps those that a score of 0 to 4 fills; what it means is said in words beside."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._score: int | None = None
        self.setFixedHeight(HIGH)

    def show_score(self, score: int | None) -> None:
        self._score = score
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        filled = 0 if self._score is None else max(1, self._score)
        wide = (self.width() - GAP * (STEPS - 1)) / STEPS
        for step in range(STEPS):
            at = STEPS - 1 - step if is_rtl(self) else step
            token = TOKENS[self._score or 0] if step < filled else "line"
            painter.setBrush(self._theme.color(token))
            box = QRectF(at * (wide + GAP), 0, wide, HIGH)
            painter.drawRoundedRect(box, HIGH / 2, HIGH / 2)
