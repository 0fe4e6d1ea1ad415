"""A dialog whose words are not lost: not by Escape, by a crash, or when saving is refused."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.desk import Desk
from mentordesk.errors import MentorDeskError

from . import words
from .draft import Draft
from .widgets.banner import announce
from .widgets.labels import Text


class Drafted(QDialog):
    """Saves when it is accepted; else what is typed is there the next time it opens."""

    def __init__(self, desk: Desk, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._draft = Draft(desk, name, self._typed, self)
        self._wrong = Text(tone="attention")
        self._wrong.hide()

    def accept(self) -> None:
        try:
            self._save()
        except MentorDeskError as error:
            self._wrong.setText(words.sentence(error))
            self._wrong.show()
            announce(self._wrong)
            return
        self._draft.let_go()
        super().accept()

    def reject(self) -> None:
        self._draft.rest()
        super().reject()

    def _typed(self) -> dict[str, str]:
        """Return what is to be kept: nothing while it is as it was."""
        raise NotImplementedError

    def _save(self) -> None:
        """Write it to the desk, as one step; what is raised is said and keeps the dialog open."""
        raise NotImplementedError
