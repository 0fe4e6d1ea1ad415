"""The line into which a finding is typed: what follows, whose it is, by when."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mentordesk.domain.capture import Captured, Person, parse
from mentordesk.domain.languages import ACTION
from mentordesk.domain.typed import one_line
from mentordesk.ui import words
from mentordesk.ui.theme import Theme
from mentordesk.ui.voices import Voices
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.layout import across, down
from mentordesk.ui.widgets.line_field import LineField
from mentordesk.ui.widgets.segments import Segments

from .due import DueMenu

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ME, OTHER = 1, 2


class _Line(LineField):
    """Enter is for the line, not for the dialog around it."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.entered.emit()
            event.accept()
        else:
            super().keyPressEvent(event)


class FindingLine(QWidget):
    """Enter gives the finding and stays; "Priya: rename it by Friday" says whose and when."""

    given = Signal(str, str, object)  # the words, the voice, a date or None

    def __init__(self, theme: Theme, voices: Voices, today: date) -> None:
        super().__init__()
        self._theme, self._voices, self._today = theme, voices, today
        self._due: date | None = None
        self.field = _Line()
        self.field.setAccessibleName(self.tr("Finding"))
        self.field.setPlaceholderText(self.tr("What follows? Enter makes it an action item"))
        self.field.entered.connect(self._on_entered)
        mine = words.initial_cap(words.you())
        self.whose = Segments(theme, self.tr("Whose"), mine, voices.name(voices.other) or "…")
        self.whose.choose(int(voices.role == "mentor"))  # the mentee's, unless said otherwise
        self._day = button(theme, "", "calendar", "flat")
        self._day.setAutoDefault(False)
        self._day.clicked.connect(self._on_day_clicked)
        self._set_due(None)
        self.setLayout(down(self.field, across(self.whose, None, self._day, gap=10), gap=8))

    def _read(self) -> Captured:
        names = [Person(ME, self.tr("me"), is_me=True), Person(OTHER, self._voices.person)]
        return parse(one_line(self.field.text()), names, self._today, kind=ACTION)

    def _on_entered(self) -> None:
        found, text = self._read(), one_line(self.field.text())
        voice = self._voices.other if self.whose.current() else self._voices.role
        due = self._due
        if found.kind == ACTION and found.text:
            text, due = found.text, found.due or due
            if found.prefixed:
                voice = self._voices.role if found.mine else self._voices.other
        if text:
            self.given.emit(text, voice, due)

    def empty(self) -> None:
        """Be ready for the next: it was kept."""
        self.field.setText("")
        self._set_due(None)

    def _set_due(self, day: object) -> None:
        self._due = day if isinstance(day, date) else None
        said = self.tr("No date")
        if self._due:
            said = self.tr("Due {day}").format(day=words.due(self._due, self._today))
        self._day.setText(said)

    def _on_day_clicked(self) -> None:
        menu = DueMenu(self._theme, self._today, self)
        menu.chosen.connect(self._set_due)
        above = QPoint(0, -menu.sizeHint().height())
        menu.popup(self._day.mapToGlobal(above))
