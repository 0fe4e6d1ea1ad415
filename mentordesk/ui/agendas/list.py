"""The list of Agendas: meetings by week with their items, and below them what is parked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPalette,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
)

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.layout import PAGE_EDGE, SCROLL_BAR
from mentordesk.ui.widgets.looks import is_rtl
from mentordesk.ui.widgets.menus import asked_at

from .drawn import RowDelegate
from .model import Rows
from .parts import heights
from .row import HEAD, ITEM, Row, can_drop, card_of

BELOW = 22  # the last card ends before the window does
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AgendasList(QTableView):
    """Buttons are drawn and told by `hit`; items are dropped on meetings and on parking lots."""

    opened = Signal(object)  # a Row
    hit = Signal(object, str)  # a Row, and what its button does
    dropped = Signal(object, object)  # the items, and the Row they were dropped on
    menu_asked = Signal(QPoint)
    chosen = Signal()  # others are selected

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self.rows = theme, Rows()
        self._pressed = "", ""
        self._fits = False  # is being laid out
        self._delegate = RowDelegate(theme, self, self.rows)
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Agendas"))
        self._lay_out()
        self._take_drops()
        theme.changed.connect(self._on_theme_changed)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self.selectionModel().selectionChanged.connect(self.chosen)
        self.selectionModel().currentChanged.connect(self.chosen)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; what was selected stays so, and the place where one was reading."""
        selected, current = self.selected(), self.current()
        at = self.verticalScrollBar().value()
        if self.rows.show(rows):
            self._set_heights()
            for row in selected:
                self.choose(row.key, clear=False)
            if current is not None:
                index = self.rows.find(current.key)
                self.selectionModel().setCurrentIndex(
                    index, QItemSelectionModel.SelectionFlag.NoUpdate
                )
            self.verticalScrollBar().setValue(at)
        self.chosen.emit()

    def current(self) -> Row | None:
        return self.rows.at(self.currentIndex())

    def selected(self) -> list[Row]:
        """Return the selected rows from top to bottom."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.rows.rows[place] for place in places]

    def acted_on(self) -> list[Row]:
        """Return the selected items, or the one meeting or lot that is current."""
        current = self.current()
        if current is None or current.kind == HEAD:
            return []
        if current.kind != ITEM:
            return [current]
        return [row for row in self.selected() if row.is_item]

    def choose(self, key: str, clear: bool = True) -> bool:
        """Select a row and make it current; return whether it is there."""
        index = self.rows.find(key)
        flags = QItemSelectionModel.SelectionFlag
        how = flags.ClearAndSelect if clear else flags.Select
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, how | flags.Rows)
        return index.isValid()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current()
        if row is not None and row.kind != HEAD and event.key() in ENTER:
            self.opened.emit(row)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(asked_at(self, event))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._pointed_at(event.position().toPoint())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, ("", "")
        row = self.rows.at(self.indexAt(event.position().toPoint()))
        left = event.button() == Qt.MouseButton.LeftButton
        if left and pressed[1] and pressed == self._pointed_at(event.position().toPoint()):
            self.hit.emit(row, pressed[1])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.rows.at(self.indexAt(event.position().toPoint()))
        on_button = bool(self._pointed_at(event.position().toPoint())[1])
        if row is not None and row.kind != HEAD and not on_button:
            self.opened.emit(row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._point_at(self._pointed_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(("", ""))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(event.source() is self)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls at the edges
        row = self.rows.at(self.indexAt(event.position().toPoint()))
        fits = event.source() is self and can_drop(self.acted_on(), row)
        self._show_target(card_of(row) if fits and row is not None else "")
        event.setDropAction(Qt.DropAction.MoveAction)
        event.setAccepted(fits)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_target("")

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_target("")
        event.setDropAction(Qt.DropAction.CopyAction)  # nothing is taken away from the model
        event.accept()
        self.setState(QAbstractItemView.State.NoState)
        row = self.rows.at(self.indexAt(event.position().toPoint()))
        if can_drop(self.acted_on(), row):
            self.dropped.emit(self.acted_on(), row)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._keep_edge(self.verticalScrollBar().maximum() > 0)

    def updateGeometries(self) -> None:
        """Qt's own takes the margins away; given back they are heard of here again."""
        if self._fits:
            return
        self._fits = True
        bar = self.verticalScrollBar()
        at = bar.value()
        super().updateGeometries()
        self._keep_edge(bar.maximum() > 0)
        wide = self.viewport().width()
        self.horizontalHeader().viewport().resize(wide, 1)  # rows are told from its end in RTL
        self.setColumnWidth(0, wide)
        self._fits = False
        if bar.maximum() > 0:
            bar.setMaximum(bar.maximum() + BELOW)
            bar.setValue(at)

    def initViewItemOption(self, option: QStyleOptionViewItem) -> None:
        super().initViewItemOption(option)
        palette = option.palette
        palette.setBrush(
            QPalette.ColorRole.Highlight, QBrush()
        )  # the delegate draws inside the card
        option.palette = palette

    def _lay_out(self) -> None:
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._keep_edge(False)

    def _take_drops(self) -> None:
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)

    def _set_heights(self) -> None:
        high, header = heights(self._theme), self.verticalHeader()
        header.setDefaultSectionSize(high[ITEM])
        for number, row in enumerate(self.rows.rows):  # a reset keeps the heights of other rows
            header.resizeSection(number, high.get(row.kind, high[""]))

    def _pointed_at(self, at: QPoint) -> tuple[str, str]:
        index = self.indexAt(at)
        row = self.rows.at(index)
        if row is None or not row.buttons:
            return "", ""
        name = self._delegate.button_at(row, self.visualRect(index), at)
        return (row.key, name) if name else ("", "")

    def _point_at(self, pointed: tuple[str, str]) -> None:
        if pointed != self._delegate.pointed:
            self._delegate.pointed = pointed
            shape = Qt.CursorShape.PointingHandCursor if pointed[1] else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def _show_target(self, target: str) -> None:
        if target != self._delegate.target:
            self._delegate.target = target
            self.viewport().update()

    def _keep_edge(self, bar: bool) -> None:
        """The scroll bar takes its room beside the cards, which end where the head does."""
        room = PAGE_EDGE - (SCROLL_BAR if bar else 0)
        left, right = (room, PAGE_EDGE) if is_rtl(self) else (PAGE_EDGE, room)
        self.setViewportMargins(left, 0, right, 0)

    def _on_range_changed(self, low: int, high: int) -> None:
        self._keep_edge(high > low)

    def _on_theme_changed(self) -> None:
        self._set_heights()
