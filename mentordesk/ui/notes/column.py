"""The column on the side of the page Notes: words to search for, filters, the list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedWidget

from mentordesk.desk import Desk
from mentordesk.storage import note_list, search
from mentordesk.storage.note_list import NoteRow
from mentordesk.ui.searching import searcher
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.labels import Line, Text
from mentordesk.ui.widgets.layout import SCROLL_BAR, across, down
from mentordesk.ui.widgets.looks import is_rtl, look
from mentordesk.ui.widgets.search_field import SearchField

from . import words
from .filters import Filters
from .list import NoteList

if TYPE_CHECKING:
    from sqlite3 import Connection

MOST_FOUND = 200
LIST, NOTHING = 0, 1


class WordsField(SearchField):
    downward = Signal()  # to the list

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.downward.emit()
        else:
            super().keyPressEvent(event)


class Column(QFrame):
    """Shows which notes there are; `listed` tells that others are."""

    listed = Signal()

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self.terms: tuple[str, ...] = ()
        self.field = WordsField(theme, self.tr("Search notes"))
        self.new = button(theme, self.tr("New note"), "plus", "primary")
        self.filters = Filters(desk)
        self.list = NoteList(desk, theme, self.tr("Notes"))
        self._count = Line("", level="small", tone="muted")
        self._nothing = Text("", tone="muted")
        self._lay_out()
        self.field.textChanged.connect(self._on_wanted)
        self.field.downward.connect(self._on_downward)
        self.filters.changed.connect(self._on_wanted)

    def refresh(self) -> None:
        """Read the list again; of a search the answer arrives a moment later."""
        self.filters.refresh()
        typed, which = self.field.text().strip(), self.filters.which()
        if typed:
            question = partial(_found, typed, which)
            searcher(self._desk).ask(self, question, partial(self._show_found, typed))
            return
        searcher(self._desk).forget(self)
        connection = self._desk.connection
        count = note_list.count(connection, which)
        self._show_terms(())
        self.list.notes.show(count, partial(note_list.listed, connection, which))
        self._show_count(words.count(count), count == 0)

    def show_all(self, mentorship: str = "") -> None:
        """List all notes, or those of a mentorship, whatever was searched for."""
        with QSignalBlocker(self.field):
            self.field.clear()
        self.filters.show_mentorship(mentorship)
        self.refresh()

    def position(self, uid: str) -> int | None:
        """Return where a note is in the list, None if it is not listed."""
        if self.terms:
            rows = (self.list.notes.row(at) for at in range(self.list.notes.rowCount()))
            return next((at for at, row in enumerate(rows) if row and row.uid == uid), None)
        return note_list.position(self._desk.connection, self.filters.which(), uid)

    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return not self.field.text().strip() and not self.filters.is_narrow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._keep_side()

    def _lay_out(self) -> None:
        look(self, look="side-list")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing)
        self._nothing.setContentsMargins(0, 12, 14, 0)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        head = across((self.field, 1), 8, self.new, SCROLL_BAR)
        parts = head, 10, self.filters, 11, self._count, 10, (self._stack, 1)
        self._all = down(*parts)
        self.setLayout(self._all)
        self._keep_side()

    def _keep_side(self) -> None:
        """Margins and borders do not mirror by themselves."""
        rtl = is_rtl(self)
        look(self, side="right" if rtl else "left")
        self._all.setContentsMargins(4 if rtl else 14, 16, 14 if rtl else 4, 0)

    def _on_wanted(self) -> None:
        self.refresh()

    def _on_downward(self) -> None:
        if self.list.notes.rowCount():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.list.currentIndex().isValid():
                self.list.selectRow(0)

    def _show_found(self, typed: str, rows: Sequence[NoteRow]) -> None:
        self._show_terms(search.terms_of(typed))
        shown = rows[:MOST_FOUND]
        self.list.notes.show_rows(shown)
        self._show_count(words.count(len(shown), len(rows) > len(shown)), not rows)

    def _show_terms(self, terms: Sequence[str]) -> None:
        self.terms = tuple(terms)
        self.list.show_found(terms)

    def _show_count(self, sentence: str, nothing: bool) -> None:
        self._count.setText(sentence)
        self._stack.setCurrentIndex(NOTHING if nothing else LIST)
        self._nothing.setText("" if self.is_everything() else self.tr("No note is like this."))
        self.listed.emit()


def _found(typed: str, which: note_list.Which, connection: Connection) -> list[NoteRow]:
    return note_list.found(connection, typed, which, MOST_FOUND + 1)
