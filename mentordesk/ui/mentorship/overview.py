"""The overview of a mentorship: its rhythm, what is next, promised, written and learned."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.cadence import drift, due
from mentordesk.domain.meeting import TO_COME
from mentordesk.domain.pause import Pause
from mentordesk.domain.place import Place
from mentordesk.domain.rhythm import beats
from mentordesk.storage import actions, learnings, meetings, mentorships, note_list, pauses
from mentordesk.storage.meetings import Record
from mentordesk.storage.mentorships import Facts, Held
from mentordesk.ui.agreement.card import AgreementCard
from mentordesk.ui.agreement.closing import Closing
from mentordesk.ui.goals.card import GoalsCard
from mentordesk.ui.meeting.lines import Lines
from mentordesk.ui.meeting.meeting_list import MeetingList
from mentordesk.ui.meeting.row import Row
from mentordesk.ui.meeting.row_actions import RowActions
from mentordesk.ui.meeting.rows import promises
from mentordesk.ui.theme import Theme
from mentordesk.ui.voices import Voices
from mentordesk.ui.widgets.labels import Line, Text, head_line
from mentordesk.ui.widgets.layout import across, columns, down, framed
from mentordesk.ui.widgets.menus import entry, own_menu

from . import sentences
from .entries import Entry, EntryList
from .focus_card import FocusCard
from .next_meeting import NextMeeting
from .rhythm import Dot, RhythmLine

EDGES = (8, 16, 8, 12)  # rows have room of their own at both sides
WORDS_EDGE = (10, 0, 10, 0)
LATEST = 3
LEARNED = 6
NARROW = 560  # below this width two cards stand below each other


class Overview(QWidget):
    asked = Signal(Place)

    def __init__(self, desk: Desk, theme: Theme, rows: RowActions) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._next = NextMeeting(desk, theme)
        self._next.asked.connect(self.asked)
        self._goals: GoalsCard | None = None
        self._promises = MeetingList(desk, theme, self.tr("Open action items"), grows=True)
        rows.attach(self._promises)
        left, right = QWidget(), QWidget()
        cards = (self._rhythm_card(), self._middle(), (self._notes_card(), 1))
        left.setLayout(down(*cards, gap=14))
        self._closing = Closing(desk, theme)
        self._agreement = AgreementCard(desk, theme)
        self._agreement.asked.connect(self.asked)
        self._focus = FocusCard(desk, theme)
        self._focus.asked.connect(self.asked)
        over = (self._closing, self._next, self._agreement, self._focus)
        right.setLayout(down(*over, (self._learned_card(), 1), gap=14))
        self.setLayout(down(columns((left, 638), (right, 376), top=18)))

    def show_mentorship(self, facts: Facts) -> None:
        session = self._desk.session
        coming = self._coming(facts)
        held = mentorships.held(session, facts.id)
        self._show_rhythm(facts, held, coming)
        self._next.show_next(facts, coming)
        self._next.setVisible(facts.state != "ended")
        self._closing.show_mentorship(facts, len(held))
        self._agreement.show_mentorship(facts)
        self._focus.show_mentorship(facts)
        self._show_goals(facts)
        self._show_promises(facts)
        self._show_learned(facts, {each.uid: each.number for each in held})
        self._show_notes(facts)

    def _coming(self, facts: Facts) -> Record | None:
        """Return the meeting that is running or planned next."""
        records = meetings.of_mentorship(self._desk.session, facts.id)
        return next((each for each in reversed(records) if each.state in TO_COME), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() * 638 // 1014 >= NARROW
        direction = QBoxLayout.Direction
        self._pair.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def _rhythm_card(self) -> QFrame:
        self._rhythm = RhythmLine(self._theme)
        self._rhythm.opened.connect(self._on_meeting_opened)
        self._told = Line("", tone="muted")
        top = across(head_line(self.tr("Rhythm")), None, self._told, gap=10)
        return framed("card", down(top, 13, self._rhythm, margins=(18, 16, 18, 14)))

    def _middle(self) -> QWidget:
        self._none_promised = Text(self.tr("Nothing is promised."), tone="muted")
        words = down(head_line(self.tr("Open action items")), 4, margins=WORDS_EDGE)
        none = down(self._none_promised, margins=WORDS_EDGE)
        card = framed("card", down(words, self._promises, none, None, margins=EDGES))
        card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._pair = across((card, 1), gap=14)
        result = QWidget()
        result.setLayout(self._pair)
        return result

    def _notes_card(self) -> QFrame:
        self._notes = EntryList(self._theme, self.tr("Latest notes"), edge=10, grows=True)
        self._notes.opened.connect(self._on_note_opened)
        name = self.tr("Open")
        entry(self._theme, own_menu(self._notes), name, self._on_note_asked, "arrow-right")
        self._no_notes = Text(self.tr("Nothing is written yet."), tone="muted")
        words = down(head_line(self.tr("Latest notes")), 4, margins=WORDS_EDGE)
        none: QVBoxLayout = down(self._no_notes, margins=WORDS_EDGE)
        return framed("card", down(words, self._notes, none, None, margins=EDGES))

    def _learned_card(self) -> QFrame:
        self._learned = Lines(self._theme, self.tr("What we learned"), grows=True)
        self._learned.opened.connect(self._on_learning_opened)
        meeting = self.tr("Open the meeting")
        entry(self._theme, own_menu(self._learned), meeting, self._on_learned_asked, "arrow-right")
        self._nothing_learned = Text(
            self.tr("What a meeting teaches either of you is collected here."), tone="muted"
        )
        words = down(head_line(self.tr("What we learned")), 4, margins=WORDS_EDGE)
        none = down(self._nothing_learned, margins=WORDS_EDGE)
        return framed("card", down(words, self._learned, none, None, margins=EDGES))

    def _show_rhythm(self, facts: Facts, held: list[Held], coming: Record | None) -> None:
        rests = pauses.of_mentorship(self._desk.session, facts.id)
        found = beats([each.day for each in held], facts.cadence, rests)
        dots = [
            Dot(
                each.uid,
                each.day,
                each.number,
                False,
                sentences.beat(each.number, beat, self._desk.now()),
                sentences.gap(beat),
            )
            for each, beat in zip(held, found, strict=True)
        ]
        told = [sentences.rhythm(found, facts.cadence)]
        if coming is None and facts.state == "active":
            last, today = held[-1].day if held else facts.started_on, self._desk.today()
            told.append(sentences.due(due(last, facts.cadence, today, rests), today))
        said = " · ".join(filter(None, told))
        self._told.setText(said)
        dots += self._planned(facts, coming, held, rests)
        self._rhythm.show_dots(dots, said)
        self._rhythm.setVisible(bool(dots))

    def _show_goals(self, facts: Facts) -> None:
        if self._goals is not None:
            self._goals.fill(facts.id, facts.state != "ended")
            return
        self._goals = GoalsCard(self._desk, self._theme, facts.id, facts.state != "ended")
        self._goals.asked.connect(self.asked)
        self._goals.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._pair.insertWidget(0, self._goals, 1)

    def _planned(
        self, facts: Facts, coming: Record | None, held: list[Held], rests: list[Pause]
    ) -> Sequence[Dot]:
        if coming is None or (held and coming.starts_at.date() < held[-1].day):
            return []
        record, day = self._record(coming, facts), coming.starts_at.date()
        late = drift(held[-1].day, day, facts.cadence, rests) if held else 0
        said = ", ".join(filter(None, (record.title, record.end, sentences.drift(late))))
        return [Dot(coming.uid, day, coming.number or 0, True, said, "")]

    def _record(self, coming: Record, facts: Facts) -> Entry:
        return sentences.record(coming, self._desk.now(), facts.zone)

    def _show_promises(self, facts: Facts) -> None:
        made = actions.of_mentorship(self._desk.session, facts.id, open_only=True)
        made.sort(key=lambda each: (each.due is None, each.due or each.made_on))
        self._promises.voices = Voices(facts.role, facts.person)
        rows = promises(made, self._promises.voices, self._desk.today())
        self._promises.show_rows(rows)
        self._promises.setVisible(bool(rows))
        self._none_promised.setVisible(not rows)

    def _show_notes(self, facts: Facts) -> None:
        which = note_list.Which(facts.uid)
        found = note_list.listed(self._desk.connection, which, 0, 3 * LATEST)
        written = [each for each in found if each.title or each.excerpt][:LATEST]
        self._notes.show_entries([sentences.note(each, self._desk.now()) for each in written])
        self._notes.setVisible(bool(written))
        self._no_notes.setVisible(not written)

    def _show_learned(self, facts: Facts, numbers: dict[str, int]) -> None:
        voices = Voices(facts.role, facts.person)
        rows: list[Row] = []
        for each in learnings.of_mentorship(self._desk.session, facts.id)[:LEARNED]:
            who = voices.name(each.voice)
            number = numbers.get(each.meeting_uid or "")
            second = f"{who} · {sentences.meeting(number).lower()}" if number else who
            row = Row(
                "learning",
                each.uid,
                each.text,
                f"{each.text}, {second}",
                chip=voices.sign(each.voice),
                chip_voice=each.voice,
                second=second,
                private=each.private,
                lined=bool(rows),
            )
            rows.append(row)
        self._learned.show_rows(rows)
        self._learned.setVisible(bool(rows))
        self._nothing_learned.setVisible(not rows)

    def _on_meeting_opened(self, uid: str) -> None:
        self.asked.emit(Place("meeting", uid))

    def _on_note_asked(self) -> None:
        if self._notes.key():
            self._on_note_opened(self._notes.key())

    def _on_note_opened(self, uid: str) -> None:
        self.asked.emit(Place("note", uid))

    def _on_learned_asked(self) -> None:
        if (row := self._learned.current()) is not None:
            self._on_learning_opened(row)

    def _on_learning_opened(self, row: Row) -> None:
        self.asked.emit(Place("learning", row.key))
