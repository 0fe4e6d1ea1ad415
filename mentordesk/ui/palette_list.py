"""The rows of the palette, drawn."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from .palette_rows import Row, Rows
from .theme import Theme
from .widgets.avatar import draw_avatar, initials
from .widgets.drawing import Strip, draw_line, middle, write
from .widgets.marked import draw_marked, plain

Index = QModelIndex | QPersistentModelIndex
PAD, FACE, ICON = 8, 26, 16


class PaletteDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, rows: Rows, parent: QListView) -> None:
        super().__init__(parent)
        self._theme, self._rows = theme, rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, row_height(self._theme))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._rows.rows[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent-soft"))
            painter.drawRoundedRect(option.rect, 7, 7)
        strip = Strip(option.rect.adjusted(PAD, 0, -PAD, 0), option.direction)
        self._draw_sign(painter, strip.start(FACE, PAD), row)
        self._draw_words(painter, strip, option, row)
        painter.restore()

    def _draw_sign(self, painter: QPainter, box: QRect, row: Row) -> None:
        if row.icon:
            self._theme.icon(row.icon, "muted").paint(painter, middle(box, ICON, ICON))
        else:
            face = QRectF(middle(box, FACE, FACE))
            draw_avatar(self._theme, painter, face, initials(plain(row.title)))

    def _draw_words(
        self, painter: QPainter, strip: Strip, option: QStyleOptionViewItem, row: Row
    ) -> None:
        write(self._theme, painter, "muted", "small")
        wide = min(painter.fontMetrics().horizontalAdvance(row.aside) + 2, option.rect.width() // 2)
        aside = strip.end(wide, 10) if row.aside else None
        box, high = strip.rest(), QFontMetrics(self._theme.font("body")).height()
        lower = painter.fontMetrics().height() + 2 if row.second else 0
        top = box.top() + (box.height() - high - lower) // 2
        if aside is not None:
            line = QRect(aside.left(), top, aside.width(), high)
            draw_line(painter, line, row.aside, option.direction, at_end=True)
        if row.second:
            under = QRect(box.left(), top + high + 2, box.width(), lower)
            draw_marked(self._theme, painter, under, row.second, option.direction)
        write(self._theme, painter, "ink", "body", 600 if row.second else 400)
        first = QRect(box.left(), top, box.width(), high)
        draw_marked(self._theme, painter, first, row.title, option.direction)


class PaletteList(QListView):
    """The keyboard stays in the field; the mouse may choose here."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.rows = Rows()
        self.setModel(self.rows)
        self.setItemDelegate(PaletteDelegate(theme, self.rows, self))
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def row_height(self) -> int:
        return row_height(self._theme)

    def step(self, by: int) -> None:
        """Take another row; the first if none was taken."""
        last = len(self.rows.rows) - 1
        at = max(0, min(last, self.currentIndex().row() + by))
        self.setCurrentIndex(self.rows.index(at, 0))


def row_height(theme: Theme) -> int:
    body, small = (QFontMetrics(theme.font(size)).height() for size in ("body", "small"))
    return body + small + 14
