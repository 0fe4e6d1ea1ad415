"""What to be reminded of, and when not."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from mentordesk.domain.reminders import LEADS, Quiet, Wishes
from mentordesk.ui import this_computer, tray
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.fields import Choice, TimeField
from mentordesk.ui.widgets.form import Labelled
from mentordesk.ui.widgets.labels import Text, head_line, label
from mentordesk.ui.widgets.layout import across, down
from mentordesk.ui.widgets.looks import look
from mentordesk.ui.widgets.tick import CheckBox


class RemindersCard(QFrame):
    """Kept on this computer, at once; `changed` tells, and `sample_asked` wants to see one."""

    changed = Signal()
    sample_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        wishes = this_computer.wishes()
        self._lay_out(wishes, this_computer.quiet_hours())
        self._connect()
        self._allow()

    def _lay_out(self, wishes: Wishes, quiet: Quiet) -> None:
        theme = self._theme
        self._on = CheckBox(theme, self.tr("Remind me while MentorDesk runs"), wishes.on)
        before = self.tr("Before a meeting with an empty agenda")
        self._leads = Choice(theme, before, self._lead_words(), wishes.leads)
        self._wrap_up = CheckBox(
            theme, self.tr("After a meeting that is not wrapped up"), wishes.wrap_up
        )
        self._due = CheckBox(theme, self.tr("When my action items are due"), wishes.due)
        self._quiet = CheckBox(theme, self.tr("Quiet hours"), wishes.quiet is not None)
        self._from = TimeField(theme, self.tr("Quiet from"), quiet.begins)
        self._to = TimeField(theme, self.tr("Quiet until"), quiet.ends)
        until = label(self.tr("until"), tone="muted")
        self._try = button(theme, self.tr("Try one"), "bell")
        hint = self.tr(
            "Only what is still open, each once, and never a private text."
            " What falls into the quiet hours comes after them."
        )
        look(self, look="card")
        rows = (
            self._on,
            across(Labelled(before, self._leads), None),
            self._wrap_up,
            self._due,
            across(self._quiet, self._from, until, self._to, None, gap=10),
            Text(hint, level="small", tone="muted"),
            across(self._try, None),
            self._made_stay(),
        )
        head = head_line(self.tr("Reminders"))
        self.setLayout(down(head, 10, down(*rows, gap=12), margins=(18, 16, 18, 16)))

    def _made_stay(self) -> QWidget:
        """Only where there is a tray to go to."""
        words = self.tr("Keep running in the tray when the window is closed")
        stay = CheckBox(self._theme, words, this_computer.keeps_running())
        stay.toggled.connect(this_computer.set_keeps_running)
        if not tray.is_there():
            stay.hide()
        return stay

    def _lead_words(self) -> list[tuple[str, tuple[timedelta, ...]]]:
        names = (
            self.tr("A day and an hour before"),
            self.tr("A day before"),
            self.tr("An hour before"),
            self.tr("Never"),
        )
        return [*zip(names, LEADS, strict=True)]

    def _connect(self) -> None:
        for box in (self._on, self._wrap_up, self._due, self._quiet):
            box.toggled.connect(self._on_changed)
        self._leads.activated.connect(self._on_changed)
        for field in (self._from, self._to):
            field.timeChanged.connect(self._on_changed)
        self._try.clicked.connect(self.sample_asked)

    def _on_changed(self) -> None:
        quiet = Quiet(self._from.value(), self._to.value())
        wishes = Wishes(
            self._on.isChecked(),
            self._leads.value(),
            self._wrap_up.isChecked(),
            self._due.isChecked(),
            quiet if self._quiet.isChecked() else None,
        )
        this_computer.set_wishes(wishes)
        self._allow()
        self.changed.emit()

    def _allow(self) -> None:
        """What is switched off as a whole has nothing to choose."""
        on = self._on.isChecked()
        for each in (self._leads, self._wrap_up, self._due, self._quiet, self._try):
            each.setEnabled(on)
        for field in (self._from, self._to):
            field.setEnabled(on and self._quiet.isChecked())
