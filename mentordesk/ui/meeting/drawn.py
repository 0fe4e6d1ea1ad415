"""Draws the rows of the lists on a meeting's page, and knows where each part of a row lies."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.drawing import (
    Strip,
    carried_width,
    draw_carried,
    draw_key,
    draw_line,
    draw_pill,
    draw_voice,
    key_width,
    middle,
    pill_width,
    voice_width,
    write,
)
from mentordesk.ui.widgets.tick import SIDE, draw_tick

from .drawn_choices import choice_width, draw_choice
from .drawn_review import draw_review, review_width
from .model import Index, Rows
from .row import ADD, HEAD, NEW, Row
from .wrapping import LONGEST, wrapped

PAD = 10  # between the edge of the list and the words
GAP = 10
MOST_HEIGHTS = 4000  # remembered
AIR = 9  # above and below the words of a row
LEAD = 3  # between two lines
ABOVE_HEAD = 14
GRIP = 15
LOCK = 14
NARROW_PILL = 74
HEAD_FONT = ("head", 700)
LOOKED_AT = QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected
Parts = dict[str, QRect]


class RowDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: QListView, rows: Rows) -> None:
        super().__init__(view)
        self._theme, self._view, self._rows = theme, view, rows
        self._heights: dict[tuple[Row, int], int] = {}
        self.covered = ""  # the key of the row whose words are being edited
        self.below = 0  # so high is the field, if it is below the words instead of above them

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.height(self._rows.at(index), self._view.viewport().width()))

    def forget(self) -> None:
        """The fonts are others now."""
        self._heights.clear()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        return False  # the view knows where the boxes are

    def height(self, row: Row, width: int) -> int:
        key = row, width
        if key not in self._heights:
            if len(self._heights) > MOST_HEIGHTS:
                self._heights.clear()
            self._heights[key] = self._measured(row, width)
        return self._heights[key] + (self._room_below(row) if row.key == self.covered else 0)

    def _measured(self, row: Row, width: int) -> int:
        pitch = self._pitch("body")
        if row.kind == HEAD:
            return ABOVE_HEAD + self._pitch(*HEAD_FONT)
        wide = self.parts(row, QRect(0, 0, width, pitch), Qt.LayoutDirection.LeftToRight)["words"]
        lines = len(wrapped(row.text, self._theme.font("body"), wide.width()))
        extra = bool(row.second) + self._below(row, wide)
        return 2 * AIR + (lines + extra) * pitch + 4 * row.below

    def parts(self, row: Row, box: QRect, direction: Qt.LayoutDirection) -> Parts:
        """Where each part of a row lies that it has; `words` is always there."""
        strip, parts = Strip(box.adjusted(PAD, 0, -PAD, 0), direction), Parts()
        self._start(row, strip, parts)
        self._end(row, strip, parts)
        words = strip.rest()
        last = Strip(self._last_line(words), direction)
        if row.below:
            for number, choice in enumerate(row.choices):
                parts[f"choice{number}"] = last.start(pill_width(self._theme, choice), 6)
        room = carried_width(self._theme, row.mark) if row.mark else 0
        if row.answer is not None and row.second:
            parts["second"] = self._second_line(row, words)
        if row.mark and self._below(row, words):
            parts["mark"] = last.start(min(room, words.width()))
        elif row.mark:
            inner = Strip(words, direction)
            words = inner.start(self._wide(row) + 2, 4)
            parts["mark"] = inner.start(room)
        return parts | {"words": words}

    def _below(self, row: Row, words: QRect) -> int:
        """How many lines stand below the words: choices, and a mark for which there is no room."""
        beside = self._wide(row) + 6 + carried_width(self._theme, row.mark)
        return row.below + bool(row.mark and beside > words.width())

    def _mark_below(self, parts: Parts) -> bool:
        return "mark" in parts and parts["mark"].intersects(parts["words"])

    def _wide(self, row: Row) -> int:
        font = QFontMetrics(self._theme.font("body"))
        return font.horizontalAdvance(row.text[:LONGEST])

    def _last_line(self, words: QRect) -> QRect:
        pitch = self._pitch("body")
        return QRect(words.left(), words.bottom() - AIR - pitch + 3, words.width(), pitch)

    def _second_line(self, row: Row, words: QRect) -> QRect:
        """Where the answer of a question is, or the offer to write one."""
        line = self._last_line(words)
        return line.translated(0, -line.height()) if self._below(row, words) else line

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, direction = self._rows.at(index), option.direction
        painter.save()
        if row.kind == HEAD:
            self._draw_head(painter, option, row)
        else:
            box = option.rect
            if row.key == self.covered:
                box = box.adjusted(0, 0, 0, -self.below)
            self._draw_row(painter, option, row, self.parts(row, box, direction))
        painter.restore()

    def _start(self, row: Row, strip: Strip, parts: Parts) -> None:
        if row.grip:
            parts["grip"] = strip.start(GRIP, GAP)
        if row.tick is not None:
            parts["tick"] = strip.start(SIDE, GAP)
        elif row.indent:
            strip.start(SIDE, GAP)
        if row.sign:
            parts["sign"] = strip.start(16, 10)
        if row.chip:
            parts["chip"] = strip.start(self._chip_width(row), GAP)

    def _end(self, row: Row, strip: Strip, parts: Parts) -> None:
        for number in reversed(range(0 if row.below else len(row.choices))):
            parts[f"choice{number}"] = strip.end(choice_width(self._theme, row.choices[number]))
        if row.choices and not row.below:
            strip.end(0, GAP)
        if row.end or row.ghost:
            parts["end"] = strip.end(self._end_width(row), GAP)
        if row.press:
            parts["press"] = strip.end(key_width(self._theme, row.press))
        if row.private:
            parts["private"] = strip.end(LOCK, GAP)
        if row.review:
            parts["review"] = strip.end(review_width(self._theme, row, strip.rest().width()), GAP)

    def _draw_head(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        live = bool(row.end and option.state & LOOKED_AT)
        box = option.rect.adjusted(PAD, ABOVE_HEAD - 2, -PAD, -2)
        strip = Strip(box, option.direction)
        write(self._theme, painter, "ink", *HEAD_FONT)
        draw_line(
            painter,
            strip.start(painter.fontMetrics().horizontalAdvance(row.text) + 2, GAP),
            row.text,
            option.direction,
        )
        write(self._theme, painter, "accent" if live else "muted", "small")
        hint = row.end if live else row.hint
        draw_line(painter, strip.rest(), hint, option.direction, at_end=True)

    def _draw_row(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, parts: Parts
    ) -> None:
        self._draw_back(painter, option, row)
        self._draw_start(painter, option, row, parts)
        if row.key != self.covered or row.kind == HEAD or self.below:
            self._draw_words(painter, option, row, parts)
        if row.press:
            draw_key(self._theme, painter, parts["press"], row.press)
        for number in range(len(row.choices)):
            draw_choice(self._theme, painter, parts[f"choice{number}"], row, number)
        if row.private:
            box = middle(parts["private"], LOCK, LOCK)
            self._theme.icon("lock", "muted").paint(painter, box)
        if row.review:
            draw_review(self._theme, painter, option, row, parts["review"])
        if row.end or (row.ghost and option.state & LOOKED_AT):
            self._draw_end(painter, option, row, parts["end"])

    def _draw_back(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        state, box = option.state, option.rect
        if row.lined:
            line = box.adjusted(PAD, 0, -PAD, 0)
            painter.fillRect(line.left(), line.top(), line.width(), 1, self._theme.color("line"))
        selected = (bool(state & QStyle.StateFlag.State_Selected) and row.is_thing) or row.running
        if not selected and (not state & QStyle.StateFlag.State_MouseOver or row.kind == NEW):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent-soft" if selected else "canvas"))
        painter.drawRoundedRect(QRectF(box).adjusted(0, 1, 0, 0), 8, 8)
        if row.running:  # and not only selected
            bar = Strip(box.adjusted(0, 8, 0, -8), option.direction).start(3)
            painter.fillRect(bar, self._theme.color("accent"))

    def _draw_start(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, parts: Parts
    ) -> None:
        if row.grip:
            self._theme.icon("grip-vertical", "muted").paint(
                painter, middle(parts["grip"], GRIP, GRIP)
            )
        if row.tick is not None:
            corner = middle(parts["tick"], SIDE, SIDE).topLeft()
            draw_tick(self._theme, painter, corner, row.tick)
        if row.sign:
            token = "muted" if row.kind == ADD else "accent"
            self._theme.icon(row.sign, token).paint(painter, middle(parts["sign"], 16, 16))
        if row.chip and row.pill:
            draw_pill(self._theme, painter, parts["chip"], row.chip, row.chip_voice)
        elif row.chip:
            draw_voice(self._theme, painter, parts["chip"], row.chip, row.chip_voice)

    def _draw_words(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, parts: Parts
    ) -> None:
        font = self._theme.font("body")
        font.setStrikeOut(row.struck)
        quiet = row.struck or row.kind == ADD
        painter.setPen(self._theme.color("muted" if quiet else "ink"))
        lines = wrapped(row.text, font, parts["words"].width())
        second = "" if row.key == self.covered else row.second
        below = bool(second) + row.below + self._mark_below(parts)
        boxes = self._line_boxes(parts["words"], len(lines) + below)
        for line, box in zip(lines, boxes, strict=False):
            painter.setFont(font)
            draw_line(painter, box, line, option.direction)
        if second:
            write(self._theme, painter, "attention" if row.late else "muted")
            draw_line(painter, boxes[len(lines)], second, option.direction)
        if row.mark:
            draw_carried(self._theme, painter, parts["mark"], row.mark, option.direction)

    def _room_below(self, row: Row) -> int:
        """A field below the words takes the place of the second line, and more."""
        taken = self._pitch("body") if row.second else 0
        return self.below + AIR - 2 - taken if self.below else 0

    def _line_boxes(self, words: QRect, count: int) -> list[QRect]:
        pitch = self._pitch("body")
        top = words.top() + (words.height() - pitch * count) // 2 + 1
        return [
            QRect(words.left(), top + number * pitch, words.width(), pitch)
            for number in range(count)
        ]

    def _draw_end(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, box: QRect
    ) -> None:
        if row.end_voice is not None:
            draw_pill(self._theme, painter, box, row.end or row.ghost, row.end_voice)
            return
        write(self._theme, painter, "attention" if row.late and not row.second else "muted")
        draw_line(painter, box, row.end, option.direction, at_end=True)

    def _pitch(self, size: str, weight: int = 400) -> int:
        return QFontMetrics(self._theme.font(size, weight)).height() + LEAD

    def _chip_width(self, row: Row) -> int:
        if row.pill:
            return min(max(NARROW_PILL, pill_width(self._theme, row.chip)), 2 * NARROW_PILL)
        return voice_width(self._theme, row.chip)

    def _end_width(self, row: Row) -> int:
        if row.end_voice is not None:
            return pill_width(self._theme, row.end or row.ghost)
        return QFontMetrics(self._theme.font("body")).horizontalAdvance(row.end) + 2
