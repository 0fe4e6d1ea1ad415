"""What can be done with a goal, in the menus of its page and of its rows."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.storage import goals
from mentordesk.storage.goals import Facts
from mentordesk.ui.goal.form import GoalForm
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.labels import unmarked
from mentordesk.ui.widgets.menus import entry


class GoalMenu(QMenu):
    asked = Signal(Place)
    discarded = Signal()

    def __init__(self, desk: Desk, theme: Theme, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk, self._theme, self._owner = desk, theme, owner

    def offer(self, goal: Facts, opens: bool = False) -> None:
        """Fill in what is possible now; `opens` where the goal's page is not the one shown."""
        self.clear()
        add = partial(entry, self._theme, self)
        if opens:
            add(self.tr("Open"), partial(self._go, Place("goal", goal.uid)), "target")
        add(self.tr("Edit goal…"), partial(self.edit, goal), "pencil")
        person = self.tr("Go to {name}").format(name=unmarked(goal.person))
        there = Place("mentorship", goal.mentorship_uid, "goals")
        add(person, partial(self._go, there), "users")
        self.addSeparator()
        for state, said, label, icon in self._states():
            if state != goal.state:
                add(said, partial(self._change, goal, label, state=state), icon)
        self.addSeparator()
        said, icon = self.tr("Make private"), "lock"
        if goal.private:
            said, icon = self.tr("Make shared"), "lock-open"
        label = self.tr("Change privacy of goal")
        add(said, partial(self._change, goal, label, private=not goal.private), icon)
        add(self.tr("Move to trash"), partial(self.discard, goal), "trash-2")

    def pop(self, goal: Facts, where: QPoint) -> None:
        """Show the menu of a row."""
        self.offer(goal, opens=True)
        self.popup(where)

    def edit(self, goal: Facts) -> None:
        GoalForm(self._desk, self._theme, self._owner, goal.goal_id).open()

    def discard(self, goal: Facts) -> None:
        with self._desk.change(self.tr("Move goal to trash")) as session:
            goals.discard(session, goal.goal_id, self._desk.now())
        self.discarded.emit()

    def _change(self, goal: Facts, label: str, **fields: object) -> None:
        with self._desk.change(label) as session:
            goals.edit(session, goal.goal_id, **fields)

    def _go(self, place: Place) -> None:
        self.asked.emit(place)

    def _states(self) -> list[tuple[str, str, str, str]]:
        """State, the words of the menu and of the undo step, and an icon."""
        return [
            ("active", self.tr("Take it up again"), self.tr("Take up goal"), "play"),
            ("resting", self.tr("Let it rest"), self.tr("Rest goal"), "pause"),
            ("let-go", self.tr("Let it go"), self.tr("Let goal go"), "archive"),
        ]
