"""The dialog that plans a pause, changes one that is planned, and asks about the meetings in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.desk import Desk
from mentordesk.storage import meetings, pauses
from mentordesk.storage.pauses import Planned
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.fields import DateField, line_edit
from mentordesk.ui.widgets.form import Labelled, ways_out
from mentordesk.ui.widgets.labels import Text, label
from mentordesk.ui.widgets.layout import across, down
from mentordesk.ui.widgets.tick import CheckBox

from .inside import Inside
from .planned_pauses import PlannedPauses

USUAL = timedelta(weeks=2)


class PauseDialog(QDialog):
    """Plans a pause of one or more mentorships, as one step once it is accepted.

    Of one mentorship it lists what is planned, to be changed or deleted.
    """

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        title: str,
        mentorship_ids: Sequence[int],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk, self._theme, self._ids = desk, theme, list(mentorship_ids)
        self._changed: Planned | None = None  # the planned one that is being changed
        self.setWindowTitle(title)
        self._make_fields()
        self._lay_out(title)
        self._fill()

    def accept(self) -> None:
        if self.until is not None and self.until <= self.starts_on:
            self._until.complain(self.tr("It goes on after it has begun. Choose a later day."))
            self._day.setFocus()
        else:
            self.save()  # before it closes: what cannot be saved stays
            super().accept()

    def save(self) -> None:
        """Write the pause and what becomes of the meetings in it."""
        with self._desk.change(self._label()) as session:
            for mentorship_id in self._ids:
                if self._changed is None:
                    pauses.add(session, mentorship_id, self.starts_on, self.until, self.reason)
                else:
                    pauses.edit(session, self._changed.id, self.starts_on, self.until, self.reason)
            for each, moved_to in self._inside.answers():
                if moved_to is None:
                    meetings.cancel(session, each.id)
                else:
                    meetings.move(session, each.id, moved_to, each.zone, each.minutes)

    def change(self, planned: Planned) -> None:
        """Take a planned pause into the fields."""
        self._changed = planned
        self._from.set_day(planned.starts_on)
        self._known.setChecked(planned.ends_on is not None)
        if planned.ends_on is not None:
            self._day.set_day(planned.ends_on)
        self._reason.setText(planned.reason)
        self._do.setText(self.tr("Save"))
        self._fill()

    @property
    def starts_on(self) -> date:
        return self._from.day()

    @property
    def until(self) -> date | None:
        return self._day.day() if self._known.isChecked() else None

    @property
    def reason(self) -> str:
        return self._reason.text()

    def _make_fields(self) -> None:
        theme, today = self._theme, self._desk.today()
        self._from = DateField(theme, self.tr("From"), today)
        self._known = CheckBox(theme, self.tr("It goes on again on"))
        self._day = DateField(theme, self.tr("The day it goes on"), today + USUAL)
        self._day.setEnabled(False)
        self._reason = line_edit(self.tr("Reason"), placeholder=self.tr("holidays, exams, …"))
        self._inside = Inside(self._desk, self._theme, self._ids)
        self._planned = PlannedPauses(self._theme)
        self._known.toggled.connect(self._day.setEnabled)
        self._known.toggled.connect(self._on_days_changed)
        self._from.dateChanged.connect(self._on_from_changed)
        self._day.dateChanged.connect(self._on_days_changed)
        self._planned.change_asked.connect(self.change)
        self._planned.delete_asked.connect(self._on_delete_asked)

    def _lay_out(self, title: str) -> None:
        buttons, self._do = ways_out(self._theme, self, self.tr("Pause"))
        until = QWidget()
        until.setLayout(across(self._known, (self._day, 1), gap=10))
        self._until = Labelled(self.tr("Until"), until)
        self.setLayout(
            down(
                label(title, level="title"),
                Text(self.tr("While it rests, nothing is overdue."), tone="muted"),
                Labelled(self.tr("From"), self._from),
                self._until,
                Labelled(self.tr("Reason"), self._reason),
                self._inside,
                self._planned,
                None,
                buttons,
                margins=(22, 18, 22, 18),
                gap=14,
            )
        )
        self.setMinimumWidth(460)

    def _fill(self) -> None:
        self._on_days_changed()
        found = []
        if len(self._ids) == 1:
            found = pauses.planned(self._desk.session, self._ids[0], self._desk.today())
        listed = [each for each in found if each != self._changed]
        self._planned.show_pauses(listed, self._desk.today())

    def _on_from_changed(self) -> None:
        """The end follows a beginning that would come after it."""
        if self._day.day() <= self._from.day():
            self._day.set_day(self._from.day() + USUAL)
        self._on_days_changed()

    def _on_days_changed(self) -> None:
        self._until.complain("")
        changed = self._changed.id if self._changed else None
        self._inside.show_meetings(self.starts_on, self.until, changed)
        self._do.setText(self._verb())

    def _verb(self) -> str:
        if self._changed is not None:
            return self.tr("Save")
        ahead = self.starts_on > self._desk.today()
        return self.tr("Plan pause") if ahead else self.tr("Pause")

    def _label(self) -> str:
        if self._changed is not None:
            return self.tr("Change pause")
        if len(self._ids) == 1:
            return self.tr("Pause mentorship")
        return self.tr("Pause {n} mentorships").format(n=len(self._ids))

    def _on_delete_asked(self, planned: Planned) -> None:
        with self._desk.change(self.tr("Delete pause"), by=self) as session:
            pauses.delete(session, planned.id)
        self._fill()
