"""Why, and by which milestones: the plan of a goal on a card."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QMenu

from mentordesk.desk import Desk
from mentordesk.storage import milestones
from mentordesk.storage.goals import Facts
from mentordesk.storage.milestones import Entry
from mentordesk.ui.goal import words
from mentordesk.ui.goal.adder import Adder
from mentordesk.ui.goal.asking import DayAsking, ProgressAsking, SizeAsking, TargetAsking
from mentordesk.ui.goal.history import HistoryDialog
from mentordesk.ui.goal.milestones import MilestoneList
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import icon_button
from mentordesk.ui.widgets.labels import Text, head_line
from mentordesk.ui.widgets.layout import across, down
from mentordesk.ui.widgets.looks import look
from mentordesk.ui.widgets.menus import entry

EDGE = 18


class PlanCard(QFrame):
    edit_asked = Signal()

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        look(self, look="card")
        self._desk, self._theme, self._goal_id = desk, theme, 0
        self._why = Text(tone="muted")
        edit = icon_button(theme, "pencil", self.tr("Edit goal"))
        edit.clicked.connect(self.edit_asked)
        self.list = MilestoneList(theme)
        self.adder = Adder(theme, desk.today())
        above = down(
            across(head_line(self.tr("Why")), None, edit),
            6,
            self._why,
            14,
            head_line(self.tr("Milestones")),
            8,
            margins=(EDGE, 0, EDGE, 0),
        )
        below = down(self.adder, margins=(EDGE, 6, EDGE, 0))
        self.setLayout(down(above, (self.list, 1000), below, None, margins=(0, 16, 0, 16)))
        self._connect()

    def show_plan(self, goal: Facts) -> None:
        self._goal_id = goal.goal_id
        self._why.setText(words.why(goal))
        today = self._desk.today()
        self.list.show_entries(milestones.listed(self._desk.session, goal.goal_id, today), today)

    def open_entries(self) -> list[Entry]:
        return self.list.milestones.open_entries()

    def log_progress(self) -> None:
        """Ask which milestone was reached, and when."""
        asking = ProgressAsking(self._theme, self, self.open_entries(), self._desk.today())
        asking.ask(lambda: self._reach(asking.milestone_id(), asking.day()))

    def _connect(self) -> None:
        self.list.ticked.connect(self._on_ticked)
        self.list.renamed.connect(self._on_renamed)
        self.list.moved.connect(self._on_moved)
        self.list.discarded.connect(self._on_discarded)
        self.list.menu_asked.connect(self._on_menu_asked)
        self.adder.given.connect(self._on_given)

    def _on_ticked(self, milestone_id: int, done: bool) -> None:
        if done:
            self._reach(milestone_id, self._desk.today())
        else:
            self._reopen(milestone_id)

    def _on_renamed(self, milestone_id: int, title: str) -> None:
        with self._desk.change(self.tr("Rename milestone")) as session:
            milestones.rename(session, milestone_id, title)

    def _on_moved(self, milestone_id: int, after: str, before: str | None) -> None:
        with self._desk.change(self.tr("Move milestone")) as session:
            milestones.move(session, milestone_id, after, before)

    def _on_discarded(self, milestone_id: int) -> None:
        with self._desk.change(self.tr("Move milestone to trash")) as session:
            milestones.discard(session, milestone_id, self._desk.now())

    def _on_given(self, title: str, points: int, target: date | None) -> None:
        today = self._desk.today()
        with self._desk.change(self.tr("Add milestone")) as session:
            milestones.add(session, self._goal_id, title, on=today, points=points, target=target)

    def _on_menu_asked(self, shown: Entry, where: QPoint) -> None:
        menu = self._menu(shown)
        menu.popup(where)

    def _menu(self, shown: Entry) -> QMenu:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        key = shown.milestone_id
        if shown.state == "open":
            self._add(
                menu,
                self.tr("Reached today"),
                partial(self._on_ticked, key, True),
                "check",
                "Space",
            )
            self._add(menu, self.tr("Reached on…"), partial(self._ask_reached, shown))
        elif shown.state == "reached":
            self._add(menu, self.tr("Change the day…"), partial(self._ask_reached, shown))
            self._add(menu, self.tr("Reopen"), partial(self._reopen, key), "rotate-ccw")
        else:
            self._add(menu, self.tr("Reopen"), partial(self._reopen, key), "rotate-ccw")
        menu.addSeparator()
        self._add(menu, self.tr("Rename"), partial(self.list.rename, key), "pencil", "F2")
        self._add(menu, self.tr("Re-size…"), partial(self._ask_size, shown), "ruler")
        if shown.state == "open":
            self._add_for_open(menu, shown)
        menu.addSeparator()
        self._add(menu, self.tr("History…"), partial(self._show_history, shown), "history")
        self._add(
            menu, self.tr("Move to trash"), partial(self._on_discarded, key), "trash-2", "Del"
        )
        return menu

    def _add_for_open(self, menu: QMenu, shown: Entry) -> None:
        key = shown.milestone_id
        self._add(menu, self.tr("Target date…"), partial(self._ask_target, shown), "calendar")
        self._add(menu, self.tr("Move up"), partial(self.list.shift, key, -1), "arrow-up", "Alt+Up")
        self._add(
            menu, self.tr("Move down"), partial(self.list.shift, key, 1), "arrow-down", "Alt+Down"
        )
        self._add(menu, self.tr("Drop…"), partial(self._ask_dropped, shown), "circle-slash")

    def _add(
        self, menu: QMenu, text: str, then: Callable[[], object], icon: str = "", keys: str = ""
    ) -> None:
        entry(self._theme, menu, text, then, icon, keys)

    def _reach(self, milestone_id: int, on: date) -> None:
        with self._desk.change(self.tr("Reach milestone")) as session:
            milestones.reach(session, milestone_id, on)

    def _reopen(self, milestone_id: int) -> None:
        with self._desk.change(self.tr("Reopen milestone")) as session:
            milestones.reopen(session, milestone_id, self._desk.today())

    def _ask_reached(self, shown: Entry) -> None:
        title, verb = self.tr("Milestone reached"), self.tr("Reached")
        asking = DayAsking(self._theme, self, title, verb, shown.title, self._desk.today())
        if shown.state == "reached":
            asking.set_day(shown.since)
        asking.ask(lambda: self._reach(shown.milestone_id, asking.day()))

    def _ask_dropped(self, shown: Entry) -> None:
        title, verb = self.tr("Drop milestone"), self.tr("Drop")
        asking = DayAsking(self._theme, self, title, verb, shown.title, self._desk.today())
        asking.ask(lambda: self._drop(shown.milestone_id, asking.day()))

    def _drop(self, milestone_id: int, on: date) -> None:
        with self._desk.change(self.tr("Drop milestone")) as session:
            milestones.drop(session, milestone_id, on)

    def _ask_size(self, shown: Entry) -> None:
        asking = SizeAsking(self._theme, self, shown, self._desk.today())
        asking.ask(lambda: self._resize(shown.milestone_id, asking.points(), asking.day()))

    def _resize(self, milestone_id: int, points: int, on: date) -> None:
        with self._desk.change(self.tr("Re-size milestone")) as session:
            milestones.resize(session, milestone_id, points, on)

    def _ask_target(self, shown: Entry) -> None:
        asking = TargetAsking(self._theme, self, shown, self._desk.today())
        asking.ask(lambda: self._aim(shown.milestone_id, asking.day()))

    def _aim(self, milestone_id: int, target: date | None) -> None:
        with self._desk.change(self.tr("Set target date")) as session:
            milestones.aim(session, milestone_id, target)

    def _show_history(self, shown: Entry) -> None:
        HistoryDialog(self._desk, self._theme, self, shown).open()
