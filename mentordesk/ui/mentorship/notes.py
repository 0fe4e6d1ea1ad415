"""The notes of a mentorship, those of its meetings among them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.storage import note_list, notes
from mentordesk.storage.mentorships import Facts
from mentordesk.storage.note_list import NoteRow
from mentordesk.ui.mentorships import deeds
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.empty_state import EmptyState
from mentordesk.ui.widgets.layout import PAGE_EDGE, across, list_card
from mentordesk.ui.widgets.menus import entry

from . import sentences
from .entries import EntryList

PAGE = 200  # notes that are read at a time


class Notes(QWidget):
    asked = Signal(Place)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._facts: Facts | None = None
        self._most, self._rows = PAGE, list[NoteRow]()
        self.list = EntryList(theme, self.tr("Notes"))
        self.list.opened.connect(self._on_opened)
        self.list.discarded.connect(self._on_discarded)
        self.list.menu_asked.connect(self._on_menu_asked)
        self.list.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        first = button(theme, self.tr("New note"), "notebook-pen", "primary")
        first.clicked.connect(self._on_add_clicked)
        nothing = EmptyState(
            theme,
            "notebook-pen",
            self.tr("No notes yet"),
            self.tr("A new note is private until you share it."),
            first,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(nothing)
        edges = (PAGE_EDGE, 18, PAGE_EDGE, 22)
        self.setLayout(across((list_card(self._stack), 1), margins=edges))

    def show_mentorship(self, facts: Facts) -> None:
        if self._facts is None or facts.id != self._facts.id:
            self._most = PAGE
        self._facts = facts
        which = note_list.Which(facts.uid)
        self._rows = note_list.listed(self._desk.connection, which, 0, self._most)
        now = self._desk.now()
        self.list.show_entries([sentences.note(each, now) for each in self._rows])
        self._stack.setCurrentIndex(0 if self._rows else 1)

    def _on_scrolled(self, value: int) -> None:
        """Near the end, read on."""
        bar, full = self.list.verticalScrollBar(), len(self._rows) == self._most
        if full and self._facts is not None and bar.maximum() - value < self.list.height():
            self._most += PAGE
            self.show_mentorship(self._facts)

    def _on_menu_asked(self, uid: str, at: QPoint) -> None:
        row, theme = self._row(uid), self._theme
        menu = QMenu(self.list)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entry(theme, menu, self.tr("Open"), lambda: self._on_opened(uid), "arrow-right")
        other = self.tr("Make shared") if row.private else self.tr("Make private")
        icon = "lock-open" if row.private else "lock"
        entry(theme, menu, other, lambda: self._switch_private(row, other), icon)
        menu.addSeparator()
        trash = self.tr("Move to trash")
        entry(theme, menu, trash, lambda: self._on_discarded(uid), "trash-2", "Del")
        menu.popup(at)

    def _row(self, uid: str) -> NoteRow:
        return next(row for row in self._rows if row.uid == uid)

    def _switch_private(self, row: NoteRow, label: str) -> None:
        with self._desk.change(label) as session:
            notes.set_private(session, row.note_id, not row.private)

    def _on_add_clicked(self) -> None:
        if self._facts is not None:
            self.asked.emit(Place("note", deeds.add_note(self._desk, self._facts), "write"))

    def _on_opened(self, uid: str) -> None:
        self.asked.emit(Place("note", uid))

    def _on_discarded(self, uid: str) -> None:
        with self._desk.change(self.tr("Move note to trash")) as session:
            notes.discard(session, self._row(uid).note_id, self._desk.now())
