"""How a mentorship was closed: by whom, why, the letter, and the way back."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from mentordesk.desk import Desk
from mentordesk.storage.mentorships import Facts
from mentordesk.ui import words
from mentordesk.ui.mentorships import deeds
from mentordesk.ui.mentorships.letter_ways import LetterWays
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.labels import Text, caption, head_line
from mentordesk.ui.widgets.layout import across, down
from mentordesk.ui.widgets.looks import look
from mentordesk.ui.widgets.sign import Sign


class Closing(QFrame):
    """Shown only while a mentorship has ended."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._facts: Facts | None = None
        self._title, self._told = head_line(""), Text(tone="muted")
        self._why = Text()
        self._private = self._private_line()
        self._heading, self._letter = caption(self.tr("Closing letter")), Text()
        reopen = button(theme, self.tr("Reopen"), "rotate-ccw")
        reopen.clicked.connect(self._on_reopen_clicked)
        look(self, look="card")
        self._ways = LetterWays(theme, self._kept, self)
        buttons = across(reopen, self._ways.copy, self._ways.mail, None, gap=8)
        said = (self._title, 2, self._told, self._private, 8, self._heading, 2, self._letter)
        self.setLayout(down(*said, 10, buttons, self._ways.told, margins=(18, 16, 18, 16)))

    def show_mentorship(self, facts: Facts, held: int) -> None:
        """Show how it ended and how often the two met; nothing while it goes on."""
        self._facts = facts
        self.setVisible(facts.ended_on is not None)
        if facts.ended_on is None:
            return
        whom = facts.ended_by, facts.role, facts.person
        said = words.closed(facts.outcome, facts.ended_on, self._desk.today(), *whom)
        self._title.setText(words.initial_cap(said))
        self._told.setText(self._met(facts, held))
        self._why.setText(facts.ended_why)
        self._private.setVisible(bool(facts.ended_why))
        self._letter.setText(facts.letter)
        for part in (self._heading, self._letter, self._ways.copy, self._ways.mail):
            part.setVisible(bool(facts.letter))
        self._ways.told.hide()

    def _private_line(self) -> QWidget:
        result, name = QWidget(), self.tr("Private: it is in nothing that you share")
        sign = Sign(self._theme, "lock", "muted", 14, name)
        result.setLayout(across(sign, (self._why, 1), margins=(0, 6, 0, 0), gap=7))
        return result

    def _met(self, facts: Facts, held: int) -> str:
        since = words.written(facts.started_on, "MMMM yyyy")
        if not held:
            return self.tr("Begun in {month}").format(month=since)
        one, many = self.tr("1 meeting since {month}"), self.tr("%n meetings since {month}")
        return words.counted(one, many, held).format(month=since)

    def _on_reopen_clicked(self) -> None:
        if self._facts is not None:
            deeds.reopen(self._desk, [self._facts])

    def _kept(self) -> tuple[str, str]:
        return (self._facts.mail, self._facts.letter) if self._facts is not None else ("", "")
