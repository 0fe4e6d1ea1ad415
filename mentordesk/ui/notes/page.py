"""All notes: the list that is searched as one types, and beside it the one that is open."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut, QTextCursor
from PySide6.QtWidgets import QStackedWidget, QWidget

from mentordesk.desk import Change, Desk
from mentordesk.domain.place import Place
from mentordesk.storage import mentorships, note_list, notes
from mentordesk.ui.page import Page
from mentordesk.ui.rescue import Texts
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.empty_state import EmptyState
from mentordesk.ui.widgets.layout import across

from .actions import NoteActions
from .column import Column
from .following import follow
from .sheet import Sheet

WIDE, NARROW, NARROWEST = 318, 276, 236
ROOMY, TIGHT = 900, 740
SHEET, NO_NOTE, NO_NOTES = range(3)
AFTER_MS = 300  # the list follows what is typed a little later, so that saving stays quick


class NotesPage(Page):
    TABLES = frozenset({"note", "person", "mentorship", "meeting"})

    def __init__(
        self, desk: Desk, theme: Theme, place: Place, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, theme, place, parent)
        self._uid = ""  # of the note that is shown
        self._at = 0  # its place in the list
        self._asked: Place | None = place  # to be shown when the page is filled
        self._later = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._later.timeout.connect(self._on_quiet)
        self.column = Column(desk, theme)
        self._actions = NoteActions(desk, theme, self)
        self.sheet = Sheet(desk, theme, self._actions)
        self._lay_out()
        self._connect()
        self.edit_actions = [self._title, *self._actions.all()]
        self.show_title(self.tr("Notes"))

    def open(self, place: Place) -> None:
        self._asked = place
        super().open(place)

    def unsaved(self) -> Texts:
        return self.sheet.editor.unsaved()

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width()
        self.column.setFixedWidth(WIDE if wide >= ROOMY else NARROW if wide >= TIGHT else NARROWEST)
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for each in (self.sheet, self._no_note(), self._no_notes()):
            self._stack.addWidget(each)
        self.setLayout(across(self.column, (self._stack, 1)))

    def _no_note(self) -> EmptyState:
        title, sentence = self.tr("No note is open"), self.tr("Choose one from the list.")
        return EmptyState(self._theme, "notebook-pen", title, sentence)

    def _no_notes(self) -> EmptyState:
        first = button(self._theme, self.tr("Write the first note"), "plus", "primary")
        first.clicked.connect(self._on_new_clicked)
        sentence = self.tr(
            "A note is a page of your own, private unless you share it. Every meeting has one"
            " too. Each is saved as you type, and what it said before is kept."
        )
        return EmptyState(self._theme, "notebook-pen", self.tr("No notes yet"), sentence, first)

    def _connect(self) -> None:
        column, listed = self.column, self.column.list
        column.new.clicked.connect(self._on_new_clicked)
        column.listed.connect(self._on_listed)
        column.field.returnPressed.connect(self._on_entered)
        listed.picked.connect(self._on_picked)
        listed.entered.connect(self._on_entered)
        listed.menu_asked.connect(self._on_menu_asked)
        self.sheet.left.connect(self._on_left)
        self.sheet.asked.connect(self.asked)
        self.sheet.link_asked.connect(self._on_link_asked)
        self._title = QAction(self.tr("Edit title"), self)
        self._title.setShortcut(QKeySequence("F2"))
        self._title.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._title.triggered.connect(self._on_title_asked)
        listed.addActions([self._title, self._actions.trash])
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._on_find_asked)

    def _fill(self) -> None:
        place, self._asked = self._asked, None
        if place is not None and place.kind == "notes" and place.part:
            self._uid = ""
            self.column.show_all(place.part)
        elif place is not None and place.kind == "note" and self._may_show(place.uid):
            self._uid = place.uid
            if self.column.position(place.uid) is None:
                self.column.show_all()
            else:
                self.column.refresh()
            self._show_note(follow=True)
            self._show_part(place.part)
        else:
            self.column.refresh()

    def _show_part(self, part: str) -> None:
        if part == "write":
            self.sheet.write()
            self.sheet.editor.moveCursor(QTextCursor.MoveOperation.End)
        elif part == "read":
            self.sheet.read()

    def _on_desk_changed(self, change: Change) -> None:
        if change.by is self.sheet.editor:
            self._stale = True
            self._later.start()
        else:
            super()._on_desk_changed(change)

    def _on_quiet(self) -> None:
        if self._stale and self.isVisible():
            self.refresh()

    def _on_listed(self) -> None:
        self._show_note(follow=False)

    def _show_note(self, follow: bool) -> None:
        """Show the note that was open, else the one that is now in its place."""
        row = note_list.one(self._desk.connection, self._uid) if self._uid else None
        at = self.column.position(self._uid) if row else None
        count = self.column.list.notes.rowCount()
        if row is None or (at is None and self.column.terms):
            nearest = min(self._at, count - 1) if row is None else 0
            found = self.column.list.notes.row(nearest) if count else None
            if found is not None and self._may_show(found.uid):
                row, at, self._uid = found, nearest, found.uid
        self.column.list.choose(at, follow)
        if row is None:
            self._show_nothing()
            return
        self._at = at or 0
        self._stack.setCurrentIndex(SHEET)
        self.sheet.show_note(row, self.column.terms)

    def _show_nothing(self) -> None:
        self._uid = ""
        self._actions.show_note(None)
        self.sheet.show_nothing()
        nothing = self.column.is_everything() and not self.column.list.notes.rowCount()
        self._stack.setCurrentIndex(NO_NOTES if nothing else NO_NOTE)

    def _may_show(self, uid: str) -> bool:
        """A text that could not be saved stays in sight, not to be lost."""
        self.sheet.editor.save()
        return uid == self._uid or not self.sheet.editor.holds_unsaved()

    def _on_picked(self, uid: str) -> None:
        if self._may_show(uid):
            self._uid = uid
            self.place = Place("note", uid)
        self._show_note(follow=True)

    def _on_entered(self) -> None:
        if self._uid:
            self.sheet.write()

    def _on_left(self) -> None:
        self.column.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_find_asked(self) -> None:
        self.column.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.column.field.selectAll()

    def _on_title_asked(self) -> None:
        self.sheet.write()
        self.sheet.editor.moveCursor(QTextCursor.MoveOperation.Start)
        end = QTextCursor.MoveOperation.EndOfBlock
        self.sheet.editor.moveCursor(end, QTextCursor.MoveMode.KeepAnchor)

    def _on_menu_asked(self, spot: QPoint) -> None:
        menu = self._actions.menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(spot)

    def _on_new_clicked(self) -> None:
        """A new note is of the mentorship whose notes are listed."""
        uid = self.column.filters.which().mentorship
        with self._desk.change(self.tr("Add note")) as session:
            owner = mentorships.by_uid(session, uid) if uid else None
            _, made = notes.add(session, self._desk.now(), mentorship_id=owner)
        self.asked.emit(Place("note", made, "write"))

    def _on_link_asked(self, address: str) -> None:
        if (place := follow(self, self._desk, address)) is not None:
            self.asked.emit(place)
