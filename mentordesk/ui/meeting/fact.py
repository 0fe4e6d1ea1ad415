"""A fact in a page's head that can be clicked to change it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from mentordesk.ui.widgets.labels import plain_tip


class FactButton(QAbstractButton):
    """Looks like the words around it; underlined below the pointer and when it has the focus."""

    def __init__(self, text: str, does: str) -> None:
        super().__init__()
        self.setText(text)
        self.setAccessibleName(f"{text}, {does}")
        self.setToolTip(plain_tip(does))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics()
        return QSize(words.horizontalAdvance(self.text()) + 1, words.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 6, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, looked_at = QPainter(self), self.underMouse() or self.hasFocus()
        font = self.font()
        font.setUnderline(looked_at)
        painter.setFont(font)
        role = QPalette.ColorRole.Text if looked_at else QPalette.ColorRole.PlaceholderText
        painter.setPen(self.palette().color(role))
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)
