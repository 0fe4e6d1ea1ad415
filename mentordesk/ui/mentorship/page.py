"""The page of one mentorship: its head, and below it one of its parts."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, TypeAlias

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedLayout, QStackedWidget, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.errors import RowGone
from mentordesk.storage import mentorships
from mentordesk.storage.mentorships import Facts
from mentordesk.ui.agreement.tab import Agreement
from mentordesk.ui.meeting.row_actions import RowActions
from mentordesk.ui.mentorship_head import PARTS, MentorshipHead
from mentordesk.ui.mentorships import deeds
from mentordesk.ui.page import Page
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button, menu_button
from mentordesk.ui.widgets.empty_state import EmptyState
from mentordesk.ui.widgets.layout import down

from .goals import Goals
from .meetings import Timeline
from .notes import Notes
from .overview import Overview

Part: TypeAlias = Overview | Timeline | Notes | Goals | Agreement


class MentorshipPage(Page):
    TABLES: ClassVar[frozenset[str]] = frozenset(
        {
            "mentorship",
            "person",
            "pause",
            "meeting",
            "placement",
            "agenda_item",
            "action_item",
            "decision",
            "learning",
            "note",
            "goal",
            "milestone",
            "milestone_event",
            "agreement",
            "check_in",
        }
    )

    def __init__(
        self, desk: Desk, theme: Theme, place: Place, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, theme, place, parent)
        self.setAccessibleName(self.tr("Mentorship"))
        self._facts: Facts | None = None
        self._parts: dict[str, Part] = {}
        self._rows = RowActions(desk, theme, self)
        self._make_actions()
        self._head = MentorshipHead(desk, theme)
        self._head.tab_asked.connect(self._on_tab_asked)
        self._add_buttons()
        self._body = QStackedWidget()
        gone = EmptyState(
            theme,
            "users",
            self.tr("This mentorship is no longer there"),
            self.tr("It may be in the trash, or what made it was undone."),
        )
        whole = QWidget()
        whole.setLayout(down(self._head, (self._body, 1)))
        self._stack = QStackedLayout(self)
        self._stack.addWidget(whole)
        self._stack.addWidget(gone)

    def _make_actions(self) -> None:
        self._note = self._action(self.tr("New note"))
        self._edit = self._action(self.tr("Edit…"))
        self._pause = self._action(self.tr("Pause…"))
        self._change_pause = self._action(self.tr("Change pause…"))
        self._end = self._action(self.tr("End…"))
        self._complete = self._action(self.tr("Complete…"))
        self._trash = self._action(self.tr("Move to trash"))
        self._note.triggered.connect(self._on_note_asked)
        self._edit.triggered.connect(self._on_edit_asked)
        self._pause.triggered.connect(self._on_pause_asked)
        self._change_pause.triggered.connect(self._on_change_pause_asked)
        self._end.triggered.connect(self._on_end_asked)
        self._complete.triggered.connect(self._on_complete_asked)
        self._trash.triggered.connect(self._on_trash_asked)
        self._resting = [self._edit, self._pause, self._change_pause, self._end, self._complete]
        self.edit_actions = [*self._resting, self._trash]

    def _action(self, text: str) -> QAction:
        return QAction(text, self)

    def _add_buttons(self) -> None:
        note = button(self._theme, self.tr("Note"), "notebook-pen")
        note.setAccessibleName(self.tr("New note"))
        name = self.tr("Plan meeting")
        self._plan_button = button(self._theme, name, "calendar-days", "primary")
        note.clicked.connect(self._on_note_asked)
        self._plan_button.clicked.connect(self._on_plan_asked)
        menu = QMenu(self)
        menu.addActions(self._resting)
        menu.addSeparator()
        menu.addAction(self._trash)
        more = menu_button(self._theme, self.tr("More about this mentorship"), menu)
        for each in (more, note, self._plan_button):
            self._head.buttons.addWidget(each)

    @property
    def part(self) -> str:
        return self.place.part if self.place.part in PARTS else PARTS[0]

    def focus_first(self) -> None:
        self._head.focus_tabs()

    def _fill(self) -> None:
        session = self._desk.session
        try:
            mentorship_id = mentorships.by_uid(session, self.place.uid)
        except RowGone:
            self._show_gone()
            return
        self._facts = facts = mentorships.facts(session, mentorship_id, self._desk.today())
        self._stack.setCurrentIndex(0)
        self._head.show_mentorship(facts, self.part)
        self._show_part(facts)
        self._pause.setText(deeds.pause_name([facts]))
        self._end.setText(deeds.end_name([facts]))
        self._offer(facts.state)
        self.show_title(facts.person)

    def _show_gone(self) -> None:
        self._facts = None
        self._stack.setCurrentIndex(1)
        self._offer("")
        self.show_title(self.tr("Mentorship"))

    def _offer(self, state: str) -> None:
        """Enable what can be done to a mentorship in this state; without any there is none."""
        for action in self.edit_actions:
            action.setEnabled(bool(state))
        self._change_pause.setVisible(state == "paused")
        for going in (self._pause, self._complete, self._plan_button):
            going.setEnabled(state in ("active", "paused"))
        self._plan_button.setVisible(state != "ended")

    def _show_part(self, facts: Facts) -> None:
        part = self._made(self.part)
        self._body.setCurrentWidget(part)
        part.show_mentorship(facts)

    def _made(self, name: str) -> Part:
        """Return the part of this name, made when it is first shown."""
        if name not in self._parts:
            part = self._make(name)
            part.asked.connect(self.asked)
            self._parts[name] = part
            self._body.addWidget(part)
        return self._parts[name]

    def _make(self, name: str) -> Part:
        if name == "overview":
            return Overview(self._desk, self._theme, self._rows)
        makers: dict[str, Callable[[Desk, Theme], Part]] = {
            "meetings": Timeline,
            "notes": Notes,
            "goals": Goals,
            "agreement": Agreement,
        }
        return makers[name](self._desk, self._theme)

    def _on_tab_asked(self, part: str) -> None:
        self.asked.emit(Place("mentorship", self.place.uid, part))

    def _on_plan_asked(self) -> None:
        if self._facts is None:
            return
        uid = deeds.plan_meeting(self._desk, self._theme, self._facts, self)
        if uid:
            self.asked.emit(Place("meeting", uid))

    def _on_note_asked(self) -> None:
        if self._facts is not None:
            self.asked.emit(Place("note", deeds.add_note(self._desk, self._facts), "write"))

    def _on_edit_asked(self) -> None:
        if self._facts is not None:
            deeds.edit(self._desk, self._theme, self._facts, self)

    def _on_pause_asked(self) -> None:
        if self._facts is not None:
            deeds.pause_or_resume(self._desk, self._theme, [self._facts], self)

    def _on_change_pause_asked(self) -> None:
        if self._facts is not None:
            deeds.change_pause(self._desk, self._theme, self._facts, self)

    def _on_end_asked(self) -> None:
        if self._facts is not None:
            deeds.end_or_reopen(self._desk, self._theme, [self._facts], self)

    def _on_complete_asked(self) -> None:
        if self._facts is not None:
            deeds.complete(self._desk, self._theme, [self._facts], self)

    def _on_trash_asked(self) -> None:
        if self._facts is not None:
            deeds.discard(self._desk, [self._facts])
            self.asked.emit(Place("mentorships"))
