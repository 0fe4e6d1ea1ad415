"""Questions that earlier meetings left without an answer, in the brief."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPoint

from mentordesk.desk import Desk
from mentordesk.storage import question_list, questions
from mentordesk.ui import question_words, words
from mentordesk.ui.theme import Theme

from .agenda_list import AgendaList
from .answers import by_key
from .row import HEAD, Row
from .shown import Shown

UNANSWERED = "unanswered"


def tr(text: str) -> str:
    return QCoreApplication.translate("meeting", text)


class Unanswered(AgendaList):
    """Each is answered in place, or asked again; what is on this agenda anyway is left out."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(desk, theme, tr("Still unanswered"), grows=True)
        self._questions: dict[str, str] = {}  # by the uid of the agenda item
        self._rows: Sequence[Row] = ()
        self.inline.closed.connect(self._on_answered)

    def show_meeting(self, shown: Shown) -> None:
        super().show_meeting(shown)
        meeting, session = shown.meeting, self._desk.session
        kept = question_list.of_meeting(self._desk.connection, meeting.id)
        here = {each.question for each in kept.values()}  # perhaps asked by another item
        found = questions.unanswered(session, meeting.mentorship_id)
        found = [each for each in found if each.question not in here]
        self._questions = {each.uid: each.question for each in found}
        self._rows = [self._row(each, shown) for each in found]
        self._show()

    def _row(self, each: questions.Unanswered, shown: Shown) -> Row:
        day = words.month_day(each.asked_on, shown.today)
        asked = tr("Asked on {day}").format(day=day)
        who = shown.voices.name(each.voice)
        return Row(
            "agenda_item",
            each.uid,
            each.title,
            question_words.spoken((f"{who}: {each.title}", asked, by_key())),
            id=each.item_id,
            chip=shown.voices.sign(each.voice),
            chip_voice=each.voice,
            second=asked,
            end=tr("Ask again"),
            end_voice="accent",
            private=each.private,
            tip=f"{each.title}\n\n{by_key()}",
            answer="",
        )

    def _show(self) -> None:
        """One that is being answered stays until that is done."""
        rows, editing = list(self._rows), self.inline.row
        if editing is not None and editing.key not in self._questions:
            rows.insert(min(len(rows), self._place_of(editing) - 1), editing)
        head = [Row(HEAD, UNANSWERED, tr("Still unanswered"))] if rows else []
        self.show_rows([*head, *rows])
        self.setVisible(bool(rows))

    def _on_answered(self) -> None:
        if self.isVisible():
            self._show()

    def _on_hit(self, row: Row, part: str, below: QPoint) -> None:
        if part == "end" and row.key in self._questions:
            with self._desk.change(self.tr("Ask question"), by=self) as session:
                questions.ask(session, self._questions[row.key], meeting_id=self.meeting_id)
        else:
            super()._on_hit(row, part, below)
