"""What is known of one question: when it was asked whom, and the answers over the years."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QPushButton

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.domain.questions import Known
from mentordesk.storage import question_list
from mentordesk.storage.question_list import Asking
from mentordesk.ui import question_words
from mentordesk.ui.meeting.lines import Lines
from mentordesk.ui.meeting.row import Row
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.labels import Line, Text, head_line
from mentordesk.ui.widgets.layout import across, down
from mentordesk.ui.widgets.looks import look

from .actions import QuestionActions

EDGES, WORDS_EDGE = (8, 16, 8, 8), (10, 0, 10, 0)


class Detail(QFrame):
    asked = Signal(Place)

    def __init__(self, desk: Desk, theme: Theme, actions: QuestionActions) -> None:
        super().__init__()
        self._desk = desk
        self._askings: dict[str, Asking] = {}
        self._text = Text("", strong="true")
        self._facts = Line("", level="small", tone="muted")
        self._ask = self._made_ask(theme, actions)
        self._stands = Text("", tone="muted")
        self._head = head_line(self.tr("Asked"))
        self._history = Lines(theme, self.tr("When it was asked"))
        self._history.hit.connect(self._on_hit)
        self._history.opened.connect(self._on_opened)
        look(self, look="card")
        over = (self._text, 6, self._facts, 12, across(self._ask, None), 18, self._head, 4)
        words = down(*over, self._stands, margins=WORDS_EDGE)
        self.setLayout(down(words, (self._history, 1), margins=EDGES))

    def show_question(self, known: Known | None) -> None:
        self.setVisible(known is not None)
        if known is None:
            return
        question, today = known.question, self._desk.today()
        along = self.tr("comes with MentorDesk") if question.comes_along else self.tr("your own")
        hidden = self.tr("hidden") if question.hidden else ""
        facts = question_words.kind(question.kind), question.category, along, hidden
        self._text.setText(question.text)
        self._facts.setText(" · ".join(fact for fact in facts if fact))
        found = question_list.history(self._desk.connection, question.uid)
        self._askings = {each.item_uid: each for each in found}
        self._history.show_rows([self._row(at, each, today) for at, each in enumerate(found)])
        self._stands.setText(question_words.how_it_stands(known, today))
        self._stands.setVisible(not found)

    def _made_ask(self, theme: Theme, actions: QuestionActions) -> QPushButton:
        ask = button(theme, self.tr("Ask…"), "calendar-plus")
        ask.setMenu(actions.ask_menu)
        ask.setToolTip(self.tr("Put it on the next agenda with someone"))
        return ask

    def _row(self, at: int, asking: Asking, today: date) -> Row:
        nothing = {"open": self.tr("Still open"), "parked": self.tr("Parked")}
        words = asking.answer or nothing.get(asking.state, self.tr("No answer was kept"))
        told = question_words.told(asking, today)
        spoken = question_words.spoken((told, words))
        kind, key = "agenda_item", asking.item_uid
        return Row(
            *(kind, key, words, spoken),
            second=told,
            private=asking.private,
            lined=at > 0,
            struck=False,
        )

    def _on_hit(self, row: Row, part: str, below: QPoint) -> None:
        if part == "words":
            self._on_opened(row)

    def _on_opened(self, row: Row) -> None:
        """Open the meeting, or the mentorship in which it waits for one."""
        asking = self._askings[row.key]
        if asking.meeting:
            self.asked.emit(Place("meeting", asking.meeting, asking.item_uid))
        else:
            self.asked.emit(Place("mentorship", asking.mentorship, "overview"))
