"""What happened since last time: promises, what was to exist by now, how the goals moved."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from mentordesk.desk import Desk
from mentordesk.domain.burndown import BurnDown
from mentordesk.domain.place import Place
from mentordesk.storage import actions, goals, meetings, next_time
from mentordesk.ui import words
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.labels import Text, head_line
from mentordesk.ui.widgets.layout import down
from mentordesk.ui.widgets.looks import look

from .aims import Aims, aim_rows
from .lines import Lines
from .meeting_list import MeetingList
from .row import Row
from .rows import promises
from .shown import Shown
from .unanswered import Unanswered

EDGES = (8, 16, 8, 12)  # rows have room of their own at both sides
WORDS_EDGE = (10, 0, 10, 0)


class Since(QFrame):
    asked = Signal(Place)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        name = self.tr("Since last time")
        self.promises = MeetingList(desk, theme, name, grows=True)
        self._goals = Lines(theme, self.tr("Goals"), grows=True)
        self._goals.hit.connect(self._on_goal_hit)
        self._goals.opened.connect(self._on_goal_opened)
        self.aims = Aims(desk, theme)
        self.unanswered = Unanswered(desk, theme)
        self.lists = (self.promises, self.aims, self.unanswered)
        self._nothing = Text(self.tr("Nothing was promised so far."), tone="muted")
        look(self, look="card")
        words_box = down(head_line(name), 4, self._nothing, margins=WORDS_EDGE)
        asked = self.aims, self.unanswered
        self.setLayout(down(words_box, self.promises, self._goals, *asked, margins=EDGES))

    def show_meeting(self, shown: Shown) -> None:
        session, meeting = self._desk.session, shown.meeting
        made = actions.since(session, meeting.id)
        self.promises.voices = shown.voices
        self.promises.show_rows(promises(made, shown.voices, shown.today))
        last = meetings.last_held(session, meeting.mentorship_id)
        goal_rows = self._goal_rows(meeting.mentorship_id, last, shown.today)
        self._goals.show_rows(goal_rows)
        aims = next_time.asked(session, meeting.id)
        self.aims.meeting_id, self.aims.voices = meeting.id, shown.voices
        self.aims.show_rows(aim_rows(aims, shown.voices))
        self.aims.setVisible(bool(aims))
        self.unanswered.show_meeting(shown)
        self._nothing.setVisible(not made)
        self.promises.setVisible(bool(made))
        self._goals.setVisible(bool(goal_rows))

    def _goal_rows(self, mentorship_id: int, last: date | None, today: date) -> list[Row]:
        session = self._desk.session
        found = [g for g in goals.listed(session, mentorship_id) if g.state == "active"]
        charts = goals.charts(session, [goal.goal_id for goal in found], today)
        rows = []
        for goal in found:
            said = self._progress(charts[goal.goal_id], last)
            spoken = f"{goal.title}, {said}"
            row = Row("goal", goal.uid, goal.title, spoken, sign="target", second=said)
            rows.append(row)
        return rows

    def _progress(self, chart: BurnDown, last: date | None) -> str:
        """20 of 40 points · 1 milestone reached, counted since the last meeting."""
        if not chart.total:
            return self.tr("no milestones yet")
        points = self.tr("{n} of {all} points")
        said = points.format(n=chart.reached_points, all=chart.total)
        count = sum(last is None or reached.on >= last for reached in chart.reached)
        if not count:
            return said
        one, many = self.tr("1 milestone reached"), self.tr("%n milestones reached")
        return f"{said} · {words.counted(one, many, count)}"

    def _on_goal_hit(self, row: Row, part: str, below: QPoint) -> None:
        if part == "words":
            self.asked.emit(Place("goal", row.key))

    def _on_goal_opened(self, row: Row) -> None:
        self.asked.emit(Place("goal", row.key))


class Parked(QFrame):
    """The parking lot of the mentorship; one click puts an item on the agenda."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        name = self.tr("Parking lot")
        self.list = MeetingList(desk, theme, name, grows=True)
        self.list.hit.connect(self._on_hit)
        look(self, look="card")
        layout: QVBoxLayout = down(
            down(head_line(name), 4, margins=WORDS_EDGE), self.list, margins=EDGES
        )
        self.setLayout(layout)

    def show_rows(self, rows: list[Row], shown: Shown) -> None:
        self.list.meeting_id = shown.meeting.id
        self.list.voices = shown.voices
        self.list.show_rows(rows)
        self.setVisible(bool(rows))

    def _on_hit(self, row: Row, part: str, below: QPoint) -> None:
        if part == "end":
            self.list.place([row])
