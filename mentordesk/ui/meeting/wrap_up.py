"""The end of a meeting: what becomes of open items, and when the next meeting is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.agenda import OFTEN
from mentordesk.domain.cadence import next_working_day
from mentordesk.domain.wall_time import zone_name
from mentordesk.storage import agenda, meetings, planning
from mentordesk.ui import words
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.fields import DateField, TimeField
from mentordesk.ui.widgets.form import ways_out
from mentordesk.ui.widgets.labels import Text, head_line
from mentordesk.ui.widgets.layout import across, card, down
from mentordesk.ui.widgets.tick import CheckBox

from .lines import Lines
from .row import Row
from .rows import item
from .shown import Shown
from .since import EDGES, WORDS_EDGE

CARRY, PARK, DROP = range(3)
KEYS = {Qt.Key.Key_C: CARRY, Qt.Key.Key_P: PARK, Qt.Key.Key_D: DROP}
HIGHEST = 320


class OpenItems(Lines):
    """C, P and D choose for the selected items and go on to the next one."""

    def __init__(self, theme: Theme, name: str, choices: tuple[str, str, str]) -> None:
        super().__init__(theme, name)
        self._choices = choices
        self.hit.connect(self._on_hit)

    def show_items(self, rows: Sequence[Row]) -> None:
        self.show_rows([self._chosen(row, CARRY) for row in rows])
        self.setCurrentIndex(self.rows.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        choice = KEYS.get(Qt.Key(event.key()))
        if choice is None or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        elif rows := self.chosen():
            self._choose_for(rows, choice)
            following = self._place_of(rows[-1]) + 1
            if following < self.rows.rowCount():
                self.setCurrentIndex(self.rows.index(following))

    def _choose_for(self, rows: Sequence[Row], choice: int) -> None:
        keys = {row.key for row in rows}
        shown = self.rows.rows
        self.show_rows([self._chosen(r, choice) if r.key in keys else r for r in shown])

    def _chosen(self, row: Row, choice: int) -> Row:
        spoken = f"{row.text}: {self._choices[choice]}"
        return replace(row, choices=self._choices, chosen=choice, spoken=spoken)

    def _on_hit(self, row: Row, part: str, below: QPoint) -> None:
        if part.startswith("choice"):
            self._choose_for([row], int(part.removeprefix("choice")))


class WrapUp(QDialog):
    """Ends the meeting when accepted, as one step; `following` is the next meeting's uid or ""."""

    def __init__(
        self, desk: Desk, theme: Theme, shown: Shown, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._theme, self._shown = desk, theme, shown
        self.following = ""
        self._next = planning.proposal(desk.session, shown.meeting.id, shown.today)
        title = self.tr("Wrap up meeting {number} with {person}")
        number, person = shown.meeting.number, shown.mentorship.person
        self.setWindowTitle(title.format(number=number, person=person))
        refusal = self.tr("Go on with the meeting")
        buttons, _ = ways_out(theme, self, self.tr("End meeting"), refusal)
        parts = down(self._items_card(), self._next_card(), None, buttons, gap=14)
        parts.setContentsMargins(22, 20, 22, 18)
        self.setLayout(parts)
        self.resize(680, self.sizeHint().height())

    def accept(self) -> None:
        meeting, now = self._shown.meeting, self._desk.now()
        with self._desk.change(self.tr("End meeting"), by=self) as session:
            for row in self.items.rows.rows:
                if row.chosen == PARK:
                    agenda.park(session, row.id)
                elif row.chosen == DROP:
                    agenda.drop(session, row.id)
            following = self._end(meeting.id, now)
            if following is not None:
                self.following = meetings.facts(session, following).uid
        super().accept()

    def _end(self, meeting_id: int, now: datetime) -> int | None:
        """End the meeting; the next one is where it is planned, or where it was said to be."""
        session, meeting, wanted = self._desk.session, self._shown.meeting, self._wants_next()
        minutes, zone = self._shown.mentorship.minutes, zone_name(now.tzinfo)
        if wanted and self._next.starts_at is None:
            meetings.plan(session, meeting.mentorship_id, self._at(), zone, minutes, now=now)
            wanted = False  # that one is the next
        following = meetings.end(session, meeting_id, now, plan_next=wanted)
        moved = wanted and self._next.starts_at is not None and self._at() != self._next.starts_at
        if moved and following is not None:
            meetings.move(session, following, self._at(), meeting.zone, minutes)
        return following

    def _items_card(self) -> QFrame:
        found = agenda.items(self._desk.session, self._shown.meeting.id)
        rows = [self._row(entry) for entry in found if entry.state == "open"]
        choices = self.tr("Carry over"), self.tr("Park"), self.tr("Drop")
        self.items = OpenItems(self._theme, self.tr("Still open"), choices)
        head = head_line(self.tr("Still open"))
        if not rows:
            nothing = Text(self.tr("Nothing: every item was talked about."), tone="muted")
            return card(head, 4, nothing)
        self.items.show_items(rows)
        self.items.setFixedHeight(min(HIGHEST, self.items.full_height(620)))
        hint = Text(
            self.tr("C carries over, P parks, D drops the selected item."),
            tone="muted",
            level="small",
        )
        over = down(head, 2, hint, 6, margins=WORDS_EDGE)
        return card(over, self.items, margins=EDGES)

    def _row(self, entry: agenda.Entry) -> Row:
        row = replace(
            item(entry, self._shown.voices, self._shown.today), end="", mark="", private=False
        )
        if entry.carried < OFTEN:
            return row
        said = self.tr("Carried over {n} times. Still worth it?").format(n=entry.carried)
        return replace(row, second=said)

    def _next_card(self) -> QFrame:
        head, planned = head_line(self.tr("Next meeting")), self._next.planned
        self._plans: CheckBox | None = None
        if planned is not None:
            found = meetings.facts(self._desk.session, planned)
            when = words.when(found.starts_at, found.minutes, self._desk.today())
            return card(head, 4, Text(self.tr("Planned for {when}.").format(when=when)))
        proposed = self._next.starts_at
        start = proposed or self._usual_start()
        self._plans = CheckBox(self._theme, self.tr("Plan it for"), proposed is not None)
        self._day = DateField(self._theme, self.tr("Day"), start.date())
        self._time = TimeField(self._theme, self.tr("Time"), start.time())
        self._plans.toggled.connect(self._on_plans_toggled)
        self._on_plans_toggled(self._plans.isChecked())
        return card(head, 8, across(self._plans, (self._day, 2), (self._time, 1), gap=12))

    def _usual_start(self) -> datetime:
        today = self._desk.today()
        return datetime.combine(next_working_day(today), self._shown.meeting.starts_at.time())

    def _wants_next(self) -> bool:
        return self._plans is not None and self._plans.isChecked()

    def _at(self) -> datetime:
        return datetime.combine(self._day.day(), self._time.value())

    def _on_plans_toggled(self, on: bool) -> None:
        self._day.setEnabled(on)
        self._time.setEnabled(on)
