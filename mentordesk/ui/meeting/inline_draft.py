"""What is typed above a row and not entered yet comes back after a crash."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from mentordesk.desk import Desk
from mentordesk.ui.drafts import Draft

from .row import NEW

if TYPE_CHECKING:
    from .meeting_list import MeetingList


class InlineDraft(QObject):
    """One for each list; `name` tells the lists of a meeting's page apart."""

    def __init__(self, desk: Desk, rows: MeetingList) -> None:
        super().__init__(rows)
        self._rows, self._name = rows, ""
        self._draft = Draft(desk, self._read, self)
        rows.inline.textChanged.connect(self._draft.touched)
        rows.inline.closed.connect(self._draft.save)

    def open(self, name: str) -> None:
        """Go on with the draft of this name; once, when its meeting is first shown."""
        if name == self._name:
            return
        self._name = name
        if kept := self._draft.open(name):
            self._kept = kept
            QTimer.singleShot(0, self, self._restore)  # when the rows have their places

    def _read(self) -> str:
        field = self._rows.inline
        if field.row is None or not field.is_changed():
            return ""
        return json.dumps([field.row.kind, field.row.key, field.row.section, field.text()])

    def _restore(self) -> None:
        kind, key, section, text = json.loads(self._kept)
        rows = self._rows
        if rows.inline.row is not None:
            return  # something else is being typed by now
        if kind == NEW:
            rows.add_item(section)
        elif (index := rows.rows.find(key)).isValid():
            rows.rename(rows.rows.at(index))
        if rows.inline.row is not None:
            rows.inline.setText(text)
