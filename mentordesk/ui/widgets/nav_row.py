"""A place in the sidebar."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.avatar import draw_avatar, initials
from mentordesk.ui.widgets.drawing import draw_line
from mentordesk.ui.widgets.labels import plain_tip, unmarked
from mentordesk.ui.widgets.looks import mirrored


class NavRow(QAbstractButton):
    """An icon or a person's initials, a name, a second line, a count."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        icon: str = "",
        person: bool = False,
        second: str = "",
        count: str = "",
    ) -> None:
        super().__init__()
        self._theme, self._icon, self._person = theme, icon, person
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab stops at the one that is checked
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.toggled.connect(self._on_toggled)
        self.fill(name, second, count)

    def fill(self, name: str, second: str = "", count: str = "") -> None:
        """Show other words on the same row."""
        self._name, self._second, self._count = name, second, count
        self._letters = initials(name) if self._person else ""
        self.setText(unmarked(name))  # a name is no mnemonic
        self.setAccessibleName(", ".join(filter(None, (name, second, count))))
        self.setToolTip(plain_tip(name))
        self.updateGeometry()
        self.update()

    def name(self) -> str:
        return self._name

    def sizeHint(self) -> QSize:
        lines = self.fontMetrics().height() * (2 if self._second else 1)
        return QSize(160, lines + (15 if self._second else 18))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_back(painter)
        box = self.rect().adjusted(10, 0, -10, 0)
        self._draw_sign(painter, box)
        self._draw_words(painter, box.adjusted(40 if self._person else 28, 0, 0, 0))

    def _on_toggled(self, on: bool) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)

    def _draw_back(self, painter: QPainter) -> None:
        if self.isChecked() or self.underMouse():
            token = "line" if self.isDown() else "accent-soft" if self.isChecked() else "canvas"
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(token))
            painter.drawRoundedRect(self.rect(), 8, 8)

    def _draw_sign(self, painter: QPainter, box: QRect) -> None:
        side = 30 if self._person else 18
        at = mirrored(self, QRect(box.left(), (self.height() - side) // 2, side, side))
        if self._person:
            draw_avatar(self._theme, painter, QRectF(at), self._letters)
        else:
            token = "accent" if self.isChecked() else "ink"
            self._theme.icon(self._icon, token).paint(painter, at)

    def _draw_words(self, painter: QPainter, box: QRect) -> None:
        strong = 600 if self.isChecked() and not self._person else 400
        token = "accent" if strong == 600 else "ink"
        half, room = box.height() // 2, self._count_width()
        first = box.adjusted(0, 5, 0, -half) if self._second else QRect(box)
        first.setRight(first.right() - room)
        self._draw(painter, first, self._name, token, "body", strong)
        self._draw(painter, box.adjusted(0, half + 1, 0, -5), self._second, "muted", "tiny", 400)
        count = QRect(box.right() - room + 1, box.top(), room, box.height())
        self._draw(painter, count, self._count, "muted", "small", strong, at_end=True)

    def _draw(
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        token: str,
        size: str,
        weight: int,
        at_end: bool = False,
    ) -> None:
        painter.setFont(self._theme.font(size, weight))
        painter.setPen(self._theme.color(token))
        draw_line(painter, mirrored(self, box), text, self.layoutDirection(), at_end)

    def _count_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._count) + 6 if self._count else 0
