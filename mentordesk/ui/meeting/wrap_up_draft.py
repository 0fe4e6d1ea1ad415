"""What was typed and chosen while wrapping up; it comes back when that is gone on with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mentordesk.desk import Desk
from mentordesk.ui.draft import Draft

if TYPE_CHECKING:
    from .wrap_up import WrapUp


class WrapUpDraft(QObject):
    def __init__(self, desk: Desk, dialog: WrapUp, meeting_uid: str) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._draft = Draft(desk, f"wrap-up {meeting_uid}", self._read, self)

    def resume(self) -> None:
        """Bring back what was left, and keep what is typed from now on."""
        self._restore(self._draft.kept())
        self._dialog.learned.changed.connect(self.touch)

    def touch(self) -> None:
        self._draft.touch()

    def close(self, *, ended: bool) -> None:
        """Keep what is typed, unless the meeting ended with it."""
        if ended:
            self._draft.let_go()
        else:
            self._draft.rest()

    def _read(self) -> dict[str, str]:
        dialog = self._dialog
        useful = dialog.useful.value() if dialog.useful is not None else None
        said = {
            "entered": dialog.learned.entered(),
            "typed": {voice: text for voice, text in dialog.learned.typed().items() if text},
            "chosen": {row.key: row.chosen for row in dialog.items.rows.rows if row.chosen > 0},
            "useful": useful,
        }
        return {name: json.dumps(value) for name, value in said.items() if value}

    def _restore(self, kept: dict[str, str]) -> None:
        dialog = self._dialog
        said = {name: json.loads(text) for name, text in kept.items()}
        entered = [(voice, text) for voice, text in said.get("entered", [])]
        dialog.learned.restore(entered, said.get("typed", {}))
        if "chosen" in said and dialog.items.rows.rows:
            dialog.items.show_items(dialog.items.rows.rows, said["chosen"])
        if "useful" in said and dialog.useful is not None:
            dialog.useful.choose(said["useful"])
