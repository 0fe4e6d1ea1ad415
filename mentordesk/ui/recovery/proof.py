"""A passphrase that tells whether a file is a damaged desk."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mentordesk.errors import MentorDeskError
from mentordesk.ui import background
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.banner import announce
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.labels import Text
from mentordesk.ui.widgets.layout import across, down
from mentordesk.ui.widgets.secret_field import SecretField, show_button

from .examining import Case, tried


class Proof(QWidget):
    told = Signal(Case)

    def __init__(self, theme: Theme, path: Path, error: MentorDeskError) -> None:
        super().__init__()
        self._path, self._error = path, error
        self.field = SecretField(self.tr("Passphrase"))
        self.field.setPlaceholderText(self.tr("Passphrase"))
        self.field.returnPressed.connect(self._on_entered)
        find_out = button(theme, self.tr("Find out"), "key")
        find_out.clicked.connect(self._on_entered)
        self._said = Text(tone="attention")
        self._said.hide()
        eye = show_button(theme, self.field)
        self.setLayout(down(across((self.field, 1), eye, find_out, gap=8), 4, self._said))

    def _on_entered(self) -> None:
        if self.field.text():
            self.setEnabled(False)
            work = partial(tried, self._path, self._error, self.field.text())
            background.run(work, self._on_tried)

    def _on_tried(self, case: Case | None) -> None:
        self.setEnabled(True)
        if case is not None:
            self.field.wipe()
            self.told.emit(case)
            return
        self._said.setText(self.tr("This passphrase fits no part of the file."))
        self._said.show()
        announce(self._said)
        self.field.setFocus()
        self.field.selectAll()
