"""The goals of a mentorship on a card of its overview."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout

from mentordesk.desk import Desk
from mentordesk.domain.burndown import BurnDown
from mentordesk.domain.place import Place
from mentordesk.storage import goals
from mentordesk.storage.goals import Facts
from mentordesk.ui.goal import words
from mentordesk.ui.goal.form import GoalForm
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.budget import Bar
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.labels import Text, head_line
from mentordesk.ui.widgets.layout import across, clear, down, framed
from mentordesk.ui.widgets.looks import look
from mentordesk.ui.words import counted

MOST = 4


class GoalsCard(QFrame):
    """Active goals with the points reached; `fill` reads them again.

    Where a mentorship no longer is `going_on`, no new one is offered.
    """

    asked = Signal(Place)

    def __init__(self, desk: Desk, theme: Theme, mentorship_id: int, going_on: bool = True) -> None:
        super().__init__()
        look(self, look="card")
        self._desk, self._theme, self._mentorship_id = desk, theme, mentorship_id
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        title = head_line(self.tr("Goals"))
        self.setLayout(down(title, 8, self._rows, None, margins=(18, 16, 18, 16)))
        self.fill(mentorship_id, going_on)

    def fill(self, mentorship_id: int, going_on: bool = True) -> None:
        """Show the goals of a mentorship, which may be another one than before."""
        self._mentorship_id, self._going_on = mentorship_id, going_on
        clear(self._rows)
        found = [g for g in goals.listed(self._desk.session, mentorship_id) if g.state == "active"]
        ids = [each.goal_id for each in found[:MOST]]
        charts = goals.charts(self._desk.session, ids, self._desk.today())
        for number, goal in enumerate(found[:MOST]):
            row = GoalButton(self._theme, goal, charts[goal.goal_id])
            row.clicked.connect(partial(self._open, goal.uid))
            frame = framed("row" if number else "", down(row))
            self._rows.addWidget(frame)
        self._add_last(len(found))

    def _add_last(self, count: int) -> None:
        """The first step where there are no goals yet, the rest where there are many."""
        if not count:
            none = self.tr("No active goal yet.") if self._going_on else self.tr("No active goal.")
            self._rows.addWidget(Text(none, tone="muted"))
        if not count and self._going_on:
            act = button(self._theme, self.tr("Set a goal"), "plus", "flat")
            act.clicked.connect(self._on_new_asked)
            self._rows.addLayout(across(act, None))
        elif count > MOST:
            more = counted(self.tr("1 more goal"), self.tr("%n more goals"), count - MOST)
            act = button(self._theme, more, kind="link")
            act.clicked.connect(self._on_more_asked)
            self._rows.addLayout(across(act, None))

    def _open(self, uid: str) -> None:
        self.asked.emit(Place("goal", uid))

    def _on_new_asked(self) -> None:
        GoalForm(self._desk, self._theme, self, mentorship_id=self._mentorship_id).open()

    def _on_more_asked(self) -> None:
        session = self._desk.session
        uid = goals.listed(session, self._mentorship_id)[0].mentorship_uid
        self.asked.emit(Place("mentorship", uid, "goals"))


class GoalButton(QAbstractButton):
    """A goal that opens when clicked: its title, a bar of points, how it stands."""

    def __init__(self, theme: Theme, goal: Facts, chart: BurnDown) -> None:
        super().__init__()
        self._theme = theme
        title, standing = words.title(goal), words.standing(chart)
        self.setAccessibleName(f"{title}, {standing}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy.Policy.Preferred  # a button's own height would cut a second line
        self.setSizePolicy(policy, policy)
        bar = Bar(theme, standing, chart.reached_points, chart.total)
        above, below = Text(title), Text(standing, tone="muted")
        for part in (above, below, bar):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setLayout(down(above, 4, bar, 4, below, margins=(0, 7, 0, 7)))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.underMouse():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("canvas"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
