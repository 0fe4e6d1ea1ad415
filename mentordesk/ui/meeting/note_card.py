"""The note of a meeting that is over: to read, with a way to edit it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from mentordesk.desk import Change, Desk
from mentordesk.domain.place import Place
from mentordesk.storage import notes
from mentordesk.ui.notes.following import follow
from mentordesk.ui.notes.reading import Reading
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.labels import Text, head_line
from mentordesk.ui.widgets.layout import across, down
from mentordesk.ui.widgets.looks import look


class NoteCard(QFrame):
    asked = Signal(Place)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._uid = desk, ""
        self._body: str | None = ""
        self._edit = button(theme, self.tr("Edit note"), "pencil", "flat")
        self._edit.clicked.connect(self._on_edit_clicked)
        self._nothing = Text(self.tr("Nothing was written down."), tone="muted")
        self._text = Reading(theme)
        self._text.link_asked.connect(self._on_link_asked)
        top = across(head_line(self.tr("Note")), None, self._edit, margins=(0, 0, 4, 0))
        parts = down(top, 7, self._nothing, (self._text, 1), margins=(18, 9, 10, 10))
        parts.setAlignment(self._nothing, Qt.AlignmentFlag.AlignTop)
        self.setLayout(parts)
        look(self, look="card")
        desk.changed.connect(self._on_desk_changed)

    def show_note(self, uid: str | None) -> None:
        self._uid = uid or ""
        note_id = notes.by_uid(self._desk.session, self._uid)
        body = notes.text(self._desk.session, note_id) if note_id is not None else None
        if body != self._body:
            self._body = body
            self._text.show_text(body or "")
        self._text.setVisible(bool(body))
        self._nothing.setVisible(not body)
        self._edit.setVisible(body is not None)

    def _on_edit_clicked(self) -> None:
        self.asked.emit(Place("note", self._uid))

    def _on_link_asked(self, address: str) -> None:
        if (place := follow(self, self._desk, address)) is not None:
            self.asked.emit(place)

    def _on_desk_changed(self, change: Change) -> None:
        if "note" in change.tables and self.isVisible():
            self.show_note(self._uid)
