"""A list of goals, of all mentorships or of one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from mentordesk.desk import Desk
from mentordesk.domain.burndown import BurnDown
from mentordesk.domain.place import Place
from mentordesk.storage import goals
from mentordesk.ui.goal.menu import GoalMenu
from mentordesk.ui.goals.model import NONE, GoalsModel
from mentordesk.ui.goals.row import GoalRow
from mentordesk.ui.theme import Theme

TABLES = frozenset({"goal", "milestone", "milestone_event", "mentorship", "pause", "person"})


class GoalsList(QListView):
    """Double click or Enter opens a goal, Delete puts it into the trash."""

    asked = Signal(Place)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self.goals = GoalsModel(self._read, self)
        self.setModel(self.goals)
        self.setItemDelegate(GoalRow(theme, self))
        self.setAccessibleName(self.tr("Goals"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self._menu = GoalMenu(desk, theme, self)
        self._menu.asked.connect(self.asked)
        self.doubleClicked.connect(self._on_opened)
        theme.changed.connect(self._on_theme_changed)

    def fill(
        self, mentorship_id: int | None = None, all_states: bool = True, group: str = NONE
    ) -> list[goals.Facts]:
        """Read and show goals, and return them; the current one stays current."""
        current = self.goals.goal(self.currentIndex())
        found = goals.listed(self._desk.session, mentorship_id)
        shown = [each for each in found if all_states or is_active(each)]
        self.goals.show_goals(shown, group, self._desk.today())
        if current is not None and not self.currentIndex().isValid():
            self.setCurrentIndex(self.goals.index_of(current.goal_id))
        self.scheduleDelayedItemsLayout()
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        goal = self.goals.goal(self.currentIndex())
        if goal is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_opened(self.currentIndex())
        elif goal is not None and event.key() == Qt.Key.Key_F2:
            self._menu.edit(goal)
        elif goal is not None and event.matches(QKeySequence.StandardKey.Delete):
            self._menu.discard(goal)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at, index = event.pos(), self.indexAt(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            at = self.visualRect(index).center()
        if (goal := self.goals.goal(index)) is not None:
            self.setCurrentIndex(index)
            self._menu.pop(goal, self.viewport().mapToGlobal(at))

    def _read(self, goal_ids: Sequence[int]) -> dict[int, BurnDown]:
        return goals.charts(self._desk.session, goal_ids, self._desk.today())

    def _on_opened(self, index: QModelIndex) -> None:
        if (goal := self.goals.goal(index)) is not None:
            self.asked.emit(Place("goal", goal.uid))

    def _on_theme_changed(self) -> None:
        self.scheduleDelayedItemsLayout()


def is_active(goal: goals.Facts) -> bool:
    return goal.state == "active" and goal.ended_on is None
