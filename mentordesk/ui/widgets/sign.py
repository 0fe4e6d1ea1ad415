"""An icon that is not a button."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.labels import plain_tip


class Sign(QWidget):
    """Shows an icon; a sign that alone says something has a name."""

    def __init__(
        self, theme: Theme, icon: str, token: str = "ink", side: int = 16, name: str = ""
    ) -> None:
        super().__init__()
        self._theme, self._token = theme, token
        self._icon = theme.icon(icon, token)
        self.setFixedSize(side, side)
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))

    def show_icon(self, icon: str) -> None:
        self._icon = self._theme.icon(icon, self._token)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._icon.paint(QPainter(self), self.rect())
