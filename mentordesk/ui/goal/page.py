"""The page of a goal: its chart and story, why, and its milestones."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedLayout, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.errors import RowGone
from mentordesk.storage import goals
from mentordesk.storage.goals import Facts
from mentordesk.ui.goal import words
from mentordesk.ui.goal.chart import ChartCard
from mentordesk.ui.goal.menu import GoalMenu
from mentordesk.ui.goal.plan import PlanCard
from mentordesk.ui.page import Page
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button, menu_button
from mentordesk.ui.widgets.empty_state import EmptyState
from mentordesk.ui.widgets.head import Head
from mentordesk.ui.widgets.layout import column, columns, page


class GoalPage(Page):
    TABLES = frozenset({"goal", "milestone", "milestone_event", "mentorship", "pause", "person"})

    def __init__(
        self, desk: Desk, theme: Theme, place: Place, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, theme, place, parent)
        self._goal: Facts | None = None
        self._shown_part = ""
        self._chart = ChartCard(theme)
        self._plan = PlanCard(desk, theme)
        self._plan.edit_asked.connect(self._on_edit_asked)
        self._add = button(theme, self.tr("Milestone"), "plus")
        self._add.clicked.connect(self._plan.adder.start)
        self._log = button(theme, self.tr("Log progress"), "check", "primary")
        self._log.clicked.connect(self._plan.log_progress)
        self._menu = GoalMenu(desk, theme, self)
        self._menu.aboutToShow.connect(self._on_menu_opening)
        self._menu.asked.connect(self.asked)
        self._menu.discarded.connect(self._on_goals_asked)
        add = self._action(self.tr("Add a milestone"), self._plan.adder.start)
        self._progress = self._action(self.tr("Log progress…"), self._plan.log_progress)
        edit = self._action(self.tr("Edit goal…"), self._on_edit_asked)
        self.edit_actions = [add, self._progress, edit]
        more = menu_button(theme, self.tr("More about this goal"), self._menu)
        self._head = Head(theme, "", [], self._add, self._log, more)
        body = columns(column(self._chart, wide=687), column(self._plan, wide=327))
        self._stack = QStackedLayout(self)
        self._stack.addWidget(page(self._head, body=body))
        self._stack.addWidget(self._gone())

    def focus_first(self) -> None:
        (self._plan.list if self._plan.list.isVisible() else self).setFocus()

    def _action(self, text: str, then: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(then)
        return action

    def _fill(self) -> None:
        try:
            goal_id = goals.by_uid(self._desk.session, self.place.uid)
        except RowGone:
            self._goal = None
            self._stack.setCurrentIndex(1)
            return
        self._stack.setCurrentIndex(0)
        self._show(goals.facts(self._desk.session, goal_id))

    def _show(self, goal: Facts) -> None:
        self._goal, today = goal, self._desk.today()
        title = words.title(goal)
        self._head.show_title(title, goal.person)
        self._head.show_facts(words.facts(goal, today))
        self.show_title(title)
        self._plan.show_plan(goal)
        self._chart.show_chart(title, goals.chart(self._desk.session, goal.goal_id, today))
        waits = bool(self._plan.open_entries())
        self._log.setEnabled(waits)
        self._progress.setEnabled(waits)
        self._log.setToolTip("" if waits else self.tr("There is no open milestone to reach"))
        if self.place.part != self._shown_part:
            self._shown_part = self.place.part
            self._plan.list.show_milestone(self.place.part)

    def _gone(self) -> QWidget:
        step = button(self._theme, self.tr("All goals"))
        step.clicked.connect(self._on_goals_asked)
        title, said = self.tr("This goal is no longer there"), self.tr("It may be in the trash.")
        return EmptyState(self._theme, "target", title, said, step)

    def _on_goals_asked(self) -> None:
        self.asked.emit(Place("goals"))

    def _on_edit_asked(self) -> None:
        if self._goal is not None:
            self._menu.edit(self._goal)

    def _on_menu_opening(self) -> None:
        if self._goal is not None:
            self._menu.offer(self._goal)
