"""The goals of all mentorships, by person or by kind."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.storage import goals
from mentordesk.ui.goal.form import GoalForm
from mentordesk.ui.goals.list import TABLES, GoalsList, is_active
from mentordesk.ui.goals.model import KIND, PERSON
from mentordesk.ui.page import Page
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.empty_state import EmptyState
from mentordesk.ui.widgets.head import Head
from mentordesk.ui.widgets.layout import PAGE_EDGE, across, down, list_card
from mentordesk.ui.widgets.segments import Segments


class GoalsPage(Page):
    TABLES = TABLES

    def __init__(
        self, desk: Desk, theme: Theme, place: Place, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, theme, place, parent)
        self._by = Segments(theme, self.tr("Order"), self.tr("By person"), self.tr("By kind"))
        self._which = Segments(theme, self.tr("Which goals"), self.tr("Active"), self.tr("All"))
        self._new = button(theme, self.tr("Goal"), "plus", "primary")
        self._new.setToolTip(self.tr("Set a goal"))
        self._new.clicked.connect(self._on_new_asked)
        self._by.chosen.connect(self._on_chosen)
        self._which.chosen.connect(self._on_chosen)
        title = self.tr("Goals")
        self._head = Head(theme, title, [], self._by, self._which, self._new)
        self._list = GoalsList(desk, theme)
        self._list.asked.connect(self.asked)
        self._first = button(theme, "")
        self._first.clicked.connect(self._on_first_asked)
        self._empty = EmptyState(theme, "target", "", "", self._first)
        self._stack = QStackedWidget()
        self._stack.addWidget(list_card(self._list))
        self._stack.addWidget(self._empty)
        body = across(self._stack, margins=(PAGE_EDGE, 4, PAGE_EDGE, 22))
        self.setLayout(down(self._head, (body, 1)))
        self.show_title(title)

    def focus_first(self) -> None:
        (self._list if self._list.isVisible() else self).setFocus()

    def _fill(self) -> None:
        group = KIND if self._by.current() else PERSON
        found = self._list.fill(all_states=bool(self._which.current()), group=group)
        self._can_set = bool(goals.whoms(self._desk.session))
        self._new.setEnabled(self._can_set)
        self._head.show_facts(self._counts(found))
        self._stack.setCurrentIndex(0 if self._list.goals.rowCount() else 1)
        self._say_empty(bool(found))

    def _counts(self, found: list[goals.Facts]) -> str:
        """4 active, 1 resting; nothing while there is nothing."""
        active = sum(map(is_active, found))
        counts = [(self.tr("{n} active"), active), (self.tr("{n} other"), len(found) - active)]
        return ", ".join(said.format(n=number) for said, number in counts if number)

    def _say_empty(self, others: bool) -> None:
        if others:
            self._empty.say(
                self.tr("No goal is active"), self.tr("Goals that rest or were let go are in All.")
            )
            self._first.setText(self.tr("Show all"))
            return
        said = self.tr(
            "A goal is open-ended: “I want to …, so that …, I will do this by …”."
            " Milestones are its finite steps."
        )
        self._empty.say(self.tr("No goals yet"), said)
        can = self._can_set
        self._first.setText(self.tr("Set a goal") if can else self.tr("Add a mentorship first"))

    def _on_chosen(self, choice: int) -> None:
        self.refresh()

    def _on_first_asked(self) -> None:
        if self._first.text() == self.tr("Show all"):
            self._which.choose(1)
            self.refresh()
        elif self._can_set:
            self._on_new_asked()
        else:
            self.requested.emit("mentorship")

    def _on_new_asked(self) -> None:
        form = GoalForm(self._desk, self._theme, self)
        form.ask(lambda: self._go_to(form.goal_id))

    def _go_to(self, goal_id: int | None) -> None:
        if goal_id is not None:
            uid = goals.facts(self._desk.session, goal_id).uid
            self.asked.emit(Place("goal", uid))
