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
from mentordesk.ui.widgets.layout import Item, across, down
from mentordesk.ui.widgets.ring import FocusRing
from mentordesk.ui.widgets.tick import CheckBox

MOST_POINTS = 1000


class Asking(QDialog):
    """Asks without stopping the page behind it; `then` is called when it was accepted."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(380)
        self.act = button(theme, "", kind="primary")
        self.act.setDefault(True)
        self.act.clicked.connect(self.accept)
        self._cancel = button(theme, self.tr("Cancel"))
        self._cancel.clicked.connect(self.reject)
        FocusRing(theme, self)

    def put(self, title: str, verb: str, *rows: Item) -> None:
        """Lay out the fields below each other, and the verb below them."""
        self.setWindowTitle(title)
        self.act.setText(verb)
        buttons = across(None, self._cancel, self.act, gap=8)
        self.setLayout(down(*rows, 6, buttons, margins=(20, 18, 20, 18), gap=12))

    def ask(self, then: Callable[[], object]) -> None:
        self.accepted.connect(then)
        self.open()


class DayAsking(Asking):
    """Which day something happened, no later than today; `said` reminds what it is about."""

    def __init__(
        self, theme: Theme, parent: QWidget, title: str, verb: str, said: str, today: date
    ) -> None:
        super().__init__(theme, parent)
        self._day = past_day(theme, today)
        self.put(title, verb, Text(said), Labelled(self.tr("On"), self._day))

    def set_day(self, day: date) -> None:
        self._day.set_day(day)

    def day(self) -> date:
        return self._day.day()


class ProgressAsking(Asking):
    """Which milestone was reached, and on which day."""

    def __init__(
        self, theme: Theme, parent: QWidget, milestones: Sequence[Entry], today: date
    ) -> None:
        super().__init__(theme, parent)
        options = [(each.title, each.milestone_id) for each in milestones]
        self._which = Choice(theme, self.tr("Milestone"), options)
        self._which.setMaximumWidth(420)
        self._day = past_day(theme, today)
        rows = (Labelled(self.tr("Milestone"), self._which), Labelled(self.tr("On"), self._day))
        self.put(self.tr("Log progress"), self.tr("Reached"), *rows)

    def milestone_id(self) -> int:
        return self._which.value()

    def day(self) -> date:
        return self._day.day()


class SizeAsking(Asking):
    """The new size of a milestone, and from which day on."""

    def __init__(self, theme: Theme, parent: QWidget, entry: Entry, today: date) -> None:
        super().__init__(theme, parent)
        self._points = points_field(theme, entry.points)
        self._day = past_day(theme, today)
        rows = (Labelled(self.tr("Points"), self._points), Labelled(self.tr("From"), self._day))
        self.put(self.tr("Re-size milestone"), self.tr("Re-size"), Text(entry.title), *rows)

    def points(self) -> int:
        return self._points.value()

    def day(self) -> date:
        return self._day.day()


class TargetAsking(Asking):
    """The day a milestone is hoped for, or none."""

    def __init__(self, theme: Theme, parent: QWidget, entry: Entry, today: date) -> None:
        super().__init__(theme, parent)
        self._wanted = CheckBox(theme, self.tr("It has a target date"), on=True)
        self._day = DateField(theme, self.tr("Target date"), entry.target or today)
        self._wanted.toggled.connect(self._day.setEnabled)
        words = Text(entry.title)
        self.put(self.tr("Target date"), self.tr("Set"), words, self._wanted, self._day)

    def day(self) -> date | None:
        return self._day.day() if self._wanted.isChecked() else None


def past_day(theme: Theme, today: date) -> DateField:
    """A day that is not ahead: what has not happened is not history."""
    field = DateField(theme, "", today)
    field.setMaximumDate(QDate(today.year, today.month, today.day))
    return field


def points_field(theme: Theme, points: int) -> NumberField:
    return NumberField(theme, "", 1, MOST_POINTS, points)
