"""The planned meetings that a pause would cover, and what becomes of each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtWidgets import QFrame, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.pause import Pause
from mentordesk.storage import pauses
from mentordesk.storage.pauses import Covered
from mentordesk.ui import words
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.fields import Choice
from mentordesk.ui.widgets.labels import Text, head_line
from mentordesk.ui.widgets.layout import clear, down, row, scrolled

MOVE, CANCEL, LEAVE = "move", "cancel", "leave"
HIGH, MOST = 51, 4  # a row, and how many are seen at once


class Inside(QWidget):
    """Hidden while no meeting falls into the pause; nothing is moved or cancelled unseen."""

    def __init__(self, desk: Desk, theme: Theme, mentorship_ids: Sequence[int]) -> None:
        super().__init__()
        self._desk, self._theme, self._ids = desk, theme, mentorship_ids
        self._choices: list[tuple[Covered, Choice[str]]] = []
        self._answers: dict[int, str] = {}
        self._list, listed = down(), QWidget()
        listed.setLayout(down(self._list, None))
        self._head, self._area = head_line(""), scrolled(listed)
        self.setLayout(down(self._head, 4, self._area))

    def show_meetings(self, starts_on: date, ends_on: date | None, changed: int | None) -> None:
        """Ask about those in a pause; `changed` is the pause that this one takes the place of."""
        planned = Pause(starts_on, ends_on)
        found = pauses.covered(self._desk.session, self._ids, planned, changed)
        clear(self._list)
        self._choices = [(each, self._choice(each)) for each in found]
        for number, (each, choice) in enumerate(self._choices):
            self._list.addWidget(self._row(each, choice, first=not number))
        self._area.setFixedHeight(HIGH * min(MOST, len(found)))
        one = self.tr("1 planned meeting falls into it")
        many = self.tr("%n planned meetings fall into it")
        self._head.setText(words.counted(one, many, len(found)))
        self.setVisible(bool(found))

    def answers(self) -> list[tuple[Covered, datetime | None]]:
        """Return the meetings that are to be moved, and where to, or cancelled (None)."""
        return [
            (each, each.moved_to if choice.value() == MOVE else None)
            for each, choice in self._choices
            if choice.value() != LEAVE
        ]

    def _choice(self, each: Covered) -> Choice[str]:
        """Offer what can be done; what the user has said once stays, whatever the days."""
        options = [(self.tr("Leave it as planned"), LEAVE), (self.tr("Cancel it"), CANCEL)]
        if each.moved_to is not None:
            day = words.week_day(each.moved_to.date(), self._desk.today())
            options.insert(0, (self.tr("Move it to {day}").format(day=day), MOVE))
        result = Choice(self._theme, self._said(each), options)
        said = self._answers.get(each.id)
        if said in {value for _, value in options}:
            result.choose(str(said))
        result.activated.connect(lambda: self._on_chosen(each.id, result))
        return result

    def _said(self, each: Covered) -> str:
        when = words.when(each.starts_at, each.minutes, self._desk.today())
        return f"{each.person}, {when}" if len(self._ids) > 1 else when

    def _row(self, each: Covered, choice: Choice[str], first: bool) -> QFrame:
        said = self._said(each)
        return row((Text(said), 1), choice, first=first, name=said)

    def _on_chosen(self, meeting_id: int, choice: Choice[str]) -> None:
        self._answers[meeting_id] = choice.value()
