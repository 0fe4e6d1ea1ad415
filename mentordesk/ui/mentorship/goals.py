"""The goals of a mentorship."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.storage.mentorships import Facts
from mentordesk.ui.goal.form import GoalForm
from mentordesk.ui.goals.list import GoalsList
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.empty_state import EmptyState
from mentordesk.ui.widgets.layout import PAGE_EDGE, across, down, list_card


class Goals(QWidget):
    asked = Signal(Place)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme, self._mentorship_id = desk, theme, 0
        self._list = GoalsList(desk, theme)
        self._list.asked.connect(self.asked)
        nothing = EmptyState(
            theme,
            "target",
            self.tr("No goals yet"),
            self.tr("A goal stays open; its milestones can be reached one by one."),
            self._button(self.tr("Set a goal"), "primary"),
        )
        listed = QWidget()
        another = self._button(self.tr("Set another goal"), "flat")
        listed.setLayout(down((list_card(self._list), 1), across(another, None), gap=8))
        self._stack = QStackedWidget()
        self._stack.addWidget(listed)
        self._stack.addWidget(nothing)
        self.setLayout(across((self._stack, 1), margins=(PAGE_EDGE, 18, PAGE_EDGE, 16)))

    def show_mentorship(self, facts: Facts) -> None:
        self._mentorship_id = facts.id
        self._stack.setCurrentIndex(0 if self._list.fill(facts.id) else 1)

    def _button(self, text: str, kind: str) -> QPushButton:
        result = button(self._theme, text, "plus", kind)
        result.clicked.connect(self._on_add_clicked)
        return result

    def _on_add_clicked(self) -> None:
        form = GoalForm(self._desk, self._theme, self, mentorship_id=self._mentorship_id)
        form.open()
