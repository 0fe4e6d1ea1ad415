"""Draws the rows of Agendas: meetings and lots as cards, with their items below each other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.avatar import draw_avatar, initials
from mentordesk.ui.widgets.drawing import (
    Strip,
    draw_carried,
    draw_line,
    draw_pill,
    draw_voice,
    middle,
    pill_width,
    write,
)
from mentordesk.ui.widgets.labels import plain_tip
from mentordesk.ui.widgets.ring import draw_ring, keyboard_reached

from .model import Index, Rows
from .parts import AVATAR, EDGE, LOCK, RADIUS, Parts, button_height, parts, pitch
from .row import HEAD, ITEM, Row, card_of

BAR_HEIGHT = 5
DOT = 6


class RowDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: QTableView, rows: Rows) -> None:
        super().__init__(view)
        self._theme, self._view, self._rows = theme, view, rows
        self.pointed: tuple[str, str] = "", ""  # the row and the button below the pointer
        self.target = ""  # the card on which a drag would be dropped, by its first row

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, self._view.rowHeight(index.row()))

    def parts(self, row: Row, box: QRect, direction: Qt.LayoutDirection) -> Parts:
        return parts(self._theme, row, box, direction)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._rows.at(index)
        if row is None:
            return
        painter.save()
        found = self.parts(row, option.rect, option.direction)
        if row.kind == HEAD:
            self._draw_head(painter, option, row, found)
        else:
            self._draw_card(painter, option, row, found["card"])
            self._draw_state(painter, option, row, found["card"])
            self._draw_row(painter, option, row, found)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """What does not fit is told by a tooltip."""
        row = self._rows.at(index)
        if event.type() != QEvent.Type.ToolTip or row is None:
            return False
        QToolTip.showText(event.globalPos(), plain_tip(self._tip(row, option)), view)
        return True

    def button_at(self, row: Row, box: QRect, at: QPoint) -> str:
        """Return which button of a row lies at a point, "" if none does."""
        found = self.parts(row, box, self._view.layoutDirection())
        return next((name for name, _ in row.buttons if found[name].contains(at)), "")

    def _tip(self, row: Row, option: QStyleOptionViewItem) -> str:
        found = self.parts(row, option.rect, option.direction)
        weight = 400 if row.kind == ITEM else 700
        lines = [(row.title, QFontMetrics(self._theme.font("body", weight)))]
        lines += [(row.second, QFontMetrics(self._theme.font("body")))]
        room = found["words"].width()
        cut = [text for text, metrics in lines if metrics.horizontalAdvance(text) > room]
        return "\n".join(cut)

    def _draw_head(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, found: Parts
    ) -> None:
        write(self._theme, painter, "ink", "head", 700)
        draw_line(painter, found["words"], row.title, option.direction)
        write(self._theme, painter, "muted", "small")
        draw_line(painter, found["end"], row.end, option.direction, at_end=True)
        if self.target == row.key:
            ring = QRectF(option.rect).adjusted(1, 8, -1, -2)
            draw_ring(self._theme, painter, ring, RADIUS)
        self._draw_ring(painter, option, option.rect.adjusted(0, 8, 0, 0))

    def _draw_card(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, box: QRect
    ) -> None:
        """This row's piece of the card: round only where the card begins and ends."""
        whole = box.adjusted(0, 0 if row.first else -3 * RADIUS, 0, 0 if row.last else 3 * RADIUS)
        painter.setClipRect(option.rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dropped_on = bool(self.target) and self.target == card_of(row)
        line = QPen(self._theme.color("accent"), 2) if dropped_on else self._theme.color("line")
        painter.setPen(line)
        painter.setBrush(self._theme.color("surface"))
        painter.drawRoundedRect(QRectF(whole).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        if not row.first:
            painter.fillRect(
                box.left() + EDGE, box.top(), box.width() - 2 * EDGE, 1, self._theme.color("line")
            )

    def _draw_state(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, box: QRect
    ) -> None:
        selected = option.state & QStyle.StateFlag.State_Selected
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent-soft" if selected else "canvas"))
            painter.drawRoundedRect(QRectF(box).adjusted(6, 4, -6, -3), 8, 8)
        self._draw_ring(painter, option, box)

    def _draw_ring(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        if option.state & QStyle.StateFlag.State_HasFocus and keyboard_reached(self._view):
            draw_ring(self._theme, painter, QRectF(box).adjusted(6, 4, -6, -3), 8)

    def _draw_row(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, found: Parts
    ) -> None:
        if row.kind == ITEM:
            self._draw_item(painter, option, row, found)
        else:
            self._draw_top(painter, option, row, found)
        for name, text in row.buttons:
            self._draw_button(painter, row, name, text, found[name])

    def _draw_top(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, found: Parts
    ) -> None:
        """Who and when, and how full the agenda is."""
        at = middle(found["avatar"], AVATAR, AVATAR)
        draw_avatar(self._theme, painter, QRectF(at), initials(row.person))
        first, second = _two_lines(found["words"], pitch(self._theme, "body") + 2)
        write(self._theme, painter, "ink", "body", 700)
        strip = Strip(first, option.direction)
        if row.running:
            chip = pill_width(self._theme, row.running)
            room = first.width() - chip - 10
            wide = min(painter.fontMetrics().horizontalAdvance(row.title) + 2, max(0, room))
            draw_line(painter, strip.start(wide, 10), row.title, option.direction)
            pill = strip.start(chip)
            draw_pill(self._theme, painter, pill, row.running, "accent")
        else:
            draw_line(painter, first, row.title, option.direction)
        write(self._theme, painter, "attention" if row.past else "muted")
        draw_line(painter, second, row.second, option.direction)
        if "bar" in found:
            self._draw_fullness(painter, option, row, found["bar"])

    def _draw_fullness(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, box: QRect
    ) -> None:
        high = pitch(self._theme, "small")
        top = box.center().y() - (high + (BAR_HEIGHT + 4 if row.length else 0)) // 2
        write(self._theme, painter, "attention" if row.warns else "muted", "small")
        words = QRect(box.left(), top, box.width(), high)
        draw_line(painter, words, row.end, option.direction)
        if row.length:
            bar = QRect(box.left(), top + high + 4, box.width(), BAR_HEIGHT)
            self._draw_bar(painter, option, row, bar)

    def _draw_bar(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, box: QRect
    ) -> None:
        over = row.planned > row.length or not row.planned
        wide = max(DOT, box.width() * min(row.planned, row.length) // row.length)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for part, token in (
            (box, "sunken"),
            (Strip(box, option.direction).start(wide), "attention" if over else "accent"),
        ):
            painter.setBrush(self._theme.color(token))
            painter.drawRoundedRect(QRectF(part), BAR_HEIGHT / 2, BAR_HEIGHT / 2)

    def _draw_item(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, found: Parts
    ) -> None:
        draw_voice(self._theme, painter, found["chip"], row.chip, row.voice)
        font = self._theme.font("body")
        font.setStrikeOut(row.done)
        painter.setFont(font)
        painter.setPen(self._theme.color("muted" if row.done else "ink"))
        draw_line(painter, found["words"], row.title, option.direction)
        if row.mark:
            draw_carried(self._theme, painter, found["mark"], row.mark, option.direction)
        if row.private:
            lock = middle(found["private"], LOCK, LOCK)
            self._theme.icon("lock", "muted").paint(painter, lock)
        if row.end:
            draw_pill(self._theme, painter, found["end"], row.end)

    def _draw_button(self, painter: QPainter, row: Row, name: str, text: str, box: QRect) -> None:
        pointed = self.pointed == (row.key, name)
        if row.kind == ITEM:
            write(self._theme, painter, "accent", "small", 600)
            font = painter.font()
            font.setUnderline(pointed)
            painter.setFont(font)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
            return
        shape = QRectF(middle(box, box.width(), button_height(self._theme)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.color("control" if pointed else "line"))
        painter.setBrush(self._theme.color("surface"))
        painter.drawRoundedRect(shape.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        write(self._theme, painter, "ink", "body", 500)
        painter.drawText(shape, Qt.AlignmentFlag.AlignCenter, text)


def _two_lines(box: QRect, high: int) -> tuple[QRect, QRect]:
    top = box.center().y() - high
    first = QRect(box.left(), top, box.width(), high)
    return first, first.translated(0, high)
