"""A list of meetings or notes: a bold line, a second one, and when it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.drawing import (
    Strip,
    draw_back,
    draw_line,
    draw_row_ring,
    middle,
    write,
)
from mentordesk.ui.widgets.menus import asked_at

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
DOT = 22
AIR = 9


class Entry(NamedTuple):
    key: str
    title: str
    second: str
    end: str
    dot: str | None = None  # a number, perhaps none yet, in a circle at the start
    tone: str = "accent"  # of the circle: accent if held, open and dashed if "planned", or "muted"
    icon: str = ""  # before the end


class Entries(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []

    def show(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (entry.title, entry.second, entry.end)))
        return None


class EntryDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget, entries: Entries, edge: int) -> None:
        super().__init__(parent)
        self._theme, self._entries, self._edge = theme, entries, edge

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, row_height(self._theme))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = self._entries.entries[index.row()]
        painter.save()
        draw_back(self._theme, painter, option)
        box = option.rect.adjusted(self._edge, 0, -self._edge, 0)
        if index.row():
            painter.fillRect(box.left(), box.top(), box.width(), 1, self._theme.color("line"))
        strip = Strip(box, option.direction)
        if entry.dot is not None:
            self._draw_dot(painter, strip.start(DOT, 14), entry)
        self._draw_end(painter, option, strip, entry)
        self._draw_words(painter, option, strip.rest(), entry)
        painter.restore()

    def _draw_dot(self, painter: QPainter, box: QRect, entry: Entry) -> None:
        theme, planned = self._theme, entry.tone == "planned"
        token = "accent" if planned else entry.tone
        at = QRectF(middle(box, DOT, DOT)).adjusted(1, 1, -1, -1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = Qt.PenStyle.DotLine if planned else Qt.PenStyle.SolidLine
        painter.setPen(QPen(theme.color("line" if token == "muted" else token), 2, style))
        filled = token == "accent" and not planned
        painter.setBrush(theme.color("accent" if filled else "surface"))
        painter.drawRoundedRect(at, DOT / 2, DOT / 2)
        painter.setFont(theme.font("tiny", 700 if filled else 400))
        painter.setPen(theme.color("on-accent" if filled else token))
        painter.drawText(at, Qt.AlignmentFlag.AlignCenter, entry.dot or "")

    def _draw_end(
        self, painter: QPainter, option: QStyleOptionViewItem, strip: Strip, entry: Entry
    ) -> None:
        write(self._theme, painter, "muted")
        wide = painter.fontMetrics().horizontalAdvance(entry.end)
        at = strip.end(min(wide + 2, option.rect.width() // 2), 6 if entry.icon else 16)
        draw_line(painter, at, entry.end, option.direction, at_end=True)
        if entry.icon:
            sign = middle(strip.end(14, 16), 14, 14)
            self._theme.icon(entry.icon, "muted").paint(painter, sign)

    def _draw_words(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, entry: Entry
    ) -> None:
        pitch = QFontMetrics(self._theme.font("body")).height() + 3
        lines = 2 if entry.second else 1
        top = box.top() + (box.height() - lines * pitch) // 2
        write(self._theme, painter, "ink", "body", 700)
        upper = QRect(box.left(), top, box.width(), pitch)
        draw_line(painter, upper, entry.title, option.direction)
        write(self._theme, painter, "muted")
        draw_line(painter, upper.translated(0, pitch), entry.second, option.direction)


class EntryList(QTableView):
    """One column, rows of one height: any number of them. `grows`: as high as its rows."""

    opened = Signal(str)  # the key of an entry
    discarded = Signal(str)
    menu_asked = Signal(str, QPoint)

    def __init__(self, theme: Theme, name: str, edge: int = 18, grows: bool = False) -> None:
        super().__init__()
        self._theme, self._grows = theme, grows
        self.entries = Entries()
        self.setModel(self.entries)
        self.setItemDelegate(EntryDelegate(theme, self, self.entries, edge))
        self.setAccessibleName(name)
        self._set_look()
        theme.changed.connect(self._set_heights)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these; the current one stays current if it is still there."""
        key, at = self.key(), self.currentIndex().row()
        scrolled = self.verticalScrollBar().value()
        self.entries.show(entries)
        self._set_heights()
        keys = [entry.key for entry in entries]
        if key:
            row = keys.index(key) if key in keys else min(at, len(keys) - 1)
            flags = QItemSelectionModel.SelectionFlag
            chosen = flags.ClearAndSelect | flags.Rows
            self.selectionModel().setCurrentIndex(self.entries.index(row), chosen)
        self.verticalScrollBar().setValue(scrolled)

    def key(self) -> str:
        """Return the key of the current entry, "" if there is none."""
        index = self.currentIndex()
        return self.entries.entries[index.row()].key if index.isValid() else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.key():
            self.opened.emit(self.key())
        elif event.key() == Qt.Key.Key_Delete and self.key():
            self.discarded.emit(self.key())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        here = self.indexAt(event.position().toPoint()) == self.currentIndex()
        if event.button() == Qt.MouseButton.LeftButton and here and self.key():
            self.opened.emit(self.key())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.key():
            self.menu_asked.emit(self.key(), asked_at(self, event))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        draw_row_ring(self._theme, self)

    def _set_look(self) -> None:
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(self.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(self.SelectionBehavior.SelectRows)
        self.setSelectionMode(self.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        if self._grows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _set_heights(self) -> None:
        high = row_height(self._theme)
        self.verticalHeader().setDefaultSectionSize(high)
        if self._grows:
            self.setFixedHeight(high * self.entries.rowCount() + 1)


def row_height(theme: Theme) -> int:
    return 2 * (QFontMetrics(theme.font("body")).height() + 3) + 2 * AIR
