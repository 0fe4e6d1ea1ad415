"""The list of a goal's milestones: ticked, renamed in place, moved by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from mentordesk.storage.milestones import Entry
from mentordesk.ui.goal.model import MilestoneModel
from mentordesk.ui.goal.row import MilestoneRow, toggle
from mentordesk.ui.theme import Theme

LEAST = 280  # pixels, from which on the page scrolls
ALT = Qt.KeyboardModifier.AltModifier
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MilestoneList(QListView):
    """As high as its rows where there is room, else it scrolls."""

    ticked = Signal(int, bool)
    renamed = Signal(int, str)
    moved = Signal(int, str, object)  # behind a position, before another or the end
    discarded = Signal(int)
    menu_asked = Signal(Entry, QPoint)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.milestones = MilestoneModel(self)
        self.setModel(self.milestones)
        self.setItemDelegate(MilestoneRow(theme, self))
        self.setAccessibleName(self.tr("Milestones"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setMouseTracking(True)
        self.milestones.ticked.connect(self.ticked)
        self.milestones.renamed.connect(self.renamed)
        self.milestones.modelReset.connect(self._fit)
        theme.changed.connect(self._on_theme_changed)

    def show_entries(self, entries: Sequence[Entry], today: date) -> None:
        """Show milestones; the current one stays current, and what is scrolled to stays."""
        current = self.milestones.entry(self.currentIndex())
        scrolled = self.verticalScrollBar().value()
        self.milestones.show_entries(entries, today)
        if current is not None and not self.currentIndex().isValid():
            self.setCurrentIndex(self.milestones.index_of(current.milestone_id))
            self.verticalScrollBar().setValue(scrolled)
        self.doItemsLayout()
        self._fit()

    def show_milestone(self, uid: str) -> None:
        """Go to one milestone."""
        index = self.milestones.index_of_uid(uid)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def rename(self, milestone_id: int) -> None:
        """Open the field for the title."""
        index = self.milestones.index_of(milestone_id)
        self.setCurrentIndex(index)
        self.edit(index)

    def shift(self, milestone_id: int, by: int) -> None:
        """Move an open milestone up (-1) or down (1) among the open ones."""
        ids = [each.milestone_id for each in self.milestones.open_entries()]
        if milestone_id in ids and 0 <= (target := ids.index(milestone_id) + by) < len(ids):
            self._put(milestone_id, target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, entry = self.currentIndex(), self.milestones.entry(self.currentIndex())
        key, alt = event.key(), event.modifiers() & ALT
        if entry is None and index.isValid() and key in (Qt.Key.Key_Space, *ENTER):
            self._fold()
        elif entry is None:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Space:
            toggle(self.milestones, index)
        elif key == Qt.Key.Key_F2:
            self.edit(index)
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.discarded.emit(entry.milestone_id)
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.shift(entry.milestone_id, -1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        if left and index.isValid() and self.milestones.entry(index) is None:
            self._fold()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.pos()
        index = self.indexAt(at)
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            at = self.visualRect(index).center()
        if (entry := self.milestones.entry(index)) is not None:
            self.setCurrentIndex(index)
            self.menu_asked.emit(entry, self.viewport().mapToGlobal(at))

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell where it was dropped; the rows follow once that is saved."""
        entry = self.milestones.entry(self.currentIndex())
        if event.source() is self and entry is not None:
            self._put(entry.milestone_id, self._target(event.position().toPoint(), entry))
        event.setDropAction(Qt.DropAction.IgnoreAction)  # else the view would take out the row
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _target(self, at: QPoint, entry: Entry) -> int:
        """The place among the open ones, not counting the one that is moved."""
        target = 0
        for each in self.milestones.open_entries():
            box = self.visualRect(self.milestones.index_of(each.milestone_id))
            target += each.milestone_id != entry.milestone_id and box.center().y() < at.y()
        return target

    def _put(self, milestone_id: int, target: int) -> None:
        others = [
            each for each in self.milestones.open_entries() if each.milestone_id != milestone_id
        ]
        after = others[target - 1].position if target else ""
        before = others[target].position if target < len(others) else None
        self.moved.emit(milestone_id, after, before)

    def _fold(self) -> None:
        self.milestones.unfold(not self.milestones.unfolded)
        self.setCurrentIndex(self.milestones.index(0))

    def _fit(self) -> None:
        rows = range(self.milestones.rowCount())
        high = sum(self.sizeHintForIndex(self.milestones.index(row)).height() for row in rows)
        self.setMaximumHeight(high + 1)
        self.setMinimumHeight(min(high + 1, LEAST))

    def _on_theme_changed(self) -> None:
        self.scheduleDelayedItemsLayout()
        self._fit()
