"""The timeline of a mentorship: planned meetings, then the records, newest first."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.meeting import TO_COME
from mentordesk.domain.place import Place
from mentordesk.storage import meetings
from mentordesk.storage.mentorships import Facts
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.empty_state import EmptyState
from mentordesk.ui.widgets.layout import PAGE_EDGE, across, list_card
from mentordesk.ui.widgets.menus import entry

from . import sentences
from .entries import EntryList


class Timeline(QWidget):
    asked = Signal(Place)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self.list = EntryList(theme, self.tr("Meetings"))
        self.list.opened.connect(self._on_opened)
        self.list.discarded.connect(self._on_discarded)
        self.list.menu_asked.connect(self._on_menu_asked)
        nothing = EmptyState(
            theme,
            "calendar-days",
            self.tr("No meetings yet"),
            self.tr("Plan the first one: its agenda can be filled right away."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(nothing)
        edges = (PAGE_EDGE, 18, PAGE_EDGE, 22)
        self.setLayout(across((list_card(self._stack), 1), margins=edges))

    def show_mentorship(self, facts: Facts) -> None:
        records = meetings.of_mentorship(self._desk.session, facts.id)
        records.sort(key=lambda each: each.state not in TO_COME)
        said = [sentences.record(each, self._desk.now(), facts.zone) for each in records]
        self.list.show_entries(said)
        self._stack.setCurrentIndex(0 if said else 1)

    def _on_menu_asked(self, uid: str, at: QPoint) -> None:
        menu = QMenu(self.list)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entry(self._theme, menu, self.tr("Open"), lambda: self._on_opened(uid), "arrow-right")
        menu.addSeparator()
        trash = self.tr("Move to trash")
        entry(self._theme, menu, trash, lambda: self._on_discarded(uid), "trash-2", "Del")
        menu.popup(at)

    def _on_opened(self, uid: str) -> None:
        self.asked.emit(Place("meeting", uid))

    def _on_discarded(self, uid: str) -> None:
        with self._desk.change(self.tr("Move meeting to trash")) as session:
            meetings.discard(session, meetings.by_uid(session, uid), self._desk.now())
