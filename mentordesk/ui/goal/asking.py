"""Small dialogs: a few fields, a verb and Cancel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.storage.milestones import Entry
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.fields import Choice, DateField, NumberField
from mentordesk.ui.widgets.form import Labelled
from mentordesk.ui.widgets.labels import Text
from mentordesk.ui.widgets.layout import across, down
from mentordesk.ui.widgets.ring import FocusRing
from mentordesk.ui.widgets.tick import CheckBox

MOST_POINTS = 1000


class Asking(QDialog):
    """Asks without stopping the page behind it; `then` is called when it was accepted."""

    def __init__(
        self, theme: Theme, parent: QWidget, title: str, verb: str, *rows: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.act = button(theme, verb, kind="primary")
        self.act.setDefault(True)
        self.act.clicked.connect(self.accept)
        cancel = button(theme, self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = across(None, cancel, self.act, gap=8)
        self.setLayout(down(*rows, None, 6, buttons, margins=(20, 18, 20, 18), gap=12))
        self.setMinimumWidth(380)
        FocusRing(theme, self)

    def ask(self, then: Callable[[], object]) -> None:
        self.accepted.connect(then)
        self.open()


class DayAsking(Asking):
    """Which day something happened, no later than today; `said` reminds what it is about."""

    def __init__(
        self, theme: Theme, parent: QWidget, title: str, verb: str, said: str, today: date
    ) -> None:
        self._day = past_day(theme, today)
        named = Labelled(self.tr("On"), self._day)
        super().__init__(theme, parent, title, verb, Text(said), named)

    def day(self) -> date:
        return self._day.day()


class ProgressAsking(Asking):
    """Which milestone was reached, and on which day."""

    def __init__(
        self, theme: Theme, parent: QWidget, milestones: Sequence[Entry], today: date
    ) -> None:
        options = [(each.title, each.milestone_id) for each in milestones]
        self._which = Choice(theme, self.tr("Milestone"), options)
        self._which.setMaximumWidth(420)
        self._day = past_day(theme, today)
        rows = (Labelled(self.tr("Milestone"), self._which), Labelled(self.tr("On"), self._day))
        super().__init__(theme, parent, self.tr("Log progress"), self.tr("Reached"), *rows)

    def milestone_id(self) -> int:
        return self._which.value()

    def day(self) -> date:
        return self._day.day()


class SizeAsking(Asking):
    """The new size of a milestone, and from which day on."""

    def __init__(self, theme: Theme, parent: QWidget, entry: Entry, today: date) -> None:
        self._points = points_field(theme, entry.points)
        self._day = past_day(theme, today)
        rows = (Labelled(self.tr("Points"), self._points), Labelled(self.tr("From"), self._day))
        super().__init__(
            theme,
            parent,
            self.tr("Re-size milestone"),
            self.tr("Re-size"),
            Text(entry.title),
            *rows,
        )

    def points(self) -> int:
        return self._points.value()

    def day(self) -> date:
        return self._day.day()


class TargetAsking(Asking):
    """The day a milestone is hoped for, or none."""

    def __init__(self, theme: Theme, parent: QWidget, entry: Entry, today: date) -> None:
        self._wanted = CheckBox(theme, self.tr("It has a target date"), on=True)
        self._day = DateField(theme, self.tr("Target date"), entry.target or today)
        self._wanted.toggled.connect(self._day.setEnabled)
        super().__init__(
            theme,
            parent,
            self.tr("Target date"),
            self.tr("Set"),
            Text(entry.title),
            self._wanted,
            self._day,
        )

    def day(self) -> date | None:
        return self._day.day() if self._wanted.isChecked() else None


def past_day(theme: Theme, today: date) -> DateField:
    """A day that is not ahead: what has not happened is not history."""
    field = DateField(theme, "", today)
    field.setMaximumDate(QDate(today.year, today.month, today.day))
    return field


def points_field(theme: Theme, points: int) -> NumberField:
    return NumberField(theme, "", 1, MOST_POINTS, points)
