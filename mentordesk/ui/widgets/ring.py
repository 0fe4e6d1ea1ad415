"""The ring around what the keyboard has reached."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from mentordesk.ui.theme import Theme

MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}
ROOM = 3


def keyboard_reached(widget: QWidget) -> bool:
    """Whether the focus came by keyboard, so that it must be seen."""
    return widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)


def draw_ring(theme: Theme, painter: QPainter, box: QRectF, radius: float = 6) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("accent"), 2))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)


class FocusRing(QWidget):
    """One ring above a whole window, around what the keyboard has reached."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._around: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOVES:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._around is not None:
            shown = self._around.visibleRegion().boundingRect()
            painter.setClipRect(shown.translated(ROOM, ROOM).adjusted(-ROOM, -ROOM, ROOM, ROOM))
        draw_ring(self._theme, painter, QRectF(self.rect()), 7 if self.width() < 30 else 10)

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        for each in self._watched:
            each.removeEventFilter(self)
        self._around = ringed(now) if now and now.window() is self.window() else None
        self._watched = list(_upwards(self._around))
        for each in self._watched:
            each.installEventFilter(self)
        self._place()

    def _place(self) -> None:
        around = self._around
        if around is None or around.visibleRegion().isEmpty():
            self.hide()
            return
        corner = around.mapTo(self.window(), QPoint(0, 0))
        self.setGeometry(QRect(corner, around.size()).adjusted(-ROOM, -ROOM, ROOM, ROOM))
        self.show()
        self.raise_()
        self.update()


def ringed(widget: QWidget) -> QWidget | None:
    """What the ring goes around: the widget, or nothing."""
    if isinstance(widget, QAbstractItemView | QTabBar) or not keyboard_reached(widget):
        return None  # tables, lists and tabs draw their own ring inside
    is_sheet = isinstance(widget, QPlainTextEdit) and widget.property("look") != "field"
    return None if is_sheet else widget  # on a sheet that is written on, the caret is enough


def _upwards(widget: QWidget | None) -> Iterator[QWidget]:
    while widget and not widget.isWindow():
        yield widget
        widget = widget.parentWidget()
