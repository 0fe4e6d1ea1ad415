"""A planned meeting: its agenda, and beside it what was promised, reached and parked."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from mentordesk.desk import Desk
from mentordesk.domain import agenda as rules
from mentordesk.domain.place import Place
from mentordesk.storage import agenda, question_list
from mentordesk.storage.agenda import Entry
from mentordesk.ui import words
from mentordesk.ui.item_history import histories
from mentordesk.ui.mentorship_head import MentorshipHead
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.budget import Budget
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.labels import Line, head_line
from mentordesk.ui.widgets.layout import PAGE_EDGE, across, card, column, down, scrolled
from mentordesk.ui.widgets.looks import look
from mentordesk.ui.widgets.notice import Notice

from .agenda_list import AgendaList
from .answers import with_answers
from .brief import Brief
from .fact import FactButton
from .review_rows import reviewed
from .rows import prepared
from .shown import Shown
from .since import EDGES, WORDS_EDGE
from .starter import Starter
from .suggested import Suggested


class Prepare(QWidget):
    asked = Signal(Place)
    wanted = Signal(str)  # one of the names of MeetingActions

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self.starter = Starter(desk, theme)
        self.list = AgendaList(desk, theme, self.tr("Agenda"))
        self.list.adds = True
        self.list.drafted_as = "agenda"
        self.brief = Brief(desk, theme)
        self._suggested = Suggested(desk, theme)
        self.brief.put_in(self._suggested)
        self.brief.asked.connect(self.asked)
        self._suggested.asked.connect(self.asked)
        self.lists = (self.list, *self.brief.lists)
        self._told = Notice(theme, "circle-check", "ok")
        self.setLayout(down(self._made_head(), self._told, (self._body(), 1)))

    def show_meeting(self, shown: Shown) -> None:
        self._told.hide()
        self._mentorship_uid = shown.mentorship.uid
        meeting, session = shown.meeting, self._desk.session
        entries = agenda.items(session, meeting.id)
        self.list.show_meeting(shown)
        told = histories(session, entries, shown.today)
        kept = question_list.of_meeting(self._desk.connection, meeting.id)
        rows = prepared(meeting.kind, entries, shown.voices, shown.today, told)
        self.list.show_rows(with_answers(reviewed(session, rows), kept, shown.today))
        self._show_budget(entries, meeting.minutes)
        self._show_start(entries, shown)
        self.brief.show_meeting(shown)
        self._suggested.show_meeting(shown)
        self._show_head(shown)

    def focus_first(self) -> None:
        self.list.setFocus()

    def tell(self, sentence: str) -> None:
        """Say what was done, until something else is."""
        self._told.say(sentence)

    def _made_head(self) -> QWidget:
        self._head = MentorshipHead(self._desk, self._theme)
        share = button(self._theme, self.tr("Share agenda"), "share-2")
        start = button(self._theme, self.tr("Start meeting"), "play", "primary")
        share.clicked.connect(partial(self.wanted.emit, "share"))
        start.clicked.connect(partial(self.wanted.emit, "start"))
        self._head.tab_asked.connect(self._on_tab_asked)
        self._head.buttons.addWidget(share)
        self._head.buttons.addWidget(start)
        return self._head

    def _show_head(self, shown: Shown) -> None:
        self._when = when = FactButton(shown.when, self.tr("Move the meeting"))
        when.clicked.connect(partial(self.wanted.emit, "move"))
        rhythm = f"· {words.cadence(shown.mentorship.cadence)}"
        self._head.show_mentorship(shown.mentorship_there, "meetings", shown.title, when, rhythm)

    def _body(self) -> QWidget:
        aside = QWidget()
        aside.setLayout(down(self.brief, None, gap=14))
        share, wide = column((scrolled(aside), 1), wide=361)
        body = QWidget()
        edges = (PAGE_EDGE, 18, PAGE_EDGE, 22)
        body.setLayout(across((self._agenda_card(), 653), (share, wide), margins=edges, gap=18))
        return body

    def _agenda_card(self) -> QFrame:
        self._planned = look(Line(""), tone="muted")
        self._budget = Budget(self._theme)
        top = across(head_line(self.tr("Agenda")), None, self._planned)
        over = down(top, 8, self._budget, self.starter, margins=WORDS_EDGE)
        return card(over, (self.list, 1), margins=EDGES)

    def _show_start(self, entries: list[Entry], shown: Shown) -> None:
        """An empty agenda offers a template."""
        if not entries:
            self.starter.show_meeting(shown)
        elif self.starter.hasFocus():
            self.list.setFocus()
        self.starter.setVisible(not entries)

    def _show_budget(self, entries: list[Entry], length: int) -> None:
        """The bar is there once anything has minutes."""
        planned = rules.minutes((entry.state, entry.minutes) for entry in entries)
        said, over = self.tr("{planned} of {length} min planned"), planned - length
        if over > 0:
            said = self.tr("{planned} of {length} min planned, {over} too many")
        self._planned.setText(said.format(planned=planned, length=length, over=over))
        look(self._planned, tone="attention" if planned > length else "muted")
        self._budget.show_minutes(planned, length)
        for part in (self._planned, self._budget):
            part.setVisible(planned > 0)

    def _on_tab_asked(self, part: str) -> None:
        self.asked.emit(Place("mentorship", self._mentorship_uid, part))
