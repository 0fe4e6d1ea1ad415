"""A bar: how much of a whole is taken."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.looks import is_rtl

DOT = 6.0


class Bar(QProgressBar):
    """A thin bar, such as the points reached of a goal."""

    def __init__(self, theme: Theme, name: str, value: int = 0, whole: int = 1) -> None:
        super().__init__()
        self._theme, self._token = theme, "accent"
        self.setTextVisible(False)
        self.setFixedHeight(5)
        self.show_value(value, whole, name)

    def show_value(self, value: int, whole: int, name: str, token: str = "accent") -> None:
        """Fill the bar; its name says the same in words."""
        self._token = token
        self.setMaximum(max(whole, 1))
        self.setValue(max(0, min(value, whole)))
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("sunken"))
        painter.drawRoundedRect(box, 2.5, 2.5)
        painter.setBrush(self._theme.color(self._token))
        painter.drawRoundedRect(self._taken(box), 2.5, 2.5)

    def _taken(self, box: QRectF) -> QRectF:
        wide = box.width() * self.value() / self.maximum()
        if self._token == "attention":
            wide = max(wide, DOT)  # an empty agenda is a dot that is seen
        left = box.right() - wide if is_rtl(self) else box.left()
        return QRectF(left, box.top(), wide, box.height())


class Budget(Bar):
    """The planned minutes against the length of the meeting."""

    def __init__(self, theme: Theme, planned: int = 0, length: int = 1) -> None:
        super().__init__(theme, "")
        self.show_minutes(planned, length)

    def show_minutes(self, planned: int, length: int, warn: bool = False) -> None:
        """More than fits is in attention's colour; so is nothing at all, if asked to warn."""
        token = "attention" if planned > length or (warn and not planned) else "accent"
        name = self.tr("{planned} of {length} minutes planned")
        self.show_value(planned, length, name.format(planned=planned, length=length), token)
