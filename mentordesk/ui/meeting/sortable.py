"""A list whose rows are dragged to another place in it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView

from mentordesk.ui.theme import Theme

from .drawn import PAD
from .lines import Lines


class Sortable(Lines):
    dropped = Signal(list, int)  # the Rows, and the place before which they shall be

    def __init__(self, theme: Theme, name: str, grows: bool = False) -> None:
        super().__init__(theme, name, grows)
        self._before: int | None = None  # the row before which a drop would land
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.setDropIndicatorShown(False)  # we draw our own
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._before is not None:
            painter = QPainter(self.viewport())
            painter.fillRect(self._drop_box(self._before), self._theme.color("accent"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is self:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls at the edges
        self._before = self._row_below(event.position().toPoint())
        event.setAccepted(event.source() is self)
        self.viewport().update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._before = None
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        at, self._before = self._row_below(event.position().toPoint()), None
        event.setDropAction(Qt.DropAction.CopyAction)  # nothing is taken away from the model
        event.accept()
        self.setState(QAbstractItemView.State.NoState)
        self.dropped.emit(self.chosen(), at)

    def _row_below(self, point: QPoint) -> int:
        index = self.indexAt(point)
        if not index.isValid():
            return 0 if point.y() < 0 else self.rows.rowCount()
        return index.row() + (point.y() > self.visualRect(index).center().y())

    def _drop_box(self, at: int) -> QRect:
        last = at >= self.rows.rowCount()
        box = self.visualRect(self.rows.index(at - 1 if last else at))
        return QRect(
            box.left() + PAD, box.bottom() if last else box.top(), box.width() - 2 * PAD, 2
        )
