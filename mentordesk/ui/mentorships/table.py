"""The list of mentorships: a view that can hold hundreds, and the delegate that draws it."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
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
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from mentordesk.storage.mentorship_list import Row
from mentordesk.ui import this_computer
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.avatar import draw_avatar, initials
from mentordesk.ui.widgets.drawing import (
    Strip,
    draw_back,
    draw_hairline,
    draw_pill,
    draw_row_ring,
    draw_words,
    middle,
    pill_width,
    two_lines,
    write,
)
from mentordesk.ui.widgets.labels import plain_tip
from mentordesk.ui.widgets.menus import asked_at

from .model import TONE, Index, Mentorships, Sifted

PERSON, ROLE = 0, 1
SHARES = [152, 97, 93, 121, 101, 136, 88, 112, 130]
LEAST = 960  # below this width the table scrolls sideways
PAD = 18
FACE = 30
NAME = "mentorships"
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellDelegate(QStyledItemDelegate):
    """Draws initials and names, chips of roles, and words."""

    def __init__(self, theme: Theme, parent: QWidget, sifted: Sifted) -> None:
        super().__init__(parent)
        self._theme, self._sifted = theme, sifted

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, row_height(self._theme))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        draw_back(self._theme, painter, option)
        draw_hairline(self._theme, painter, option.rect)
        box, text = words_box(option), str(index.data())
        if index.column() == PERSON:
            self._draw_person(painter, option, box, text)
        elif index.column() == ROLE:
            self._draw_role(painter, option, box, text, self._sifted.row(index).role)
        else:
            write(self._theme, painter, index.data(TONE))
            draw_words(painter, box, text, option.direction)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """What does not fit is told by a tooltip."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        person = index.column() == PERSON
        room = words_box(option).width() - (FACE + 10 if person else 0)
        metrics = QFontMetrics(self._theme.font("body", 700 if person else 400))
        text = str(index.data())
        cut = " ".join(two_lines(text, metrics, room)) != " ".join(text.split())
        QToolTip.showText(event.globalPos(), plain_tip(text) if cut else "", view)
        return True

    def _draw_person(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, name: str
    ) -> None:
        strip = Strip(box, option.direction)
        face = middle(strip.start(FACE, 10), FACE, FACE)
        draw_avatar(self._theme, painter, QRectF(face), initials(name))
        write(self._theme, painter, "ink", "body", 700)
        draw_words(painter, strip.rest(), name, option.direction)

    def _draw_role(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, text: str, voice: str
    ) -> None:
        width = min(pill_width(self._theme, text), box.width())
        draw_pill(self._theme, painter, Strip(box, option.direction).start(width), text, voice)


class Table(QTableView):
    """Rows of one height in the widths of their columns; Tab leaves it, arrows move inside."""

    opened = Signal(str)  # the uid of a mentorship
    menu_asked = Signal(QPoint)
    picked = Signal()  # another selection

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme, self._sharing = theme, False
        self.mentorships = Mentorships()
        self.sifted = Sifted(self.mentorships)
        self.setModel(self.sifted)
        self.setItemDelegate(CellDelegate(theme, self, self.sifted))
        self._set_look(name)
        self._set_headers()
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().selectionChanged.connect(self.picked)

    def chosen(self) -> list[Row]:
        """Return the selected mentorships from top to bottom."""
        indexes = self.selectionModel().selectedRows()
        return [self.sifted.row(index) for index in sorted(indexes, key=lambda i: i.row())]

    def choose(self, uids: set[str], current: int = 0) -> None:
        """Select these again, or the row at this place if none of them is there."""
        rows = range(self.sifted.rowCount())
        at = [row for row in rows if self.sifted.row(self.sifted.index(row, 0)).uid in uids]
        at = at or [min(current, len(rows) - 1)] * bool(rows)
        self.clearSelection()
        for row in at:
            flags = QItemSelectionModel.SelectionFlag
            index = self.sifted.index(row, 0)
            self.selectionModel().setCurrentIndex(index, flags.Select | flags.Rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        if event.key() in ENTER and current.isValid():
            self.opened.emit(self.sifted.row(current).uid)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.currentIndex().isValid():
            self.menu_asked.emit(asked_at(self, event))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._set_heights()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        draw_row_ring(self._theme, self)

    def _set_look(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(self.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(self.SelectionBehavior.SelectRows)
        self.setSelectionMode(self.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(self.ScrollMode.ScrollPerPixel)

    def _set_headers(self) -> None:
        rows, heads = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        wrap = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag(wrap))
        heads.setHighlightSections(False)
        heads.setMinimumSectionSize(60)
        heads.setStretchLastSection(True)
        heads.setSortIndicatorClearable(True)
        heads.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        heads.sectionResized.connect(self._on_section_resized)
        self._set_heights()

    def _set_heights(self) -> None:
        self.verticalHeader().setDefaultSectionSize(row_height(self._theme))
        head = QFontMetrics(self._theme.font("small", 600)).height()
        self.horizontalHeader().setFixedHeight(2 * head + 24)

    def _share_room(self) -> None:
        """Columns keep their shares of the width, those of the last resize by hand included."""
        shares = self._shares()
        room = max(self.viewport().width(), LEAST)
        self._sharing = True
        for column, share in enumerate(shares[:-1]):
            self.setColumnWidth(column, room * share // sum(shares))
        self._sharing = False

    def _shares(self) -> list[int]:
        shares = this_computer.widths(NAME)
        return shares if len(shares) == len(SHARES) else SHARES

    def _on_section_resized(self, column: int, old: int, new: int) -> None:
        if not self._sharing and column < len(SHARES) - 1:  # the last one follows
            widths = [self.columnWidth(each) for each in range(len(SHARES))]
            this_computer.set_widths(NAME, widths)

    def _on_double_clicked(self, index: Index) -> None:
        self.opened.emit(self.sifted.row(index).uid)


def row_height(theme: Theme) -> int:
    """Two lines of words and some air."""
    return 2 * (QFontMetrics(theme.font("body")).height() + 3) + 22


def words_box(option: QStyleOptionViewItem) -> QRect:
    """Where the words of a cell begin below those of its head; they may end later."""
    rtl = option.direction == Qt.LayoutDirection.RightToLeft
    start, end = (PAD // 2, PAD) if rtl else (PAD, PAD // 2)
    return option.rect.adjusted(start, 2, -end, -3)
