"""Today when there is nothing to show: a new desk, or a quiet day."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.empty_state import EmptyState
from mentordesk.ui.widgets.layout import across, down


class Nothing(QWidget):
    """Says what the page is for and offers the first step."""

    requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._state = EmptyState(theme, "sun", "", "")
        self._state.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._first = button(theme, self.tr("Add a mentorship"), "plus", "primary")
        self._demo = button(theme, self.tr("Open the demo desk"))
        self._plan = button(theme, self.tr("Plan a meeting"), "calendar-plus")
        self._ask("mentorship", self._first)
        self._ask("demo", self._demo)
        self._ask("meeting", self._plan)
        steps = across(None, self._first, self._demo, self._plan, None, gap=10)
        self.setLayout(down(None, self._state, steps, None, None))

    def fill(self, known: bool) -> None:
        """`known` tells whether there is any mentorship."""
        self._first.setVisible(not known)
        self._demo.setVisible(not known)
        self._plan.setVisible(known)
        if known:
            title = self.tr("Nothing is waiting for you")
            text = self.tr("No meeting is planned, and every promise of yours is kept.")
        else:
            title = self.tr("Your day starts here")
            text = self.tr(
                "Today shows your next meetings and what you have promised."
                " Add the person you mentor, or the one who mentors you."
            )
        self._state.say(title, text)

    def _ask(self, what: str, step: QPushButton) -> None:
        step.clicked.connect(lambda: self.requested.emit(what))
