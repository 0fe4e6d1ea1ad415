"""All planned meetings by week, each with its agenda; below them what waits and is parked."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.storage import agenda, lots, meetings, mentorship_list
from mentordesk.ui.page import Page
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.empty_state import EmptyState
from mentordesk.ui.widgets.head import Head
from mentordesk.ui.widgets.layout import down
from mentordesk.ui.widgets.notice import Notice

from . import rows
from .deeds import Deeds
from .list import AgendasList
from .rows import Shown


class AgendasPage(Page):
    TABLES: ClassVar[frozenset[str]] = frozenset(
        {"meeting", "placement", "agenda_item", "mentorship", "person"}
    )

    def __init__(
        self, desk: Desk, theme: Theme, place: Place, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, theme, place, parent)
        title = self.tr("Agendas")
        self.setAccessibleName(title)
        self._plan = button(theme, self.tr("Plan a meeting"), "calendar-plus", "primary")
        self._plan.clicked.connect(self._on_plan_asked)
        self._head = Head(theme, title, [], self._plan)
        self.list = AgendasList(theme)
        self._deeds = Deeds(desk, theme, self.list)
        self._deeds.asked.connect(self.asked)
        self._deeds.told.connect(self._on_told)
        self.meeting_actions, self.edit_actions = self._deeds.of_meetings, self._deeds.of_items
        self._first = button(theme, "")
        self._first.clicked.connect(self._on_plan_asked)
        self._empty = EmptyState(theme, "calendar-days", "", "", self._first)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        self._told = Notice(theme, "copy", "accent")
        self.setLayout(down(self._head, self._told, (self._stack, 1)))
        self.show_title(title)

    def focus_first(self) -> None:
        self.list.setFocus()

    def _fill(self) -> None:
        session, now = self._desk.session, self._desk.now()
        planned = meetings.coming(session)
        entries = agenda.of_meetings(session, [each.id for each in planned])
        waiting, parked = lots.waiting(session), lots.parked(session)
        shown = Shown(planned, entries, waiting, parked)
        self._told.hide()
        self.list.show_rows(rows.made(shown, now))
        self._head.show_facts(rows.facts(shown, now))
        is_empty = not (planned or waiting or parked)
        self._stack.setCurrentIndex(1 if is_empty else 0)
        can_plan = not is_empty or self._can_plan()
        self._plan.setEnabled(can_plan)
        self._say_empty(can_plan)

    def _say_empty(self, can_plan: bool) -> None:
        said = self.tr("Every planned meeting stands here with its agenda, week by week.")
        self._empty.say(self.tr("No meeting is planned"), said)
        self._first.setText(
            self.tr("Plan a meeting") if can_plan else self.tr("Add a mentorship first")
        )

    def _can_plan(self) -> bool:
        found = mentorship_list.rows(self._desk.connection, self._desk.today())
        return any(row.state != "ended" for row in found)

    def _on_plan_asked(self) -> None:
        self.requested.emit("meeting" if self._can_plan() else "mentorship")

    def _on_told(self, said: str) -> None:
        self._told.say(said)
