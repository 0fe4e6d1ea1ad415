"""Today: the next meetings, my promises, and what is worth a look."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QPushButton, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.place import Place
from mentordesk.storage import overview
from mentordesk.storage.overview import Coming, Mentorship
from mentordesk.ui import words
from mentordesk.ui.page import Page
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.head import Head
from mentordesk.ui.widgets.layout import column, columns, down
from mentordesk.ui.widgets.menus import entry

from . import hints, sentences
from .meetings import Meeting, Meetings
from .nothing import Nothing
from .promises import Promises
from .worth_a_look import WorthALook

if TYPE_CHECKING:
    from mentordesk.storage.plateaus import Stuck
    from mentordesk.storage.whose_turn import Turn

FEWEST, MOST = 2, 8  # meetings
HINTS, GOALS = 7, 2  # what is worth a look, and how much of it may be plateaus
STEP, LONGEST = 12, 48  # action items, at first and at most
NARROW = 1000  # below this the columns stand one below the other
WEEK = timedelta(days=7)


class TodayPage(Page):
    TABLES: ClassVar[frozenset[str]] = frozenset(
        {"person", "mentorship", "pause", "meeting", "agenda_item", "placement", "action_item"}
        | {"goal", "milestone", "milestone_event", "agreement", "note", "decision", "learning"}
    )

    def __init__(
        self, desk: Desk, theme: Theme, place: Place, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, theme, place, parent)
        self._limit = STEP
        self._nothing: Nothing | None = None
        self._painted = False
        self._head = Head(theme, "", [], self._new_button())
        self._meetings, self._promises = Meetings(theme), Promises(theme)
        self._hints = WorthALook(theme)
        self._lay_out()
        self._connect()
        self.show_title(self.tr("Today"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand(side_by_side=self._has_two_columns())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:  # who waits for whom, and plateaus, need not be there at the start
            self._painted = True
            rest = QTimer(self, singleShot=True, interval=0)
            rest.timeout.connect(self.refresh)
            self._desk.closing.connect(rest.stop)
            rest.start()

    def _lay_out(self) -> None:
        left = column(self._meetings, self._promises, None, wide=3)
        self._right, share = column(self._hints, None, wide=2)
        self._body = columns(left, (self._right, share))
        self._layout = down(self._head, (self._body, 1))
        self.setLayout(self._layout)

    def _connect(self) -> None:
        for part in (self._meetings, self._promises, self._hints):
            part.asked.connect(self.asked)
        self._promises.ticked.connect(self._on_ticked)
        self._promises.more_asked.connect(self._on_more_asked)
        self._hints.plan_asked.connect(self._on_plan_asked)

    def _new_button(self) -> QPushButton:
        new, menu = button(self._theme, self.tr("New"), "plus"), QMenu(self)
        names = {
            "line": (self.tr("Quick add…"), "corner-down-right"),
            "note": (self.tr("Note"), "square-pen"),
            "meeting": (self.tr("Meeting…"), "calendar-plus"),
            "mentorship": (self.tr("Mentorship…"), "user-plus"),
        }
        for what, (name, icon) in names.items():
            entry(self._theme, menu, name, partial(self.requested.emit, what), icon)
        new.setMenu(menu)
        return new

    def _fill(self) -> None:
        focus = self.focusWidget()
        now, today, connection = self._desk.now(), self._desk.today(), self._desk.connection
        known = overview.mentorships(connection, now)
        ahead = _ahead(known, today)
        self._head.show_title(words.initial_cap(words.long_day(today)))
        self._head.show_facts(*([sentences.facts([m for m, _ in ahead], today)] if known else []))
        self._fill_meetings(ahead, now)
        self._fill_promises()
        self._fill_hints(known, today)
        self._show_whether_empty(bool(known))
        self._give_focus_back(focus.objectName() if focus else "")

    def _fill_meetings(self, ahead: list[tuple[Coming, Mentorship]], now: datetime) -> None:
        """The coming week, at least two meetings and at most eight."""
        soon = sum(meeting.running or meeting.day < now.date() + WEEK for meeting, _ in ahead)
        shown = ahead[: max(FEWEST, min(soon, MOST))]
        numbers = overview.numbers(self._desk.connection, [person for _, person in shown])
        cards = [Meeting(person, meeting, numbers[meeting.uid]) for meeting, person in shown]
        self._meetings.fill(cards, soon - MOST, now)

    def _fill_promises(self) -> None:
        mine = overview.promises(self._desk.connection, self._desk.now(), self._limit)
        hidden = mine.open - sum(not each.done for each in mine.listed)
        self._promises.fill(mine.listed, hidden, self._limit < LONGEST, self._desk.today())

    def _fill_hints(self, known: Sequence[Mentorship], today: date) -> None:
        stuck = self._stuck(today) if self._painted else []
        turns = self._turns(known) if self._painted else []
        worth = [*hints.of_mentorships(known, today), *hints.of_turns(turns, today)]
        shown = worth[: HINTS - len(stuck)]
        self._hints.fill([*shown, *hints.of_goals(stuck)], len(worth) - len(shown))

    def _turns(self, known: Sequence[Mentorship]) -> list[Turn]:
        from mentordesk.storage import whose_turn

        return whose_turn.turns(self._desk.connection, known, self._desk.now())

    def _stuck(self, today: date) -> list[Stuck]:
        from mentordesk.storage.plateaus import plateaus

        return plateaus(self._desk.connection, today, GOALS)

    def _show_whether_empty(self, known: bool) -> None:
        """Say what the page is for, or that all is well, when there is nothing to show."""
        parts = self._meetings, self._promises, self._hints
        empty = all(part.isHidden() for part in parts)
        self._body.setVisible(not empty)
        if empty and self._nothing is None:
            self._nothing = Nothing(self._theme)
            self._nothing.requested.connect(self.requested)
            self._layout.addWidget(self._nothing, 1)
        if self._nothing is not None:
            self._nothing.setVisible(empty)
            self._nothing.fill(known)
        self._stand(side_by_side=self._has_two_columns())

    def _has_two_columns(self) -> bool:
        """Whether there is something for each, and room."""
        left = not (self._meetings.isHidden() and self._promises.isHidden())
        return self.width() >= NARROW and left and not self._hints.isHidden()

    def _stand(self, side_by_side: bool) -> None:
        """Put the columns beside each other, or one below the other."""
        content = self._body.widget()
        if content is not None and isinstance(layout := content.layout(), QBoxLayout):
            across, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
            layout.setDirection(across if side_by_side else below)
            layout.setSpacing(18 if side_by_side else 14)
            layout.setStretch(0, 3 if side_by_side else 0)
            layout.setStretch(1, 2 if side_by_side else 1)
        self._right.setVisible(side_by_side or not self._hints.isHidden())

    def _give_focus_back(self, name: str) -> None:
        """What the keyboard had reached may have been made anew."""
        if name:
            again = [each for each in self.findChildren(QWidget, name) if each.isVisible()]
            for each in again[:1]:
                each.setFocus()

    def _on_ticked(self, row_id: int, done: bool) -> None:
        from mentordesk.storage import actions

        with self._desk.change(self.tr("Tick action item"), by=self) as session:
            actions.tick(session, row_id, done, self._desk.now())
        self._promises.show_ticked(row_id, done)

    def _on_more_asked(self) -> None:
        self._limit += STEP
        self._fill_promises()

    def _on_plan_asked(self, mentorship_id: int) -> None:
        from mentordesk.ui.meeting.plan import PlanDialog

        dialog = PlanDialog(self._desk, self._theme, mentorship_id, parent=self)
        if dialog.exec():
            self.asked.emit(Place("meeting", dialog.uid))


def _ahead(known: Sequence[Mentorship], today: date) -> list[tuple[Coming, Mentorship]]:
    """Return the meetings from today on with whom they are, the running one first."""
    found = [
        (meeting, person)
        for person in known
        for meeting in person.coming
        if meeting.running or meeting.day >= today
    ]
    return sorted(found, key=lambda each: (not each[0].running, each[0].here))
