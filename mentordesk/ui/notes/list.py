"""The list of notes: any number of them, each a small card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from mentordesk.desk import Desk
from mentordesk.domain.excerpt import Piece, marked
from mentordesk.storage.note_list import NoteRow
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.drawing import Strip, draw_line, write
from mentordesk.ui.widgets.layout import SCROLL_BAR
from mentordesk.ui.widgets.looks import is_rtl
from mentordesk.ui.widgets.marked import draw_marked
from mentordesk.ui.widgets.ring import draw_ring, keyboard_reached

from . import words
from .model import Index, Notes

PAD, GAP, LINES = 12, 10, 2
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CardDelegate(QStyledItemDelegate):
    """Draws title, whose it is and when, and two lines of the text."""

    def __init__(self, theme: Theme, desk: Desk, notes: Notes, view: QTableView) -> None:
        super().__init__(view)
        self._theme, self._desk, self._notes, self._view = theme, desk, notes, view
        self.terms: tuple[str, ...] = ()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, card_height(self._theme) + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if (row := self._notes.row(index.row())) is None:
            return
        painter.save()
        painter.fillRect(option.rect, self._theme.color("canvas"))  # over the table's own colour
        box = card_box(option.rect, self._view)
        self._draw_card(painter, option, box)
        inner = box.adjusted(PAD, PAD - 2, -PAD, 0)
        self._draw_head(painter, option, inner, row)
        write(self._theme, painter, "muted", "small")
        pitch = _pitch(self._theme)
        inner.setTop(inner.top() + QFontMetrics(self._theme.font("body", 700)).height() + 6)
        direction = option.direction
        draw_marked(self._theme, painter, inner, row.excerpt, direction, LINES, pitch)
        painter.restore()

    def _draw_card(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        edge = "accent" if selected else "control" if hovered else "line"
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color(edge), 1))
        painter.setBrush(self._theme.color("accent-soft" if selected else "surface"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)

    def _draw_head(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, row: NoteRow
    ) -> None:
        origin = words.origin(row, self._desk.now())
        strip = Strip(box, option.direction)
        write(self._theme, painter, "muted", "small")
        height = QFontMetrics(self._theme.font("body", 700)).height()
        wide = min(painter.fontMetrics().horizontalAdvance(origin) + 1, box.width() // 2)
        at = strip.end(wide, 8)
        lock = strip.end(12, 6) if row.private and row.mentorship else None
        at.setHeight(height)
        draw_line(painter, at, origin, option.direction, at_end=True)
        if lock is not None:
            middle = QRect(lock.left(), box.top() + (height - 12) // 2, 12, 12)
            self._theme.icon("lock", "muted").paint(painter, middle)
        write(self._theme, painter, "ink", "body", 700)
        title: Sequence[Piece] = marked(words.title(row), () if row.of_meeting else self.terms)
        draw_marked(self._theme, painter, strip.rest(), title, option.direction)


class NoteList(QTableView):
    picked = Signal(str)  # the uid of the note that is now selected, by hand
    entered = Signal()  # Enter: to the text
    menu_asked = Signal(QPoint)

    def __init__(self, desk: Desk, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._choosing = False
        self.notes = Notes(desk.now)
        self._delegate = CardDelegate(theme, desk, self.notes, self)
        self.setAccessibleName(name)
        self.setModel(self.notes)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def show_found(self, terms: Sequence[str]) -> None:
        """Mark the words that were searched for in the titles."""
        self._delegate.terms = tuple(terms)

    def choose(self, number: int | None, follow: bool) -> None:
        """Select a row, or none, without telling; the list scrolls to it if it is to follow."""
        self._choosing, at = True, self.verticalScrollBar().value()
        if number is None:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        else:
            self.selectRow(number)
            self.setCurrentIndex(self.notes.index(number, 0))
        if not follow:
            self.verticalScrollBar().setValue(at)
        self._choosing = False

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        if current.isValid() and not self._choosing and (row := self.notes.row(current.row())):
            self.picked.emit(row.uid)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.currentIndex().isValid():
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        box = self.visualRect(self.currentIndex())
        spot = self.viewport().mapToGlobal(box.center()) if by_key else event.globalPos()
        if self.currentIndex().isValid() and (by_key or self.indexAt(event.pos()).isValid()):
            self.menu_asked.emit(spot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setColumnWidth(0, self.viewport().width())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and keyboard_reached(self) and self.currentIndex().isValid():
            box = card_box(self.visualRect(self.currentIndex()), self)
            draw_ring(self._theme, QPainter(self.viewport()), QRectF(box), 10)

    def _on_theme_changed(self) -> None:
        height = card_height(self._theme) + GAP
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(height // 2)


def card_height(theme: Theme) -> int:
    head = QFontMetrics(theme.font("body", 700)).height()
    return 2 * (PAD - 2) + head + 6 + LINES * _pitch(theme)


def card_box(rect: QRect, view: QTableView) -> QRect:
    """The card in its row; cards end at the same place with and without a scroll bar."""
    spare = 0 if view.verticalScrollBar().isVisible() else SCROLL_BAR
    left, right = (spare, 0) if is_rtl(view) else (0, spare)
    return rect.adjusted(left, 0, -right, -GAP)


def _pitch(theme: Theme) -> int:
    return QFontMetrics(theme.font("small")).height() + 3
