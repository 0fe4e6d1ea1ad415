"""The check-ins so far, one day at a time, the latest first."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from mentordesk.storage.check_ins import Answered
from mentordesk.ui import words as common
from mentordesk.ui.theme import Theme
from mentordesk.ui.voices import Voices
from mentordesk.ui.widgets.buttons import button, icon_button
from mentordesk.ui.widgets.labels import Text, head_line
from mentordesk.ui.widgets.layout import across, down
from mentordesk.ui.widgets.looks import is_rtl, look

from .answers import Answers


class CheckIns(QFrame):
    asked = Signal()  # to answer the questions

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._days: list[tuple[date, list[Answered]]] = []
        self._at, self._today, self._voices = 0, date.min, Voices("mentor", "")
        back, on = ("right", "left") if is_rtl(self) else ("left", "right")
        self._earlier = icon_button(theme, f"chevron-{back}", self.tr("The check-in before"))
        self._later = icon_button(theme, f"chevron-{on}", self.tr("The check-in after"))
        self._earlier.clicked.connect(lambda: self._go(1))
        self._later.clicked.connect(lambda: self._go(-1))
        self._title = head_line("")
        self._answers = Answers(theme)
        self._remarks = Text()
        self._none = Text(
            self.tr(
                "Five short questions that both of you answer when the agreement is reviewed,"
                " or whenever you like. They are about the mentorship, not about a person."
            ),
            tone="muted",
        )
        self._check_in = button(theme, self.tr("Check in"), "list-todo")
        self._check_in.clicked.connect(self.asked)
        look(self, look="card")
        head = across((self._title, 1), self._earlier, self._later, gap=4)
        foot = across(self._check_in, None)
        parts = (head, 6, self._none, self._answers, 6, self._remarks, 10, foot)
        self.setLayout(down(*parts, margins=(18, 14, 18, 16)))

    def show_check_ins(
        self, said: list[Answered], voices: Voices, today: date, *, going_on: bool
    ) -> None:
        days = [(day, list(found)) for day, found in groupby(said, lambda each: each.made_on)]
        self._at = min(self._at, max(len(days) - 1, 0)) if len(days) == len(self._days) else 0
        self._days, self._voices, self._today = days, voices, today
        self._check_in.setVisible(going_on)
        self._none.setVisible(not days)
        for part in (self._answers, self._earlier, self._later):
            part.setVisible(bool(days))
        self._show()

    def _show(self) -> None:
        if not self._days:
            self._title.setText(self.tr("Check-ins"))
            self._remarks.hide()
            return
        day, found = self._days[self._at]
        self._title.setText(
            self.tr("Check-in, {day}").format(day=common.month_day(day, self._today))
        )
        self._answers.show_answers({each.voice: each.answers for each in found}, self._voices)
        said = [f"{self._voices.name(each.voice)}: {each.remark}" for each in found if each.remark]
        self._remarks.setText("\n".join(said))
        self._remarks.setVisible(bool(said))
        self._earlier.setEnabled(self._at < len(self._days) - 1)
        self._later.setEnabled(self._at > 0)

    def _go(self, by: int) -> None:
        self._at += by
        self._show()
