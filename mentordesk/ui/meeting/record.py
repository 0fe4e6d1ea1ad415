"""The record of a meeting that was held, and what is left of one that was not."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.storage import (
    actions,
    agenda,
    decisions,
    learnings,
    next_time,
    question_list,
    usefulness,
)
from mentordesk.ui import item_words, words
from mentordesk.ui.item_history import histories
from mentordesk.ui.mentorship_head import MentorshipHead
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.labels import Text, head_line
from mentordesk.ui.widgets.layout import PAGE_EDGE, across, card, column, down
from mentordesk.ui.widgets.notice import Notice
from mentordesk.ui.widgets.sign import Sign

from .agenda_list import AgendaList
from .aims import answered_rows
from .answers import to_be_written, with_answers
from .note_card import NoteCard
from .review_rows import reviewed
from .row import Row
from .rows import captured, recorded
from .shown import Shown
from .since import EDGES, WORDS_EDGE


class Record(QWidget):
    asked = Signal(Place)
    wanted = Signal(str)  # one of the names of MeetingActions

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._next = Place("meeting")
        self.list = AgendaList(desk, theme, self.tr("Record of the meeting"))
        self.list.drafted_as = "record"
        self.lists = (self.list,)
        self._nothing = Text(self.tr("Nothing was on the agenda."), tone="muted")
        self._note = NoteCard(desk, theme)
        self._note.asked.connect(self.asked)
        self._make_notices()
        parts = down(self._made_head(), self._held, self._told, self._off, (self._body(), 1))
        self.setLayout(parts)

    def show_meeting(self, shown: Shown) -> None:
        self._held.hide()
        self._told.hide()
        rows = self._rows(shown)
        self.list.show_meeting(shown)
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self._nothing.setVisible(not any(row.kind == "agenda_item" for row in rows))
        self._note.show_note(shown.meeting.note_uid)
        self._show_state(shown)

    def say_held(self, sentence: str, following: str) -> None:
        """Say that the meeting was just held, and what comes next; "" if nothing does."""
        self._next = Place("meeting", following)
        self._open.setVisible(bool(following))
        self._held.say(sentence)

    def tell(self, sentence: str) -> None:
        """Say what was done, until something else is."""
        self._told.say(sentence)

    def focus_first(self) -> None:
        self.list.setFocus()

    def _rows(self, shown: Shown) -> list[Row]:
        session, meeting = self._desk.session, shown.meeting
        produced = captured(
            decisions.of_meeting(session, meeting.id),
            actions.of_meeting(session, meeting.id),
            learnings.of_meeting(session, meeting.id),
            shown.voices,
            shown.today,
            tickable=True,
        )
        entries = agenda.items(session, meeting.id)
        told = histories(session, entries, shown.today)
        answered = answered_rows(next_time.asked(session, meeting.id), shown.voices)
        kept = question_list.of_meeting(self._desk.connection, meeting.id)
        rows = reviewed(session, recorded(entries, shown.voices, shown.today, told))
        rows = with_answers(rows, kept, shown.today, to_be_written())
        return [*rows, *answered, *produced]

    def _made_head(self) -> QWidget:
        self._head = MentorshipHead(self._desk, self._theme)
        self._reopen = button(self._theme, self.tr("Reopen"), "rotate-ccw")
        self._reopen.setToolTip(self.tr("Go on with this meeting"))
        self._reopen.clicked.connect(partial(self.wanted.emit, "reopen"))
        self._share = button(self._theme, self.tr("Share summary"), "share-2")
        self._share.clicked.connect(partial(self.wanted.emit, "share-summary"))
        self._again = button(self._theme, self.tr("Plan again"), "calendar-plus", "primary")
        self._again.clicked.connect(partial(self.wanted.emit, "again"))
        self._head.buttons.addWidget(self._reopen)
        self._head.buttons.addWidget(self._share)
        self._head.buttons.addWidget(self._again)
        self._head.tab_asked.connect(self._on_tab_asked)
        return self._head

    def _make_notices(self) -> None:
        self._open = button(self._theme, self.tr("Open"), "arrow-right", "link")
        self._open.clicked.connect(self._on_open_clicked)
        summary = button(self._theme, self.tr("Share summary"), "share-2", "link")
        summary.clicked.connect(partial(self.wanted.emit, "share-summary"))
        self._held = Notice(self._theme, "circle-check", "ok", summary, self._open)
        self._told = Notice(self._theme, "circle-check", "ok")
        self._off = Notice(self._theme, "calendar-x", "muted")

    def _body(self) -> QWidget:
        over = down(head_line(self.tr("Agenda")), 4, self._nothing, margins=WORDS_EDGE)
        over.setAlignment(Qt.AlignmentFlag.AlignTop)  # also where there is no list below
        parts = card(over, (self.list, 1), margins=EDGES)
        first, share = column((parts, 1), wide=500)
        second, rest = column((self._note, 1), wide=514)
        body = QWidget()
        edges = (PAGE_EDGE, 18, PAGE_EDGE, 22)
        body.setLayout(across((first, share), (second, rest), margins=edges, gap=18))
        return body

    def _show_state(self, shown: Shown) -> None:
        state, self._mentorship = shown.meeting.state, shown.mentorship
        self._reopen.setVisible(state == "held")
        self._share.setVisible(state == "held")
        self._again.setVisible(state != "held")
        line = f"{shown.when} · {words.state(state)}"
        useful = self._usefulness(shown.meeting.id)
        there = shown.mentorship_there
        self._head.show_mentorship(there, "meetings", shown.title, line, *useful)
        said = {
            "cancelled": self.tr("This meeting was cancelled. What was open waits for the next."),
            "missed": self.tr("This meeting was missed. What was open waits for the next."),
        }
        if state in said:
            self._off.say(said[state])
        else:
            self._off.hide()

    def _usefulness(self, meeting_id: int) -> list[str | QWidget]:
        """How useful it was to me, with the sign of what is private; nothing if not said."""
        said = usefulness.said(self._desk.session, meeting_id)
        if said is None:
            return []
        lock = Sign(self._theme, "lock", "muted", 13)
        lock.setToolTip(self.tr("Private: it is never shared"))
        lock.setAccessibleName(self.tr("private"))
        return [f"· {item_words.useful(said)}", lock]

    def _on_open_clicked(self) -> None:
        self.asked.emit(self._next)

    def _on_tab_asked(self, part: str) -> None:
        self.asked.emit(Place("mentorship", self._mentorship.uid, part))
