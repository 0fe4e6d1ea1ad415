"""A field with a magnifying glass and the keys that lead to it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.drawing import draw_key, key_width
from mentordesk.ui.widgets.line_field import LineField
from mentordesk.ui.widgets.looks import is_rtl, look, mirrored


class SearchField(LineField):
    """Escape empties it; the hint is shown while it is empty."""

    def __init__(self, theme: Theme, placeholder: str, hint: str = "") -> None:
        super().__init__()
        self._theme, self._hint = theme, hint
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        look(self, look="search")
        self._keep_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LayoutDirectionChange, QEvent.Type.StyleChange):
            self._keep_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        glass = mirrored(self, QRect(11, (self.height() - 15) // 2, 15, 15))
        self._theme.icon("search", "muted").paint(painter, glass)
        if self._hint and not self.text():
            self._draw_hint(painter)

    def _keep_room(self) -> None:
        start, end = 20, self._hint_width() + 4 if self._hint else 0
        left, right = (end, start) if is_rtl(self) else (start, end)
        self.setTextMargins(left, 0, right, 0)

    def _hint_width(self) -> int:
        return key_width(self._theme, self._hint)

    def _draw_hint(self, painter: QPainter) -> None:
        wide = self._hint_width()
        at = QRect(self.width() - wide - 10, 0, wide, self.height())
        draw_key(self._theme, painter, mirrored(self, at), self._hint)
