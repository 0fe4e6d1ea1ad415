"""The field that says in which time zone the other lives."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from mentordesk.domain import zones
from mentordesk.ui import words
from mentordesk.ui.widgets.fields import complete
from mentordesk.ui.widgets.form import Labelled
from mentordesk.ui.widgets.layout import down
from mentordesk.ui.widgets.line_field import LineField

MOST = 12  # names that are offered at once


class Zone(QWidget):
    """Completes the names of zones by any part of them; left empty, theirs is the same as mine."""

    def __init__(self, zone: str | None, now: datetime) -> None:
        super().__init__()
        self._now = now
        name = self.tr("Time zone")
        self._field = _Field(words.zone(zone) if zone else "")
        self._field.setAccessibleName(name)
        self._field.setPlaceholderText(self.tr("as mine"))
        self._field.textChanged.connect(self._on_text_changed)
        self._labelled = Labelled(name, self._field, self._hint())
        self.setLayout(down(self._labelled, None))

    def zone(self) -> str | None:
        """Return the name of the zone, None if the field is empty or makes no sense."""
        return zones.meant(self._field.text()) if self._field.text().strip() else None

    def check(self) -> bool:
        """Return whether it is a zone; if not, say so in place."""
        wrong = bool(self._field.text().strip()) and self.zone() is None
        if wrong:
            self._labelled.complain(
                self.tr("No time zone has this name. A large city nearby will do, such as Berlin.")
            )
            self._field.setFocus()
        return not wrong

    def _hint(self) -> str:
        """What time it is there, as soon as it is clear where."""
        there = zones.known(self.zone())
        if there is None:
            return ""
        now = self._now.astimezone(there)
        return self.tr("It is {time} there now.").format(time=words.time(now))

    def _on_text_changed(self) -> None:
        self._labelled.hint(self._hint())


class _Field(LineField):
    """The names are read when the field is first reached: that takes a moment."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self.completer() is None:
            QTimer.singleShot(0, self, self._complete)
        super().focusInEvent(event)

    def _complete(self) -> None:
        names = [words.zone(name) for name in zones.names()]
        complete(self, names).setMaxVisibleItems(MOST)
