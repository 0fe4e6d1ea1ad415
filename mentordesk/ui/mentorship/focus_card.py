"""What a mentorship is about, on a card of its overview; a side project can become a goal."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from mentordesk.desk import Desk
from mentordesk.domain import link
from mentordesk.domain.place import Place
from mentordesk.storage import focus
from mentordesk.storage.focus import Focus
from mentordesk.storage.mentorships import Facts
from mentordesk.ui import way_out, words
from mentordesk.ui.mentorships import about
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.labels import Line, Text, head_line, plain_tip, unmarked
from mentordesk.ui.widgets.layout import across, clear, down
from mentordesk.ui.widgets.looks import look

MOST_LINKS = 6  # that are shown
LONGEST_TITLE = 120


class FocusCard(QFrame):
    """Takes no room while nothing was said; a project has its links and one way to its goal."""

    asked = Signal(Place)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        look(self, look="card")
        self._desk, self._theme = desk, theme
        self._facts: Facts | None = None
        self._shown: tuple[Focus, str, str, str] | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.setLayout(down(self._rows, margins=(18, 16, 14, 14)))  # a link has an edge of 4

    def show_mentorship(self, facts: Facts) -> None:
        found = focus.of(self._desk.session, facts.id)
        has_project = facts.kind == "technical" and bool(found.project or found.links)
        self._facts = facts
        self.setVisible(bool(found.focus) or has_project)
        shown = (found, facts.kind, facts.role, facts.person)
        if shown == self._shown:
            return  # what has the keyboard keeps it
        self._shown = shown
        clear(self._rows)
        if found.focus:
            mine, name = facts.role == "mentee", words.first_name(facts.person)
            self._rows.addWidget(head_line(about.name(facts.kind, mine, name)))
            self._rows.addWidget(Text(found.focus, tone="muted"))
        if has_project:
            self._rows.addSpacing(8 if found.focus else 0)
            self._show_project(found)

    def _show_project(self, found: Focus) -> None:
        head = head_line(self.tr("Side project"))
        self._rows.addLayout(across((head, 1), self._way_to_goal(found), gap=10))
        if found.project:
            self._rows.addWidget(Text(found.project, tone="muted"))
        for address in found.links[:MOST_LINKS]:
            self._rows.addLayout(across(self._link(address), None))
        if (rest := len(found.links) - MOST_LINKS) > 0:
            said = words.counted(self.tr("and 1 more"), self.tr("and %n more"), rest)
            self._rows.addWidget(Line(said, tone="muted"))

    def _link(self, address: str) -> QPushButton:
        shown = words.cut(address.removeprefix("https://").removeprefix("www."), 38)
        result = button(self._theme, unmarked(shown), "link", "fact")
        result.setAccessibleName(self.tr("Open the link: {address}").format(address=address))
        result.setToolTip(plain_tip(address))
        result.clicked.connect(partial(self._on_link_clicked, address))
        return result

    def _way_to_goal(self, found: Focus) -> QPushButton:
        if found.goal_uid:
            result = button(self._theme, self.tr("Open its goal"), kind="link")
            result.clicked.connect(partial(self._open, found.goal_uid))
        else:
            result = button(self._theme, self.tr("Make it a goal…"), kind="link")
            result.clicked.connect(self._on_goal_asked)
        return result

    def _open(self, uid: str) -> None:
        self.asked.emit(Place("goal", uid))

    def _on_link_clicked(self, address: str) -> None:
        way_out.follow(self, link.whole(address))

    def _on_goal_asked(self) -> None:
        """Make it and open it: there its milestones are set, and Undo takes it back."""
        if self._facts is None:
            return
        found = focus.of(self._desk.session, self._facts.id)
        name = words.cut(found.project, LONGEST_TITLE) or self.tr("my side project")
        title = self.tr("build {project}").format(project=name)
        steps = self.tr("taking one small step at a time")
        by_doing = f"{steps}: {', '.join(found.links)}" if found.links else steps
        with self._desk.change(self.tr("Make the project a goal")) as session:
            uid = focus.make_goal(session, self._facts.id, title, by_doing, self._desk.today())
        self._open(uid)
