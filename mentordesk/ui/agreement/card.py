"""What two people agreed in a few lines, and the way to all of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from mentordesk.desk import Desk
from mentordesk.domain.agreement import Terms, is_review_due
from mentordesk.domain.place import Place
from mentordesk.storage import agreements
from mentordesk.storage.mentorships import Facts
from mentordesk.ui import words as common
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.labels import Text, head_line
from mentordesk.ui.widgets.layout import across, down
from mentordesk.ui.widgets.looks import look

LONGEST = 180


class AgreementCard(QFrame):
    asked = Signal(Place)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._uid = desk, ""
        self._said = Text(tone="muted")
        self._due = Text(tone="accent")
        self._open = button(theme, "", kind="link")
        self._open.clicked.connect(self._on_open_clicked)
        look(self, look="card")
        head = across((head_line(self.tr("Agreement")), 1), self._open, gap=8)
        self.setLayout(down(head, 2, self._said, self._due, margins=(18, 9, 14, 16)))

    def show_mentorship(self, facts: Facts) -> None:
        """Show how it begins; one that has ended without an agreement needs none."""
        version = agreements.current(self._desk.session, facts.id)
        over = facts.state == "ended"
        self._uid = facts.uid
        self.setVisible(version is not None or not over)
        self._said.setText(self._begins(version.terms) if version else self._none())
        self._open.setText(self.tr("Open") if version else self.tr("Write it"))
        self._open.setAccessibleName(self.tr("Open the agreement"))
        review_on, today = version.terms.review_on if version else None, self._desk.today()
        due = is_review_due(review_on, today) and facts.state == "active"
        self._due.setVisible(due)
        if due and review_on is not None:
            day = common.month_day(review_on, today)
            self._due.setText(self.tr("Review due since {day}").format(day=day))

    def _begins(self, terms: Terms) -> str:
        """The first lines of what each expects and of its limits; else what they meet for."""
        said = [part.strip().partition("\n")[0] for part in (terms.expectations, terms.boundaries)]
        lines = " ".join(filter(None, said)) or " ".join(terms.purpose.split())
        return common.cut(lines, LONGEST) or common.initial_cap(common.cadence(terms.cadence))

    def _none(self) -> str:
        return self.tr("Nothing is agreed in writing yet.")

    def _on_open_clicked(self) -> None:
        self.asked.emit(Place("mentorship", self._uid, "agreement"))
