"""The reminders of one open desk, each said when its moment comes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from math import ceil

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from mentordesk.desk import Change, Desk
from mentordesk.domain.place import Place
from mentordesk.domain.reminders import Reminder, due, next_moment, possible
from mentordesk.errors import MentorDeskError
from mentordesk.storage import reminders
from mentordesk.ui import this_computer

from .message import Message, message
from .notifier import Notifier

TABLES = frozenset(
    {"person", "mentorship", "pause", "meeting", "placement", "agenda_item", "action_item"}
)
NAP = timedelta(minutes=10)  # timers stand still while the computer sleeps: look at the clock


class Reminding(QObject):
    """Sleeps until the next moment at which something may have to be said.

    What a change makes due is not said in this run of the app: who has just done it knows.
    """

    asked = Signal(Place)  # a message was clicked
    unheard = Signal(Message)  # it could not be shown outside the window

    def __init__(self, desk: Desk, notifier: Notifier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._notifier = desk, notifier
        self._known: set[str] = set()  # need not be said
        self._said: frozenset[str] = frozenset()
        self._possible: list[Reminder] = []
        self._wishes = this_computer.wishes()
        self._timer = QTimer(self, singleShot=True)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.check)
        notifier.opened.connect(self._on_opened)
        notifier.unheard.connect(self._on_unheard)
        desk.changed.connect(self._on_desk_changed)
        desk.presented.connect(self._on_presented)
        desk.closing.connect(self._timer.stop)
        if desk.key is not None:
            desk.closing.connect(self._on_desk_closing)
        if isinstance(app := QGuiApplication.instance(), QGuiApplication):
            app.applicationStateChanged.connect(self._on_state_changed)

    def check(self) -> None:
        """Say what is to be said now, and sleep until there may be more.

        While someone looks on nothing is said, not even whom one meets.
        """
        if self._desk.presenting is not None:
            return
        self._read()
        if found := self._due():
            self._remember(each.name for each in found)
            self._notifier.say(message(found, self._desk.now(), by=self))
        self._sleep()

    def _read(self) -> None:
        connection, now = self._desk.connection, self._desk.now()
        self._wishes = this_computer.wishes()
        self._said = reminders.said(connection)
        self._possible = possible(
            reminders.meetings(connection, now),
            reminders.promises(connection, now),
            self._wishes,
            now.tzinfo,
        )

    def _due(self) -> list[Reminder]:
        return due(self._possible, self._said | self._known, self._wishes.quiet, self._desk.now())

    def _remember(self, names: Iterable[str]) -> None:
        said = [*names]
        self._known.update(said)
        try:
            with self._desk.keeping() as connection:
                reminders.remember(connection, said, self._desk.now())
        except MentorDeskError:
            return  # a full disk is told to who types; at worst it is said again another day

    def _sleep(self) -> None:
        now, known = self._desk.now(), self._said | self._known
        following = next_moment(self._possible, known, self._wishes.quiet, now)
        nap = _until_midnight(now) if following is None else min(following - now, NAP)
        self._timer.start(ceil(nap / timedelta(milliseconds=1)))

    def _on_desk_changed(self, change: Change) -> None:
        if change.tables & TABLES and self._desk.presenting is None:
            before = {each.name for each in self._due()}
            self._read()
            self._known |= {each.name for each in self._due()} - before
            self._sleep()

    def _on_presented(self) -> None:
        self._timer.stop()
        self.check()

    def _on_state_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive and self._timer.isActive():
            self.check()  # perhaps the computer slept

    def _on_desk_closing(self) -> None:
        """What was said of a protected desk does not stay on the screen once it is shut."""
        self._notifier.withdraw(self)

    def _on_opened(self, said: Message) -> None:
        if said.by is self:
            self.asked.emit(said.place)

    def _on_unheard(self, said: Message) -> None:
        if said.by is self:
            self.unheard.emit(said)


def _until_midnight(now: datetime) -> timedelta:
    """Return how long the day lasts at most: tomorrow other days come near, and pauses end."""
    return datetime.combine(now.date(), time.max) - now.replace(tzinfo=None) + timedelta(seconds=1)
