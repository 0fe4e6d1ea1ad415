"""The timers of a running meeting: one item at a time, and only items that have minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from mentordesk.desk import Desk
from mentordesk.domain.timer import elapsed, minutes_over
from mentordesk.storage import timers
from mentordesk.storage.timers import Timer

from .lines import Lines
from .row import Row
from .rows import can_be_timed

SECOND_MS = 1000


class Timing(QObject):
    """Wakes up each second while an item is timed on screen, and never else."""

    said = Signal(str)  # once, to who cannot see it, as the time of an item is over

    def __init__(self, desk: Desk, rows: Lines) -> None:
        super().__init__(rows)
        self._desk, self._rows = desk, rows
        self._meeting_uid = ""
        self._timers: dict[str, Timer] = {}
        self._ticks = QTimer(self, interval=SECOND_MS)
        self._ticks.timeout.connect(self._on_second)
        self.said.connect(self._on_said)

    @property
    def is_ticking(self) -> bool:
        return self._ticks.isActive()

    def show_meeting(self, uid: str) -> None:
        self._meeting_uid = uid
        self._timers = timers.of_meeting(self._desk.session, uid)
        self.wake()

    def wake(self) -> None:
        """Tick, if an item is timed and can be seen."""
        runs = any(timer.running_since is not None for timer in self._timers.values())
        if runs and self._rows.isVisible() and not self._desk.looking:
            self._ticks.start()
        else:
            self._ticks.stop()

    def sleep(self) -> None:
        self._ticks.stop()

    def timed(self, rows: Sequence[Row]) -> list[Row]:
        """Return the rows with how long each was talked about."""
        return [self._with_time(row) for row in rows]

    def toggle(self, row: Row) -> None:
        """Talk about this item now, or pause."""
        now, label = self._desk.now(), self.tr("Time agenda item")
        with self._desk.change(label, by=self) as session:
            if row.running:
                timers.stop(session, self._meeting_uid, now)
            else:
                timers.start(session, self._meeting_uid, row.key, now)

    def _with_time(self, row: Row) -> Row:
        timer = self._timers.get(row.key)
        if timer is None or not row.minutes or not can_be_timed(row):
            return row
        seconds = elapsed(*timer, self._desk.now())
        said, over = self._words(seconds, row.minutes)
        runs = timer.running_since is not None
        spoken = self._spoken(row, seconds, over, runs)
        return replace(row, end=said, late=over is not None, running=runs, spoken=spoken)

    def _words(self, seconds: int, minutes: int) -> tuple[str, int | None]:
        """6:12 of 10, or by how much it is over."""
        over = minutes_over(seconds, minutes)
        if over is None:
            said = self.tr("{time} of {minutes}")
            time = f"{seconds // 60}:{seconds % 60:02}"
            return said.format(time=time, minutes=minutes), None
        return (self.tr("over by {n} min").format(n=over) if over else self.tr("time is up")), over

    def _spoken(self, row: Row, seconds: int, over: int | None, runs: bool) -> str:
        """Whole minutes, so that nobody is told something new each second."""
        said = self.tr("{n} of {minutes} min").format(n=seconds // 60, minutes=row.minutes)
        late = self._words(seconds, row.minutes or 0)[0] if over is not None else ""
        state = self.tr("talked about now") if runs else self.tr("paused")
        return ", ".join(filter(None, (f"{row.text}: {state}", said, late)))

    def _on_second(self) -> None:
        for row in self._rows.rows.rows:
            if row.running:
                new = self._with_time(row)
                self._rows.rows.patch(new)
                if new.late and not row.late:
                    self.said.emit(f"{row.text}: {new.end}")

    def _on_said(self, sentence: str) -> None:
        event = QAccessibleAnnouncementEvent(self._rows, sentence)
        QAccessible.updateAccessibility(event)
