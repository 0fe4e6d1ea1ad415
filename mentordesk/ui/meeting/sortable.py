"""A list whose rows are dragged to another place in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

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
from .row import ADD, HEAD, Row


class Gap(NamedTuple):
    """Between which positions of a section something is put; None: at its end."""

    section: str
    after: str
    before: str | None


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

    def shift(self, rows: Sequence[Row], step: int) -> None:
        """Move things one place up or down, also into the next section."""
        shown = self.rows.rows
        at = self._place_of(rows[0]) - 1 if step < 0 else self._place_of(rows[-1]) + 1
        if 0 <= at < len(shown) and shown[at].kind != ADD:
            self.dropped.emit(list(rows), at if step < 0 else at + 1)

    def gap(self, moving: Sequence[Row], at: int) -> Gap | None:
        """Return where things go that are put before the row at a place; None if they are there."""
        shown = self.rows.rows
        at = min(at, next((n for n, row in enumerate(shown) if row.kind == ADD), at))
        at = max(at, 1 if shown and shown[0].kind == HEAD else 0)
        places = [self._place_of(row) for row in moving]
        together = bool(places) and places[-1] - places[0] == len(places) - 1
        if not places or (together and places[0] <= at <= places[-1] + 1):
            return None
        section = shown[at - 1].section if at else shown[0].section
        keys = {row.key for row in moving}
        stays = [(n, r) for n, r in enumerate(shown) if r.section == section and r.position]
        before = [row.position for n, row in stays if n < at and row.key not in keys]
        behind = [row.position for n, row in stays if n >= at and row.key not in keys]
        return Gap(section, before[-1] if before else "", behind[0] if behind else None)

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

    def _after(self, rows: Sequence[Row]) -> str:
        """Return the thing to select once these are gone."""
        gone = {row.key for row in rows}
        last = max(map(self._place_of, rows))
        shown = self.rows.rows
        order = [*shown[last + 1 :], *reversed(shown[:last])]
        return next((row.key for row in order if row.is_thing and row.key not in gone), "")

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
