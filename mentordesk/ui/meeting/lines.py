"""A list of rows that are ticked, edited in place and chosen from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QScrollArea, QToolTip

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.labels import plain_tip
from mentordesk.ui.widgets.ring import draw_ring, keyboard_reached

from .drawn import PAD, RowDelegate
from .inline import Inline
from .model import Index, Rows
from .row import ADD, HEAD, NEW, Row

COVERED = {"mark", "private", "review", "end"}  # by the field in which words are edited
FIELD_EDGE = 7  # so far the field begins before the words it is above


class Lines(QListView):
    """`grows`: as high as its rows, in a page that scrolls; else it scrolls itself."""

    ticked = Signal(object, bool)  # a Row
    hit = Signal(object, str, QPoint)  # a Row, the part of it that was clicked, where below it
    opened = Signal(object)  # a Row was double-clicked
    shown = Signal()  # other rows are shown, or others are selected

    def __init__(self, theme: Theme, name: str, grows: bool = False) -> None:
        super().__init__()
        self._theme, self._grows = theme, grows
        self.rows = Rows()
        self.drawn = RowDelegate(theme, self, self.rows)
        self.inline = Inline(self.viewport(), self.save_words)
        self.setModel(self.rows)
        self.setItemDelegate(self.drawn)
        self.setAccessibleName(name)
        self._set_up()
        self.rows.ticked.connect(self.ticked)
        self.inline.closed.connect(self._on_inline_closed)
        theme.changed.connect(self._on_theme_changed)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(24)
        if self._grows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; what was selected, current and being edited stays so."""
        current, chosen = self._key(self.currentIndex()), [row.key for row in self.chosen()]
        at, moved = self.verticalScrollBar().value(), self.rows.show(self._with_new(rows))
        self.scheduleDelayedItemsLayout()
        if moved:
            self._choose(chosen, current)
        self._keep_editing()
        if self._grows:
            self._grow()
        elif moved:
            self.executeDelayedItemsLayout()
            self.verticalScrollBar().setValue(at)
        self.shown.emit()

    def chosen(self) -> list[Row]:
        """Return the selected things, in their order."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [self.rows.rows[at] for at in rows if self.rows.rows[at].is_thing]

    def current(self) -> Row | None:
        index = self.currentIndex()
        return self.rows.at(index) if index.isValid() else None

    def choose(self, key: str) -> bool:
        """Select and show the thing of this uid; return whether it is here."""
        index = self.rows.find(key)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    def edit_row(self, row: Row, words: str, name: str, below: bool = False) -> None:
        """Put a field above the words of a row, or below them, where it may be left empty."""
        self.inline.settle()
        self.drawn.covered = row.key
        self.drawn.below = self.inline.sizeHint().height() if below else 0
        if below:
            self._lay_out_again()
        index = self.rows.index(self._place_of(row))
        self.scrollTo(index)
        self.inline.open(row, words, name, self._field_box(index), keeps=below)
        self.viewport().update()

    def save_words(self, row: Row, words: str) -> None:
        """Save what was typed; lists that can be edited say how."""

    def start_new(self, row: Row, name: str) -> None:
        """Put an empty field at the end of a section, for a row that is new."""
        self.inline.settle()
        at = self._end_of(row.section, self.rows.rows)
        self.rows.insert(at, row)
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        self.edit_row(row, "", name)

    def sizeHint(self) -> QSize:
        return QSize(200, self.full_height() if self._grows else 200)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.full_height() if self._grows else 80)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # the words wrap elsewhere
            if self._grows:
                self._grow()
        self._keep_editing()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        area = scroll_area(self)
        if self._grows and area is not None and (content := area.widget()) is not None:
            box = self.visualRect(index)
            corner = self.viewport().mapTo(content, box.bottomLeft())
            area.ensureVisible(corner.x(), corner.y(), 0, box.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragging = self.state() != QAbstractItemView.State.NoState
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        here = index.isValid() and index == self.currentIndex()
        if event.button() == Qt.MouseButton.LeftButton and here and plain and not dragging:
            self._tell_hit(index, event.position().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if index.isValid() and self._parts(self.rows.at(index))["words"].contains(point):
            self.opened.emit(self.rows.at(index))

    def selectionChanged(self, now: QItemSelection, before: QItemSelection) -> None:
        super().selectionChanged(now, before)
        self.shown.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            tip = self.tip(self.rows.at(index), event.pos()) if index.isValid() else ""
            QToolTip.showText(event.globalPos(), plain_tip(tip), self)
            return True
        return super().viewportEvent(event)

    def tip(self, row: Row, at: QPoint) -> str:
        """What is told about the part of a row below the pointer."""
        if "private" in (parts := self._parts(row)) and parts["private"].contains(at):
            return self.tr("Private: it is never shared")
        if row.mark and parts["mark"].contains(at):
            return row.history
        if "review" in parts and parts["review"].contains(at):
            return self.tr("{said}: open the code review (R)").format(said=row.review)
        if row.tip:
            return row.tip
        wide = self.fontMetrics().horizontalAdvance(row.text)
        whole = row.text if wide > parts["words"].width() else ""
        return "\n".join(filter(None, (whole, "" if row.mark else row.history)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        current = self.currentIndex()
        if self.hasFocus() and keyboard_reached(self) and current.isValid():
            box = self.visualRect(current)
            if self.rows.at(current).kind == HEAD:
                box.setTop(box.top() + 8)
            draw_ring(self._theme, painter, box.adjusted(0, 0, 0, 1).toRectF())

    def _tell_hit(self, index: QModelIndex, point: QPoint) -> None:
        row = self.rows.at(index)
        for part, box in self._parts(row).items():
            if box.adjusted(-4, 0, 4, 0).contains(point):
                if part == "tick":
                    self.ticked.emit(row, not row.tick)
                else:
                    below = self.viewport().mapToGlobal(box.bottomLeft() - QPoint(0, 6))
                    self.hit.emit(row, part, below)
                return

    def _parts(self, row: Row) -> dict[str, QRect]:
        box = self.visualRect(self.rows.index(self._place_of(row)))
        return self.drawn.parts(row, box, self.layoutDirection())

    def _place_of(self, row: Row) -> int:
        wanted = row.kind, row.key
        return next(at for at, each in enumerate(self.rows.rows) if (each.kind, each.key) == wanted)

    def _field_box(self, index: QModelIndex) -> QRect:
        box = self.visualRect(index)
        parts = self.drawn.parts(self.rows.at(index), box, self.layoutDirection())
        words, high = parts["words"], self.inline.sizeHint().height()
        for name in COVERED & parts.keys():
            words = words.united(parts[name])
        field = QRect(words.left() - FIELD_EDGE, 0, words.width() + 2 * FIELD_EDGE, high)
        field.moveTop(box.center().y() - high // 2 + 1)
        if self.drawn.below:
            field = box.adjusted(PAD, 0, -PAD, -4)
            field.setTop(field.bottom() - high)
        return field

    def _lay_out_again(self) -> None:
        """A row is of another height."""
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        if self._grows:
            self._grow()

    def _keep_editing(self) -> None:
        """Keep the field above its row; if the row is gone, so is the field."""
        if (row := self.inline.row) is None:
            return
        self.executeDelayedItemsLayout()
        if row.kind == NEW or self.rows.find(row.key).isValid():
            self.inline.setGeometry(self._field_box(self.rows.index(self._place_of(row))))
        else:
            self.inline.close_unsaved()

    def _choose(self, keys: Sequence[str], current: str) -> None:
        flags = self.selectionModel().SelectionFlag
        if (index := self.rows.find(current)).isValid():
            self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        for key in keys:
            self.selectionModel().select(self.rows.find(key), flags.Select)

    def _key(self, index: QModelIndex) -> str:
        return self.rows.at(index).key if index.isValid() else ""

    def full_height(self, width: int = 0) -> int:
        """Return how high all rows are, at the width of the list or at another one."""
        width = width or self.viewport().width()
        return sum(self.drawn.height(row, width) for row in self.rows.rows)

    def _grow(self) -> None:
        self.setFixedHeight(self.full_height())

    def _with_new(self, rows: Sequence[Row]) -> list[Row]:
        """Keep the row that is being typed where it was."""
        result, new = list(rows), self.inline.row
        if new is not None and new.kind == NEW:
            result.insert(self._end_of(new.section, result), new)
        return result

    def _end_of(self, section: str, rows: Sequence[Row]) -> int:
        """Return where the items of a section end; without a section, where all end."""
        ends = [at for at, row in enumerate(rows) if row.section == section and row.kind != NEW]
        last = next((at for at, row in enumerate(rows) if row.kind == ADD), len(rows))
        return ends[-1] + 1 if ends else last

    def _on_inline_closed(self, row: Row) -> None:
        self.drawn.covered, below = "", self.drawn.below
        self.drawn.below = 0
        if below:
            self._lay_out_again()
        if row.kind == NEW:
            self.rows.remove(self._place_of(row))
            self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def _on_theme_changed(self) -> None:
        self.drawn.forget()
        self.scheduleDelayedItemsLayout()
        if self._grows:
            self._grow()


def scroll_area(widget: Lines) -> QScrollArea | None:
    """Return the area that scrolls a widget, if there is one."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent
