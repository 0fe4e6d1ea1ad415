"""A running meeting: the agenda to tick, the note, and one line to capture what comes of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from math import ceil

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent, QTextCursor
from PySide6.QtWidgets import QStackedWidget, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.errors import MentorDeskError
from mentordesk.storage import actions, agenda, decisions, learnings, question_list
from mentordesk.ui import channels, presentation, words
from mentordesk.ui.item_history import histories
from mentordesk.ui.notes.editor import NoteEditor
from mentordesk.ui.notes.following import follow
from mentordesk.ui.rescue import Texts
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button, icon_button, shown_keys
from mentordesk.ui.widgets.head import Head
from mentordesk.ui.widgets.labels import Text, head_line
from mentordesk.ui.widgets.layout import PAGE_EDGE, across, card, column, down, scrolled
from mentordesk.ui.widgets.notice import Notice

from .agenda_list import AgendaList
from .answers import to_be_written, with_answers
from .brief import Brief
from .capture import Capture
from .fact import FactButton
from .review_rows import reviewed
from .rows import captured, held
from .shown import Shown
from .since import EDGES, WORDS_EDGE
from .timing import Timing

TICK_MS = 30_000
BRIEF = 1  # the agenda is 0
LONGEST_PLACE = 24  # letters on a button


class Live(QWidget):
    asked = Signal(Place)
    wanted = Signal(str)  # one of the names of MeetingActions

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._shown: Shown | None = None
        self._note_uid: str | None = None
        self.list = AgendaList(desk, theme, self.tr("Agenda and what was captured"))
        self.list.adds = True
        self.list.drafted_as = "agenda"
        self.brief = Brief(desk, theme)
        self.brief.asked.connect(self.asked)
        self.lists = (self.list, *self.brief.lists)
        self._timing = Timing(desk, self.list)
        self.list.timed.connect(self._timing.toggle)
        self.capture = Capture(desk, theme)
        self._note = NoteEditor(desk, theme)
        self._note.refused.connect(self._on_note_refused)
        self._refused = Notice(theme, "circle-alert", "attention")
        self._note.saved.connect(self._refused.hide)
        self._note.link_asked.connect(self._on_link_asked)
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._show_time)
        self.setLayout(down(self._made_head(), self._refused, (self._body(), 1)))
        jump = QShortcut(QKeySequence("Ctrl+Return"), self)
        jump.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        jump.activated.connect(self._on_jump_asked)

    def show_meeting(self, shown: Shown) -> None:
        self._shown = shown
        session, meeting = self._desk.session, shown.meeting
        self.list.show_meeting(shown)
        produced = captured(
            decisions.of_meeting(session, meeting.id),
            actions.of_meeting(session, meeting.id),
            learnings.of_meeting(session, meeting.id),
            shown.voices,
            shown.today,
        )
        items = agenda.items(session, meeting.id)
        told = histories(session, items, shown.today)
        self._timing.show_meeting(meeting.uid)
        rows = self._timing.timed(held(items, shown.voices, shown.today, told))
        kept = question_list.of_meeting(self._desk.connection, meeting.id)
        rows = with_answers(rows, kept, shown.today, to_be_written())
        self.list.show_rows(reviewed(session, [*rows, *produced]))
        self.capture.show_meeting(shown)
        if self._left.currentIndex() == BRIEF:
            self.brief.show_meeting(shown)
        self._show_note(meeting.note_uid)
        self._show_head(shown)

    def focus_first(self) -> None:
        self.capture.field.setFocus()

    def tell(self, sentence: str) -> None:
        """Say what was done, on the line of the facts, until the time is shown again."""
        self._head.show_facts(sentence)

    def unsaved(self) -> Texts:
        """Return the text of the note if it could not be saved."""
        return self._note.unsaved()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._desk.looking:  # there the meeting stands still
            self._timer.start()
        self._timing.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()  # nothing wakes up behind another page
        self._timing.sleep()
        super().hideEvent(event)

    def _made_head(self) -> QWidget:
        self._join = button(self._theme, self.tr("Join"), "video")
        end = button(self._theme, self.tr("Wrap up"), "", "primary")
        self._join.clicked.connect(partial(self.wanted.emit, "join"))
        end.clicked.connect(partial(self.wanted.emit, "end"))
        self._presents = icon_button(
            self._theme, "eye-off", self.tr("Presentation mode"), side=18, keys=presentation.KEYS
        )
        self._presents.clicked.connect(partial(self.wanted.emit, "present"))
        actions = self._presents, self._join, end
        self._head = Head(self._theme, "", (), *actions, person="?")
        return self._head

    def _made_left(self) -> QStackedWidget:
        """The agenda, and in its place the brief."""
        change = QShortcut(QKeySequence("Ctrl+B"), self)
        change.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        change.activated.connect(self._on_left_asked)
        top = across(head_line(self.tr("Agenda")), None, self._turn(self.tr("Since last time")))
        over = down(top, 4, margins=WORDS_EDGE)
        self._left = QStackedWidget()
        self._left.addWidget(card(over, (self.list, 1), margins=EDGES))
        since = QWidget()
        back = across(self._turn(self.tr("Back to the agenda")), None, margins=(18, 0, 18, 0))
        since.setLayout(down(back, self.brief, None, gap=8))
        self._left.addWidget(scrolled(since))
        return self._left

    def _turn(self, to: str) -> FactButton:
        turn = FactButton(to, self.tr("Change over ({keys})").format(keys=shown_keys("Ctrl+B")))
        turn.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        turn.clicked.connect(self._on_left_asked)
        return turn

    def _body(self) -> QWidget:
        first, share = column((self._made_left(), 1), wide=400)
        first.setMinimumWidth(288)
        self._no_note = Text("", tone="muted")
        parts = card(self._no_note, (self._note, 1), margins=(18, 16, 6, 6))
        second, rest = column((parts, 1), self.capture, wide=614)
        body = QWidget()
        edges = (PAGE_EDGE, 4, PAGE_EDGE, 22)
        body.setLayout(across((first, share), (second, rest), margins=edges, gap=18))
        return body

    def _show_head(self, shown: Shown) -> None:
        name = shown.voices.name(shown.voices.other)
        title = self.tr("In meeting {number} with {name}")
        title = title.format(number=shown.meeting.number, name=name)
        self._head.show_title(title, shown.mentorship.person)
        place = shown.meeting.channel, shown.meeting.address
        where = words.cut(words.channel(*place), LONGEST_PLACE)
        self._join.setText(self.tr("Join {where}").format(where=where))
        self._join.setIcon(self._theme.icon(words.channel_icon(*place)))
        self._join.setVisible(channels.can_join(*place))
        self._show_time()

    def _show_time(self) -> None:
        if self._shown is None or (began := self._shown.meeting.began_at) is None:
            return
        now = self._desk.now()
        started = self.tr("Started {time}").format(time=words.time(began.astimezone(now.tzinfo)))
        self._head.show_facts(f"{started} · {time_left(began, self._shown.meeting.minutes, now)}")

    def _show_note(self, note_uid: str | None) -> None:
        if note_uid != self._note_uid:
            self._note_uid = note_uid
            self._note.show_note(note_uid or "")
            self._note.moveCursor(QTextCursor.MoveOperation.End)  # behind what is there
        self._note.setVisible(note_uid is not None)
        self._no_note.setVisible(note_uid is None)
        hidden = self._desk.presenting is not None
        self._no_note.setText(
            self.tr("The note is private, or in the trash.")
            if hidden
            else self.tr("The note is in the trash.")
        )

    def _on_note_refused(self, error: MentorDeskError) -> None:
        self._refused.say(words.sentence(error))

    def _on_link_asked(self, address: str) -> None:
        if (place := follow(self, self._desk, address)) is not None:
            self.asked.emit(place)

    def _on_left_asked(self) -> None:
        which = 1 - self._left.currentIndex()
        self._left.setCurrentIndex(which)
        if self._shown is not None and which == BRIEF:
            self.brief.show_meeting(self._shown)
        first = next((rows for rows in self.brief.lists if rows.isVisible()), self.capture.field)
        (first if which == BRIEF else self.list).setFocus()

    def _on_jump_asked(self) -> None:
        if self.capture.isAncestorOf(self.focusWidget() or self):
            self._note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.capture.field.setFocus(Qt.FocusReason.ShortcutFocusReason)


def time_left(began: datetime, minutes: int, now: datetime) -> str:
    """Return how many minutes are left, or by how many it is over."""
    left = ceil((began + timedelta(minutes=minutes) - now) / timedelta(minutes=1))
    if left >= 0:
        return QCoreApplication.translate("meeting", "{n} min left").format(n=left)
    return QCoreApplication.translate("meeting", "over by {n} min").format(n=-left)
