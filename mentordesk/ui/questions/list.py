"""The list of questions: each with when it was last asked whom, and the answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelection, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from mentordesk.desk import Desk
from mentordesk.domain.excerpt import marked
from mentordesk.domain.questions import Known
from mentordesk.ui import question_words
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.drawing import Strip, draw_back, draw_line, write
from mentordesk.ui.widgets.labels import plain_tip
from mentordesk.ui.widgets.marked import draw_marked
from mentordesk.ui.widgets.menus import asked_at
from mentordesk.ui.widgets.ring import draw_ring, keyboard_reached

from .model import Index, Questions

PAD, AIR, LEAD = 18, 9, 3
ROOMY = 460  # pixels in which most questions have room


class QuestionDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, desk: Desk, rows: Questions, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._desk, self._rows, self._view = theme, desk, rows, view
        self.terms: tuple[str, ...] = ()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        small = QFontMetrics(self._theme.font("small")).height()
        return QSize(100, self._lines() * self._pitch() + small + 2 * AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        known, direction = self._rows.rows[index.row()], option.direction
        painter.save()
        draw_back(self._theme, painter, option)
        self._draw_line(painter, option, index)
        box = option.rect.adjusted(PAD, AIR, -PAD, -AIR)
        lines, pitch = self._lines(), self._pitch()
        upper = QRect(box.left(), box.top(), box.width(), lines * pitch)
        small = QFontMetrics(self._theme.font("small")).height()
        lower = QRect(box.left(), upper.bottom() + 1, box.width(), small)
        write(self._theme, painter, "muted" if known.question.hidden else "ink")
        words = marked(known.question.text, self.terms)
        draw_marked(self._theme, painter, upper, words, direction, lines, pitch)
        self._draw_second(painter, Strip(lower, direction), known, direction)
        painter.restore()

    def _lines(self) -> int:
        """In a narrow list every question has two lines."""
        return 1 if self._view.viewport().width() >= ROOMY else 2

    def _pitch(self) -> int:
        return QFontMetrics(self._theme.font("body")).height() + LEAD

    def _draw_line(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        selected = option.state & QStyle.StateFlag.State_Selected
        if index.row() and not selected:
            box = option.rect.adjusted(PAD, 0, -PAD, 0)
            painter.setPen(QPen(self._theme.color("line"), 1))
            painter.drawLine(box.topLeft(), box.topRight())

    def _draw_second(
        self, painter: QPainter, strip: Strip, known: Known, direction: Qt.LayoutDirection
    ) -> None:
        write(self._theme, painter, "muted", "small")
        about = known.question.category or question_words.kind(known.question.kind)
        wide = painter.fontMetrics().horizontalAdvance(about[:60]) + 2
        at_end = strip.end(min(wide, strip.rest().width() // 2), 12)
        draw_line(painter, at_end, about, direction, at_end=True)
        stands = question_words.how_it_stands(known, self._desk.today())
        draw_marked(self._theme, painter, strip.rest(), marked(stands, self.terms), direction)


class QuestionList(QListView):
    """All rows are of one height, so that any number of them can be listed."""

    picked = Signal()  # others are selected
    menu_asked = Signal(QPoint)

    def __init__(self, desk: Desk, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.questions = Questions(desk.today)
        self.drawn = QuestionDelegate(theme, desk, self.questions, self)
        self.setModel(self.questions)
        self.setItemDelegate(self.drawn)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(24)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def show_rows(self, rows: Sequence[Known], terms: Sequence[str]) -> None:
        """Show these; what was selected stays so, else what is now in its place."""
        chosen = [known.question.uid for known in self.chosen()]
        at, top = max(0, self.currentIndex().row()), self.verticalScrollBar().value()
        self.drawn.terms = tuple(terms)
        self.questions.show(rows)
        self.verticalScrollBar().setValue(top)
        places = [self.questions.place_of(uid) for uid in chosen]
        there = [place for place in places if place is not None]
        if not there and rows:
            there = [min(at, len(rows) - 1)]
        self._choose(there)
        self.viewport().update()
        self.picked.emit()

    def chosen(self) -> list[Known]:
        """Return the selected questions, in their order."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [self.questions.rows[at] for at in rows]

    def choose(self, uid: str) -> bool:
        """Select and show a question; return whether it is listed."""
        at = self.questions.place_of(uid)
        if at is not None:
            self._choose([at])
            self.scrollTo(self.questions.index(at))
        return at is not None

    def selectionChanged(self, now: QItemSelection, before: QItemSelection) -> None:
        super().selectionChanged(now, before)
        self.picked.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(asked_at(self, event))

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tip(self._tip(event.pos())), self)
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and keyboard_reached(self) and self.currentIndex().isValid():
            box = QRectF(self.visualRect(self.currentIndex())).adjusted(2, 1, -2, -1)
            draw_ring(self._theme, QPainter(self.viewport()), box)

    def _tip(self, at: QPoint) -> str:
        """The whole question, where there is no room for it."""
        index = self.indexAt(at)
        if not index.isValid():
            return ""
        text = self.questions.rows[index.row()].question.text
        wide = QFontMetrics(self._theme.font("body")).horizontalAdvance(text)
        room = self.viewport().width() - 2 * PAD
        return text if wide > room * (1 if room >= ROOMY - 2 * PAD else 1.8) else ""

    def _choose(self, places: Sequence[int]) -> None:
        flags = self.selectionModel().SelectionFlag
        self.selectionModel().clearSelection()
        for number, place in enumerate(places):
            index = self.questions.index(place)
            if not number:
                self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
            self.selectionModel().select(index, flags.Select)
