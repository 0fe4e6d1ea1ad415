"""What is typed above a row and not entered yet comes back after a crash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from mentordesk.desk import Desk
from mentordesk.ui.draft import Draft

from .row import NEW

if TYPE_CHECKING:
    from .meeting_list import MeetingList
    from .template_items import TemplateItems


class InlineDraft(QObject):
    """One for each list; `name` tells the lists of a meeting's page apart."""

    def __init__(self, desk: Desk, rows: MeetingList | TemplateItems) -> None:
        super().__init__(rows)
        self._rows, self._name = rows, ""
        self._kept: dict[str, str] = {}
        self._draft = Draft(desk, "", self._read, self)
        rows.inline.textChanged.connect(self._draft.touch)
        rows.inline.closed.connect(self._draft.keep)

    def open(self, name: str) -> None:
        """Go on with the draft of this name; once, when its meeting is first shown."""
        if name == self._name:
            return
        self._name, self._kept = name, self._draft.open(name)
        if self._kept:
            QTimer.singleShot(0, self, self._restore)  # when the rows have their places

    def _read(self) -> dict[str, str]:
        field = self._rows.inline
        if field.row is None or field.keeps or not field.is_changed():
            return {}  # what the field itself keeps needs no draft
        row = field.row
        return {"kind": row.kind, "key": row.key, "section": row.section, "text": field.text()}

    def _restore(self) -> None:
        rows, kept = self._rows, self._kept
        if rows.inline.row is not None:
            return  # something else is being typed by now
        if kept["kind"] == NEW:
            rows.add_item(kept["section"])
        elif (index := rows.rows.find(kept["key"])).isValid():
            rows.rename(rows.rows.at(index))
        if rows.inline.row is not None:
            rows.inline.setText(kept["text"])
