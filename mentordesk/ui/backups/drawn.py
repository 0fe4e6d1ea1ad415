"""Rows of two lines, drawn: what it is, what is known of it, and at the end how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.drawing import Strip, draw_back, draw_hairline, draw_line, middle, write
from mentordesk.ui.widgets.labels import plain_tip
from mentordesk.ui.widgets.menus import asked_at
from mentordesk.ui.widgets.ring import draw_ring, keyboard_reached

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
PAD, AIR, SIGN = 18, 9, 15


class Drawn(NamedTuple):
    first: str
    second: str
    aside: str
    icon: str = ""
    token: str = "muted"
    tip: str = ""


class Rows(QAbstractListModel, Generic[R]):
    """Holds values only; a subclass says how one is drawn and what it is called."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[R] = []

    def show(self, rows: Sequence[R]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def drawn(self, row: R) -> Drawn:
        raise NotImplementedError

    def name(self, row: R) -> str:
        raise NotImplementedError

    def place_of(self, name: str) -> int | None:
        return next((at for at, row in enumerate(self.rows) if self.name(row) == name), None)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        drawn = self.drawn(self.rows[index.row()])
        if role == Qt.ItemDataRole.DisplayRole:
            return drawn.first
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (drawn.first, drawn.second, drawn.aside)))
        return drawn if role == Qt.ItemDataRole.UserRole else None


class RowDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._high("body") + 2 + self._high("small") + 2 * AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        drawn, direction = index.data(Qt.ItemDataRole.UserRole), option.direction
        painter.save()
        draw_back(self._theme, painter, option)
        if index.row() < index.model().rowCount() - 1:
            draw_hairline(self._theme, painter, option.rect.adjusted(PAD, 0, -PAD, 0))
        box = option.rect.adjusted(PAD, AIR, -PAD, -AIR)
        upper = QRect(box.left(), box.top(), box.width(), self._high("body"))
        lower = QRect(box.left(), upper.bottom() + 3, box.width(), self._high("small"))
        strip = Strip(upper, direction)
        self._draw_aside(painter, strip, drawn, direction)
        write(self._theme, painter, "ink")
        draw_line(painter, strip.rest(), drawn.first, direction)
        write(self._theme, painter, "muted", "small")
        draw_line(painter, lower, drawn.second, direction)
        painter.restore()

    def _draw_aside(
        self, painter: QPainter, strip: Strip, drawn: Drawn, direction: Qt.LayoutDirection
    ) -> None:
        """A word at the end, and for what matters an icon before it."""
        write(self._theme, painter, drawn.token, "small")
        wide = painter.fontMetrics().horizontalAdvance(drawn.aside) + 2
        at_end = strip.end(min(wide, strip.rest().width() // 2), 6)
        draw_line(painter, at_end, drawn.aside, direction, at_end=True)
        if drawn.icon:
            at = middle(strip.end(SIGN, 10), SIGN, SIGN)
            self._theme.icon(drawn.icon, drawn.token).paint(painter, at)

    def _high(self, size: str) -> int:
        return QFontMetrics(self._theme.font(size)).height()


class RowList(QListView, Generic[R]):
    """All rows are of one height, so that any number of them can be listed; one is selected."""

    picked = Signal()  # another is selected
    menu_asked = Signal(QPoint)

    def __init__(self, theme: Theme, rows: Rows[R], name: str) -> None:
        super().__init__()
        self._theme, self.entries = theme, rows
        self.setModel(rows)
        self.setItemDelegate(RowDelegate(theme, self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(24)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these; what was selected stays so, else the first is."""
        chosen = self.chosen()
        name = None if chosen is None else self.entries.name(chosen)
        self.blockSignals(True)
        self.entries.show(rows)
        if name is None or not self.choose(name):
            self.setCurrentIndex(self.entries.index(0))
        self.blockSignals(False)
        self.picked.emit()

    def chosen(self) -> R | None:
        index = self.currentIndex()
        return self.entries.rows[index.row()] if index.isValid() else None

    def choose(self, name: str) -> bool:
        """Select a row by its name; return whether it is listed."""
        at = self.entries.place_of(name)
        if at is not None:
            self.setCurrentIndex(self.entries.index(at))
        return at is not None

    def selectionChanged(self, now: QItemSelection, before: QItemSelection) -> None:
        super().selectionChanged(now, before)
        self.picked.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.currentIndex().isValid():
            self.menu_asked.emit(asked_at(self, event))

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            drawn = index.data(Qt.ItemDataRole.UserRole)
            QToolTip.showText(event.globalPos(), plain_tip(drawn.tip if drawn else ""), self)
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and keyboard_reached(self) and self.currentIndex().isValid():
            box = QRectF(self.visualRect(self.currentIndex())).adjusted(2, 1, -2, -1)
            draw_ring(self._theme, QPainter(self.viewport()), box)
