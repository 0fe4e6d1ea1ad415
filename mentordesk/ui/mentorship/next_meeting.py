"""The card of the next meeting: when, how well prepared, and the ways into it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from mentordesk.desk import Desk
from mentordesk.domain import agenda as rules
from mentordesk.domain.place import Place
from mentordesk.storage import agenda, meetings
from mentordesk.storage.meetings import Record
from mentordesk.storage.mentorships import Facts
from mentordesk.ui import channels, clocks, words
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.labels import Line, Text, head_line
from mentordesk.ui.widgets.layout import across, down
from mentordesk.ui.widgets.looks import look


class NextMeeting(QFrame):
    asked = Signal(Place)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._uid = desk, ""
        self._channel: tuple[str | None, str] = (None, "")
        self._title, self._said = head_line(""), Text(tone="muted")
        self._clocks_line = Line("", tone="muted")
        self._open = button(theme, self.tr("Open agenda"), kind="primary")
        self._join = button(theme, self.tr("Join"))
        self._open.clicked.connect(self._on_open_clicked)
        self._join.clicked.connect(self._on_join_clicked)
        look(self, look="card")
        buttons = across(self._open, self._join, None, gap=8)
        parts = (self._title, self._clocks_line, self._said, 6, buttons)
        self.setLayout(down(*parts, margins=(18, 16, 18, 16), gap=4))

    def show_next(self, facts: Facts, coming: Record | None) -> None:
        """Show the next meeting, or that none is planned."""
        self._uid = coming.uid if coming else ""
        self._channel = self._place(coming)
        self._title.setText(self._when(coming))
        said = self._clocks(coming, facts.zone) if coming else ""
        self._clocks_line.setText(said)
        self._clocks_line.setVisible(bool(said))
        self._said.setText(self._prepared(coming) if coming else self._unplanned(facts))
        self._open.setVisible(coming is not None)
        running = coming is not None and coming.state == "running"
        self._open.setText(self.tr("Open meeting") if running else self.tr("Open agenda"))
        self._join.setVisible(coming is not None and channels.can_join(*self._channel))

    def _place(self, coming: Record | None) -> tuple[str | None, str]:
        if coming is None:
            return None, ""
        meeting = meetings.facts(self._desk.session, coming.id)
        return meeting.channel, meeting.address

    def _when(self, coming: Record | None) -> str:
        if coming is None:
            return self.tr("No meeting is planned")
        day = words.week_day(coming.starts_at.date(), self._desk.today())
        when = f"{day}, {words.time(coming.starts_at)}"
        when = words.there(when, coming.starts_at, coming.zone, self._desk.now())
        running = coming.state == "running"
        return (self.tr("Now: {when}") if running else self.tr("Next: {when}")).format(when=when)

    def _clocks(self, coming: Record, theirs: str | None) -> str:
        return clocks.others(coming.starts_at, coming.zone, self._desk.now(), theirs)

    def _prepared(self, coming: Record) -> str:
        """5 items, 45 of 45 minutes planned."""
        entries = agenda.items(self._desk.session, coming.id)
        if not entries:
            return self.tr("The agenda is still empty.")
        said = words.items(len(entries))
        planned = rules.minutes((entry.state, entry.minutes) for entry in entries)
        if not planned:
            return said
        minutes = self.tr("{planned} of {length} minutes planned")
        return f"{said}, {minutes.format(planned=planned, length=coming.minutes)}"

    def _unplanned(self, facts: Facts) -> str:
        if facts.state == "paused":
            return self.tr("This mentorship rests.")
        return self.tr("What is added until then waits for the next one.")

    def _on_open_clicked(self) -> None:
        self.asked.emit(Place("meeting", self._uid))

    def _on_join_clicked(self) -> None:
        channels.join(self, *self._channel)
