"""What was typed and chosen while wrapping up; it comes back when that is gone on with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mentordesk.desk import Desk
from mentordesk.storage import preferences
from mentordesk.ui.drafts import Draft

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from .wrap_up import WrapUp


class WrapUpDraft(QObject):
    def __init__(self, desk: Desk, dialog: WrapUp) -> None:
        super().__init__(dialog)
        self._dialog, self._name = dialog, ""
        self._draft = Draft(desk, self._read, self)
        self._ended = False

    def open(self, meeting_uid: str) -> None:
        """Bring back what was left, and keep what is typed from now on."""
        self._name = f"draft/wrap-up/{meeting_uid}"
        if kept := self._draft.open(self._name):
            self._restore(json.loads(kept))
        self._dialog.learned.changed.connect(self.touched)

    def touched(self) -> None:
        self._draft.touched()

    def close(self, *, ended: bool) -> None:
        """Keep what is typed, unless the meeting ended with it."""
        self._ended = ended
        self._draft.save()

    def forget(self, session: Session) -> None:
        preferences.forget(session, self._name)

    def _read(self) -> str:
        """Return it as JSON, "" if nothing was typed or chosen."""
        dialog = self._dialog
        if self._ended:
            return ""
        typed = {voice: text for voice, text in dialog.learned.typed().items() if text}
        chosen = {row.key: row.chosen for row in dialog.items.rows.rows if row.chosen > 0}
        useful = dialog.useful.value() if dialog.useful is not None else None
        said = dialog.learned.entered(), typed, chosen, useful
        return json.dumps(said) if any(said) else ""

    def _restore(self, kept: list[object]) -> None:
        entered, typed, chosen, useful = kept
        dialog = self._dialog
        if isinstance(entered, list) and isinstance(typed, dict):
            dialog.learned.restore([(voice, text) for voice, text in entered], typed)
        if isinstance(chosen, dict) and dialog.items.rows.rows:
            dialog.items.show_items(dialog.items.rows.rows, chosen)
        if isinstance(useful, int) and dialog.useful is not None:
            dialog.useful.choose(useful)
