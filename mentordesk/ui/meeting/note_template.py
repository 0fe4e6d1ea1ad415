"""The template with which the note of a meeting begins, and where it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.desk import Desk
from mentordesk.domain import note_template as rules
from mentordesk.errors import MentorDeskError
from mentordesk.storage import meetings, notes, preferences
from mentordesk.ui import words
from mentordesk.ui.draft import Draft
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.fields import text_edit
from mentordesk.ui.widgets.form import Labelled, ways_out
from mentordesk.ui.widgets.layout import across, down

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from mentordesk.storage.meetings import Facts

NAME = "note-template"
LINES = 10


def tr(text: str) -> str:
    return QCoreApplication.translate("meeting", text)


def start(desk: Desk, meeting_id: int, began: datetime) -> None:
    """Begin a meeting, and its note with the template unless something is written; one step."""
    with desk.change(tr("Start meeting")) as session:
        meetings.start(session, meeting_id, began)
        facts = meetings.facts(session, meeting_id)
        note = notes.by_uid(session, facts.note_uid or "")
        if note is not None and not (notes.text(session, note) or "").strip():
            notes.write(session, note, beginning(session, facts), desk.now())


def beginning(session: Session, facts: Facts) -> str:
    """Return the text with which the note of a meeting begins."""
    values = {
        "number": str(facts.number),
        "person": facts.person,
        "date": words.written(facts.starts_at.date(), "d MMMM yyyy"),
    }
    return rules.filled(preferences.value(session, NAME, usual()), values)


def clear_untouched(session: Session, facts: Facts, now: datetime) -> None:
    """Empty a note to whose beginning nothing was added: a heading alone is not a note."""
    note = notes.by_uid(session, facts.note_uid or "")
    if note is not None and (notes.text(session, note) or "") == beginning(session, facts):
        notes.write(session, note, "", now)


def usual() -> str:
    return tr("# Meeting {number}") + "\n\n"


class NoteTemplateDialog(QDialog):
    """An empty template is fine: notes then begin blank."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(tr("Note template"))
        self._kept = preferences.value(desk.session, NAME, usual())
        self._draft = Draft(desk, "note template", self._typed, self)
        text = self._draft.kept().get("text", self._kept)
        self.field = text_edit(tr("A meeting's note begins with"), text, lines=LINES)
        self.field.textChanged.connect(self._draft.touch)
        hint = tr(
            "{number}, {person} and {date} become those of the meeting."
            " A note in which something is written is left as it is."
        )
        self._whole = Labelled(tr("A meeting's note begins with"), self.field, hint)
        again = button(theme, tr("As it came"), "rotate-ccw", "flat")
        again.clicked.connect(self._on_again_clicked)
        ways, _ = ways_out(theme, self, tr("Save"))
        ways.insertWidget(0, again)
        parts = down(self._whole, across(None), ways, gap=12)
        parts.setContentsMargins(22, 20, 22, 18)
        self.setLayout(parts)
        self.setMinimumWidth(520)

    def accept(self) -> None:
        try:
            with self._desk.change(tr("Change the note template"), by=self) as session:
                preferences.keep(session, NAME, self.field.toPlainText())
        except MentorDeskError as error:
            self._whole.complain(words.sentence(error))
        else:
            self._draft.let_go()
            super().accept()

    def reject(self) -> None:
        self._draft.let_go()  # it is for a crash: who cancels wants what was there
        super().reject()

    def _typed(self) -> dict[str, str]:
        text = self.field.toPlainText()
        return {"text": text} if text != self._kept else {}

    def _on_again_clicked(self) -> None:
        self.field.setPlainText(usual())
