"""The agenda of a meeting: its questions come from the bank, and are answered in place."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QTimer
from shiboken6 import isValid

from mentordesk.desk import Desk
from mentordesk.domain.typed import one_line
from mentordesk.storage import questions
from mentordesk.ui.question_picker import QuestionPicker
from mentordesk.ui.theme import Theme
from mentordesk.ui.words import cut

from .meeting_list import MeetingList
from .row import ADD, NEW, Row
from .shown import Shown

SAVED_AFTER_MS = 1_000
BANK_KEY = "/"


class AgendaList(MeetingList):
    def __init__(self, desk: Desk, theme: Theme, name: str, grows: bool = False) -> None:
        super().__init__(desk, theme, name, grows)
        self.mentorship_id = 0
        self.kind = ""  # of the mentorship
        self._visit = object()  # what is typed in one go is one undo step
        self._picker: QuestionPicker | None = None
        self._soon = QTimer(self, singleShot=True, interval=SAVED_AFTER_MS)
        self._soon.timeout.connect(self.inline.keep)
        self.inline.textEdited.connect(self._on_text_edited)

    def show_meeting(self, shown: Shown) -> None:
        """Be the agenda of this meeting."""
        self.meeting_id, self.voices = shown.meeting.id, shown.voices
        self.mentorship_id, self.kind = shown.mentorship.id, shown.mentorship.kind

    def save_words(self, row: Row, words: str) -> None:
        if not self.drawn.below:
            super().save_words(row, words)
            return
        label = self.tr("Answer question")
        with self._desk.change(label, by=self, merge=self._visit) as session:
            questions.answer(session, row.id, words)

    def write_answer(self, row: Row) -> None:
        """Put a field below a question; what is typed into it is saved."""
        if row.answer is None:
            return
        self._visit = object()
        name = self.tr("Answer to “{question}”").format(question=cut(row.text, 200))
        self.edit_row(row, one_line(row.answer), name, below=True)

    def pick_question(self, section: str = "") -> None:
        """Choose a question of the bank for this section, or for the one it belongs to."""
        self.inline.close_unsaved()
        if self._picker is not None and isValid(self._picker):
            self._picker.dismiss()
        self._picker = QuestionPicker(self._desk, self._theme, self.window())
        self._picker.picked.connect(self.ask)
        self.destroyed.connect(self._picker.deleteLater)
        corner = self.viewport().mapToGlobal(self._picking_box().bottomLeft())
        self._picker.open(self.mentorship_id, self.kind, section, corner)

    def ask(self, question: str, section: str = "") -> None:
        """Put a question on the agenda and select it."""
        with self._desk.change(self.tr("Ask question"), by=self) as session:
            item = questions.ask(session, question, meeting_id=self.meeting_id, where=section)
        self.choose(next((row.key for row in self.rows.rows if row.id == item), ""))
        self.setFocus()

    def _picking_box(self) -> QRect:
        """The row below which the bank opens."""
        adds = [at for at, row in enumerate(self.rows.rows) if row.kind == ADD]
        current = self.currentIndex()
        return self.visualRect(
            current if current.isValid() or not adds else self.rows.index(adds[0])
        )

    def _on_text_edited(self, text: str) -> None:
        new = self.inline.row
        if self.drawn.below:
            if not self._soon.isActive():  # who never rests is saved too
                self._soon.start()
        elif new is not None and new.kind == NEW and text == BANK_KEY and self.adds:
            self.pick_question(new.section)

    def _on_hit(self, row: Row, part: str, below: QPoint) -> None:
        if row.kind == ADD and part in ("press", "end") and self.adds:
            self.pick_question()
        elif part == "second":
            self.write_answer(row)
        else:
            super()._on_hit(row, part, below)
