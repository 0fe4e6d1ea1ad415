"""All mentorships: who is next, what is promised, who is waiting for whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.storage.mentorship_list import Row, rows
from mentordesk.ui import words
from mentordesk.ui.page import Page
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.empty_state import EmptyState
from mentordesk.ui.widgets.fields import Choice
from mentordesk.ui.widgets.head import Head
from mentordesk.ui.widgets.layout import PAGE_EDGE, across, down, list_card
from mentordesk.ui.widgets.search_field import SearchField
from mentordesk.ui.widgets.segments import Segments

from . import deeds
from .form import MentorshipForm
from .table import Table

ONE, SOME = "one", "some"  # how many have to be selected
WIDE = 220
NARROW = 940  # below this width the title needs half of the filter


class MentorshipsPage(Page):
    TABLES = frozenset(
        {"mentorship", "person", "pause", "meeting", "agenda_item", "placement", "action_item"}
        | {"note", "decision", "learning"}
    )

    def __init__(
        self, desk: Desk, theme: Theme, place: Place, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, theme, place, parent)
        self._make_parts()
        self._make_actions()
        self._lay_out()
        self.show_title(self.tr("Mentorships"))

    def focus_first(self) -> None:
        self.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._filter.setFixedWidth(WIDE if self.width() >= NARROW else WIDE // 2)

    def _make_parts(self) -> None:
        theme = self._theme
        self._filter = SearchField(theme, self.tr("Filter"))
        self._filter.textChanged.connect(self._sift)
        shown = (self.tr("Active"), self.tr("All"))
        self._shown = Segments(theme, self.tr("Which mentorships"), *shown)
        self._shown.chosen.connect(self._sift)
        self._turn = Choice(theme, self.tr("Whose turn it is"), self._turns(), "")
        self._turn.activated.connect(self._sift)
        self._add = button(theme, self.tr("Mentorship"), "plus", "primary")
        self._add.setAccessibleName(self.tr("Add a mentorship"))
        self._add.clicked.connect(self._on_add_clicked)
        self.table = Table(theme, self.tr("Mentorships"))
        self.table.opened.connect(self._on_opened)
        self.table.menu_asked.connect(self._on_menu_asked)
        self.table.picked.connect(self._show_actions)

    def _make_actions(self) -> None:
        self._needs: dict[QAction, str] = {}
        self._open = self._action(self.tr("Open"), ONE, "")
        self._plan = self._action(self.tr("Plan meeting…"), ONE, "")
        self._note = self._action(self.tr("New note"), ONE, "")
        self._edit = self._action(self.tr("Edit…"), ONE, "F2")
        self._pause = self._action(self.tr("Pause…"), SOME, "")
        self._change_pause = self._action(self.tr("Change pause…"), ONE, "")
        self._end = self._action(self.tr("End…"), SOME, "")
        self._complete = self._action(self.tr("Complete…"), SOME, "")
        self._trash = self._action(self.tr("Move to trash"), SOME, "Del")
        self._open.triggered.connect(self._on_open_asked)
        self._plan.triggered.connect(self._on_plan_asked)
        self._note.triggered.connect(self._on_note_asked)
        self._edit.triggered.connect(self._on_edit_asked)
        self._pause.triggered.connect(self._on_pause_asked)
        self._change_pause.triggered.connect(self._on_change_pause_asked)
        self._end.triggered.connect(self._on_end_asked)
        self._complete.triggered.connect(self._on_complete_asked)
        self._trash.triggered.connect(self._on_trash_asked)
        self._resting = [self._edit, self._pause, self._change_pause, self._end, self._complete]
        self.edit_actions = [*self._resting, self._trash]
        self.meeting_actions = [self._plan]

    def _action(self, text: str, needs: str, keys: str) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.table.addAction(action)
        self._needs[action] = needs
        return action

    def _lay_out(self) -> None:
        tools = (self._filter, self._turn, self._shown, self._add)
        self._head = Head(self._theme, self.tr("Mentorships"), (), *tools)
        self._nothing = self._empty_state()
        self._unfound = EmptyState(
            self._theme, "search-x", self.tr("Nothing found"), self.tr("No mentorship matches.")
        )
        self._list = QStackedWidget()
        self._list.addWidget(self.table)
        self._list.addWidget(self._unfound)
        self._body = QStackedWidget()
        self._body.addWidget(list_card(self._list))
        self._body.addWidget(self._nothing)
        self.setLayout(
            down(self._head, across((self._body, 1), margins=(PAGE_EDGE, 4, PAGE_EDGE, 22)))
        )

    def _turns(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Anyone’s turn"), ""),
            (self.tr("Waiting for you"), "mine"),
            (self.tr("Waiting for them"), "theirs"),
            (self.tr("Silent"), "silent"),
        ]

    def _empty_state(self) -> EmptyState:
        first = button(self._theme, self.tr("Add the first mentorship"), "plus", "primary")
        first.clicked.connect(self._on_add_clicked)
        return EmptyState(
            self._theme,
            "users",
            self.tr("No mentorships yet"),
            self.tr(
                "Everyone you mentor, and everyone who mentors you, has a line here:"
                " when you meet next, what is promised, and who is waiting for whom."
            ),
            first,
        )

    def _fill(self) -> None:
        found = rows(self._desk.connection, self._desk.today())
        chosen = {row.uid for row in self.table.chosen()}
        at, scrolled = self.table.currentIndex().row(), self.table.verticalScrollBar().value()
        self.table.mentorships.show(found, self._desk.now())
        self._head.show_facts(self._counts(found))
        self._body.setCurrentIndex(0 if found else 1)
        for tool in (self._filter, self._turn, self._shown, self._add):
            tool.setVisible(bool(found))
        self._show_what_is_left()
        if chosen:
            self.table.choose(chosen, at)
        self.table.verticalScrollBar().setValue(scrolled)
        self._show_actions()

    def _counts(self, found: Sequence[Row]) -> str:
        """4 active, 1 paused, 2 ended."""
        counts = Counter(row.state for row in found)
        said = [f"{counts[state]} {words.state(state)}" for state in ("active", "paused", "ended")]
        return ", ".join(each for each in said if not each.startswith("0 "))

    def _sift(self) -> None:
        active = self._shown.current() == 0
        self.table.sifted.sift(self._filter.text(), active, self._turn.value())
        self._show_what_is_left()
        self._show_actions()

    def _show_what_is_left(self) -> None:
        none = not self.table.sifted.rowCount()
        if none and self._turn.value():
            self._unfound.say(
                self.tr("Nobody here"),
                self.tr("Nothing is waited for in this way. “Anyone” shows all."),
            )
        elif none and not self._filter.text():
            self._unfound.say(
                self.tr("No active mentorship"), self.tr("Paused and ended ones are behind “All”.")
            )
        elif none:
            self._unfound.say(
                self.tr("Nothing found"), self.tr("No mentorship has these words in its line.")
            )
        self._list.setCurrentIndex(1 if none else 0)

    def _show_actions(self) -> None:
        chosen = self.table.chosen()
        for action, needs in self._needs.items():
            action.setEnabled(len(chosen) == 1 if needs == ONE else bool(chosen))
        self._pause.setText(deeds.pause_name(chosen))
        going = any(row.state != "ended" for row in chosen)
        self._pause.setEnabled(going)
        self._change_pause.setVisible(len(chosen) == 1 and chosen[0].state == "paused")
        self._complete.setEnabled(going)
        self._plan.setEnabled(going and len(chosen) == 1)
        self._end.setText(deeds.end_name(chosen))

    def _on_add_clicked(self) -> None:
        form = MentorshipForm(self._desk, self._theme, parent=self)
        if form.exec():
            self.asked.emit(Place("mentorship", form.uid))

    def _on_opened(self, uid: str) -> None:
        self.asked.emit(Place("mentorship", uid))

    def _on_menu_asked(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self._open, self._plan, self._note])
        menu.addSeparator()
        menu.addActions(self._resting)
        menu.addSeparator()
        menu.addAction(self._trash)
        menu.popup(at)

    def _on_open_asked(self) -> None:
        self.asked.emit(Place("mentorship", self.table.chosen()[0].uid))

    def _on_plan_asked(self) -> None:
        uid = deeds.plan_meeting(self._desk, self._theme, self.table.chosen()[0], self)
        if uid:
            self.asked.emit(Place("meeting", uid))

    def _on_note_asked(self) -> None:
        self.asked.emit(Place("note", deeds.add_note(self._desk, self.table.chosen()[0]), "write"))

    def _on_edit_asked(self) -> None:
        deeds.edit(self._desk, self._theme, self.table.chosen()[0], self)

    def _on_pause_asked(self) -> None:
        deeds.pause_or_resume(self._desk, self._theme, self.table.chosen(), self)

    def _on_change_pause_asked(self) -> None:
        deeds.change_pause(self._desk, self._theme, self.table.chosen()[0], self)

    def _on_end_asked(self) -> None:
        deeds.end_or_reopen(self._desk, self._theme, self.table.chosen(), self)

    def _on_complete_asked(self) -> None:
        deeds.complete(self._desk, self._theme, self.table.chosen(), self)

    def _on_trash_asked(self) -> None:
        deeds.discard(self._desk, self.table.chosen())
