"""A milestone as a drawn line: a box to tick, its words, its size."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from mentordesk.storage.milestones import Entry
from mentordesk.ui.goal.model import ROW, Index, Row, points
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.drawing import (
    Strip,
    draw_line,
    draw_pill,
    middle,
    pill_width,
    two_lines,
    write,
)
from mentordesk.ui.widgets.fields import line_edit
from mentordesk.ui.widgets.labels import plain_tip
from mentordesk.ui.widgets.ring import draw_ring, keyboard_reached
from mentordesk.ui.widgets.tick import SIDE, draw_tick

GAP = 10
PADDING = 8
EDGE = 18  # the card's own


class MilestoneRow(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(ROW)
        wide = self._view.viewport().width()
        box = self._words_box(QRect(0, 0, wide, 0), row)
        return QSize(wide, self._high(row, box.width()) + 2 * PADDING + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        painter.save()
        self._draw_back(painter, option)
        strip = Strip(self._inner(option.rect), option.direction)
        sign = strip.start(SIDE, GAP)
        if row.entry is None:
            self._draw_fold(painter, sign, strip.rest(), row, option)
        else:
            self._draw_box(painter, sign, row.entry, option)
            pill = strip.end(pill_width(self._theme, str(row.entry.points)), GAP)
            draw_pill(self._theme, painter, pill, str(row.entry.points))
            self._draw_words(painter, strip.rest(), row, option)
        if option.state & option.state.State_HasFocus and keyboard_reached(self._view):
            ring = QRectF(option.rect).adjusted(EDGE - 8, 2, 8 - EDGE, -1)
            draw_ring(self._theme, painter, ring)
        painter.restore()

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QLineEdit:
        field = line_edit(self.tr("Title of the milestone"))
        field.setParent(parent)
        return field

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        box = self._words_box(option.rect, index.data(ROW))
        high = editor.sizeHint().height()
        editor.setGeometry(
            QRect(box.left() - 8, option.rect.center().y() - high // 2, box.width() + 8, high)
        )

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """A click into the box ticks; elsewhere it only selects."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            inside = self._sign_box(option).contains(event.position().toPoint())
            if inside and event.button() == Qt.MouseButton.LeftButton:
                return toggle(model, index)
        return False

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        row: Row | None = index.data(ROW)
        if row is None or row.entry is None:
            return False
        QToolTip.showText(event.globalPos(), plain_tip(f"{row.title} · {points(row.entry)}"), view)
        return True

    def _draw_back(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        box = option.rect.adjusted(EDGE, 0, -EDGE, 0)
        wash = QRectF(option.rect).adjusted(EDGE - 8, 2, 8 - EDGE, -1)
        state = option.state
        if state & state.State_Selected or state & state.State_MouseOver:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            selected = state & state.State_Selected
            painter.setBrush(self._theme.color("accent-soft" if selected else "canvas"))
            painter.drawRoundedRect(wash, 6, 6)
        painter.fillRect(box.left(), box.top(), box.width(), 1, self._theme.color("line"))

    def _draw_fold(
        self, painter: QPainter, sign: QRect, box: QRect, row: Row, option: QStyleOptionViewItem
    ) -> None:
        self._theme.icon("check", "muted").paint(painter, middle(sign, 15, 15))
        self._draw_words(painter, box, row, option)

    def _draw_box(
        self, painter: QPainter, sign: QRect, entry: Entry, option: QStyleOptionViewItem
    ) -> None:
        if entry.state == "dropped":
            self._theme.icon("minus", "muted").paint(painter, middle(sign, 15, 15))
            return
        hovered = bool(option.state & option.state.State_MouseOver)
        corner = middle(sign, SIDE, SIDE).topLeft()
        draw_tick(self._theme, painter, corner, entry.state == "reached", hovered)

    def _draw_words(
        self, painter: QPainter, box: QRect, row: Row, option: QStyleOptionViewItem
    ) -> None:
        muted = row.entry is None or row.entry.state != "open"
        struck = muted and row.entry is not None
        top = box.center().y() - self._high(row, box.width()) // 2 + 1
        for line, size in self._lines(row, box.width()):
            write(self._theme, painter, "muted" if muted or size == "small" else "ink", size)
            font = painter.font()
            font.setStrikeOut(struck)
            painter.setFont(font)
            pitch = self._pitch(size)
            draw_line(painter, QRect(box.left(), top, box.width(), pitch), line, option.direction)
            top += pitch

    def _lines(self, row: Row, width: int) -> list[tuple[str, str]]:
        metrics = QFontMetrics(self._theme.font("body"))
        lines = [(line, "body") for line in two_lines(row.title, metrics, width)]
        return lines + ([(row.second, "small")] if row.second else [])

    def _high(self, row: Row, width: int) -> int:
        return max(SIDE + 4, sum(self._pitch(size) for _, size in self._lines(row, width)))

    def _pitch(self, size: str) -> int:
        return QFontMetrics(self._theme.font(size)).height() + (4 if size == "body" else 1)

    def _inner(self, box: QRect) -> QRect:
        return box.adjusted(EDGE, 1, -EDGE, 0)

    def _words_box(self, box: QRect, row: Row) -> QRect:
        strip = Strip(self._inner(box), self._view.layoutDirection())
        strip.start(SIDE, GAP)
        if row.entry is not None:
            strip.end(pill_width(self._theme, str(row.entry.points)), GAP)
        return strip.rest()

    def _sign_box(self, option: QStyleOptionViewItem) -> QRect:
        strip = Strip(self._inner(option.rect), option.direction)
        return middle(strip.start(SIDE, GAP), SIDE + 8, SIDE + 8)


def toggle(model: QAbstractItemModel, index: Index) -> bool:
    """Tick a milestone, or untick it; what is dropped has no box."""
    row: Row = index.data(ROW)
    if row.entry is None or row.entry.state == "dropped":
        return False
    done = row.entry.state == "reached"
    state = Qt.CheckState.Unchecked if done else Qt.CheckState.Checked
    return model.setData(index, state, Qt.ItemDataRole.CheckStateRole)
