"""The dated history of one milestone, to be corrected."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.desk import Change, Desk
from mentordesk.storage import milestones
from mentordesk.storage.milestones import Entry, Past
from mentordesk.ui.goal import words
from mentordesk.ui.goal.asking import Asking, past_day
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import icon_button
from mentordesk.ui.widgets.fields import DateField
from mentordesk.ui.widgets.labels import Text
from mentordesk.ui.widgets.layout import clear, row, scrolled


class HistoryDialog(Asking):
    """Each event with its day, saved as it is changed; each but the first can be taken out."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget, entry: Entry) -> None:
        super().__init__(theme, parent)
        self._desk, self._theme, self._id = desk, theme, entry.milestone_id
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        inner = QWidget()
        inner.setLayout(self._rows)
        title = Text(entry.title, strong="true")
        self.put(self.tr("History"), self.tr("Done"), title, (scrolled(inner), 1))
        self._cancel.hide()  # each change was saved as it was made
        self.setMinimumSize(460, 300)
        desk.changed.connect(self._on_desk_changed)
        self._fill()

    def _fill(self) -> None:
        clear(self._rows)
        for number, past in enumerate(milestones.history(self._desk.session, self._id)):
            self._rows.addWidget(self._row(past, first=not number))
        self._rows.addStretch(1)

    def _row(self, past: Past, first: bool) -> QWidget:
        said = words.kind(past.kind)
        text = f"{said} ({past.points})" if past.points else said
        day = past_day(self._theme, self._desk.today())
        day.set_day(past.on)
        day.setAccessibleName(self.tr("Day of “{event}”").format(event=said))
        day.editingFinished.connect(partial(self._on_day_given, past, day))
        parts: list[QWidget] = [day]
        if past.kind != "added":
            forget = icon_button(self._theme, "x", self.tr("Take out of the history"))
            forget.clicked.connect(partial(self._on_forgotten, past))
            parts.append(forget)
        return row((Text(text), 1), *parts, first=first, name=text)

    def _on_day_given(self, past: Past, field: DateField) -> None:
        if field.day() == past.on:
            return
        with self._desk.change(self.tr("Correct history of milestone")) as session:
            milestones.redate(session, past.event_id, field.day())

    def _on_forgotten(self, past: Past) -> None:
        with self._desk.change(self.tr("Correct history of milestone")) as session:
            milestones.forget(session, past.event_id)

    def _on_desk_changed(self, change: Change) -> None:
        if "milestone_event" in change.tables:
            self._fill()
