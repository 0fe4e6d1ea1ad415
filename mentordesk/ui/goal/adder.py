"""Adding a milestone in place: its title, its size, perhaps a target date."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mentordesk.ui.goal.asking import points_field
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.fields import DateField, line_edit
from mentordesk.ui.widgets.labels import label
from mentordesk.ui.widgets.layout import across, down
from mentordesk.ui.widgets.tick import CheckBox

AHEAD = timedelta(weeks=4)


class Adder(QWidget):
    """A button that turns into fields; Enter adds and is ready for the next, Escape closes."""

    given = Signal(str, int, object)  # title, points, the target date or None

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__()
        self._today = today
        self._open = button(theme, self.tr("Add a milestone"), "plus", "flat")
        self._open.clicked.connect(self.start)
        self._title = line_edit(self.tr("Milestone"), placeholder=self.tr("A finite step"))
        self._points = points_field(theme, 1)
        self._points.setAccessibleName(self.tr("Points"))
        self._wanted = CheckBox(theme, self.tr("Due"))
        self._wanted.setAccessibleName(self.tr("It has a target date"))
        self._target = DateField(theme, self.tr("Target date"), today + AHEAD)
        self._target.setDisplayFormat("d MMM yyyy")
        self._target.hide()
        self._wanted.toggled.connect(self._target.setVisible)
        self._add = button(theme, self.tr("Add"))
        self._add.setEnabled(False)
        self._add.clicked.connect(self._on_entered)
        self._title.returnPressed.connect(self._on_entered)
        self._title.textChanged.connect(self._on_typed)
        self._fields = QWidget()
        size = across(label(self.tr("Points"), tone="muted"), self._points, None, gap=8)
        size.addWidget(self._wanted)
        last = across((self._target, 1), None, self._add, gap=8)
        self._fields.setLayout(down(self._title, size, last, gap=8))
        self._fields.hide()
        self.setLayout(down(across(self._open, None), self._fields))

    def start(self) -> None:
        """Show the fields."""
        self._open.hide()
        self._fields.show()
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._fields.isVisible():
            self._fields.hide()
            self._open.show()
            self._open.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _on_typed(self, text: str) -> None:
        self._add.setEnabled(bool(text.strip()))

    def _on_entered(self) -> None:
        title = self._title.text().strip()
        if title:
            target = self._target.day() if self._wanted.isChecked() else None
            self.given.emit(title, self._points.value(), target)
            self._title.setText("")  # after it was saved: what was refused stays
            self._points.setValue(1)
            self._title.setFocus(Qt.FocusReason.OtherFocusReason)
