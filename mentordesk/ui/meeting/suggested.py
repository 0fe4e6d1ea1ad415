"""The card that suggests what to ask, beside the agenda."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.domain.questions import FIRST, Known
from mentordesk.storage import question_list, questions
from mentordesk.ui import question_words
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button, icon_button
from mentordesk.ui.widgets.labels import Text, head_line, plain_tip
from mentordesk.ui.widgets.layout import across, down, row
from mentordesk.ui.widgets.looks import look
from mentordesk.ui.widgets.menus import entry, own_menu

from .shown import Shown

SUGGESTED = 3
EDGES = (18, 16, 18, 10)


class Suggested(QFrame):
    """Three questions not asked for longest, each with a + that puts it on the agenda."""

    asked = Signal(Place)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._meeting_id = 0
        self._known: list[Known] = []
        self._head = head_line("")
        self._texts = [Text() for _ in range(SUGGESTED)]
        self._adders = [
            icon_button(theme, "plus", self.tr("Add to the agenda"), "accent", 18)
            for _ in range(SUGGESTED)
        ]
        self._rows = [self._made_row(at) for at in range(SUGGESTED)]
        self._nothing = Text(self.tr("All that there is to ask is on the agenda."), tone="muted")
        bank = button(theme, self.tr("Question bank"), kind="link")
        bank.clicked.connect(self._on_bank_clicked)
        look(self, look="card")
        foot = across(bank, None)
        rows = down(*self._rows, self._nothing)
        self.setLayout(down(self._head, 4, rows, 4, foot, margins=EDGES))

    def show_meeting(self, shown: Shown) -> None:
        kind = shown.meeting.kind
        self._meeting_id = shown.meeting.id
        connection = self._desk.connection
        self._known = question_list.suggestions(connection, shown.mentorship.id, kind, SUGGESTED)
        first = any(each.question.kind == FIRST for each in self._known)
        said = self.tr("Questions for a first meeting") if first else question_words.for_kind(kind)
        self._head.setText(said)
        for at, line in enumerate(self._rows):
            line.setVisible(at < len(self._known))
            if at < len(self._known):
                self._show_question(at, self._known[at], shown)
        self._nothing.setVisible(not self._known)

    def _made_row(self, at: int) -> QFrame:
        add = partial(self._ask, at)
        self._adders[at].clicked.connect(add)
        line = row((self._texts[at], 1), self._adders[at], first=at == 0)
        own_menu(line)
        entry(self._theme, line, self.tr("Add to the agenda"), add, "plus")
        entry(self._theme, line, self.tr("Show in the question bank"), partial(self._show, at))
        entry(self._theme, line, self.tr("Hide question"), partial(self._hide, at), "eye-off")
        return line

    def _show_question(self, at: int, known: Known, shown: Shown) -> None:
        text = known.question.text
        self._texts[at].setText(text)
        self._rows[at].setAccessibleName(text)
        stands = question_words.how_it_stands(known, shown.today)
        self._texts[at].setToolTip(plain_tip(stands))
        name = self.tr("Add to the agenda: {question}").format(question=text)
        self._adders[at].setAccessibleName(name)
        self._adders[at].setAccessibleDescription(stands)

    def _ask(self, at: int) -> None:
        with self._desk.change(self.tr("Ask question"), by=self) as session:
            questions.ask(session, self._known[at].question.uid, meeting_id=self._meeting_id)

    def _hide(self, at: int) -> None:
        with self._desk.change(self.tr("Hide question"), by=self) as session:
            questions.hide(session, self._known[at].question.uid, True)

    def _show(self, at: int) -> None:
        self.asked.emit(Place("questions", "", self._known[at].question.uid))

    def _on_bank_clicked(self) -> None:
        self.asked.emit(Place("questions"))
