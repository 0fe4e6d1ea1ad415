"""What can still be read of a protected desk without its passphrase, with what to do about it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mentordesk.storage import key as keys
from mentordesk.storage import plain_left, protection
from mentordesk.ui import background, this_computer
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.labels import Text
from mentordesk.ui.widgets.layout import across, down

from . import words


class Left(NamedTuple):
    former: str  # as `protection.beside`
    earlier: tuple[Path, ...]  # backups and older versions


class Readable(QWidget):
    """Takes no room while there is nothing; what was just done says itself why it failed."""

    looked = Signal()

    def __init__(self, theme: Theme, path: Path, key: str) -> None:
        super().__init__()
        self._path, self._key = path, key
        self._former, self._earlier = Text(level="small"), Text(level="small")
        self._delete = button(theme, self.tr("Delete it now"), "trash-2")
        self._delete.clicked.connect(self._on_delete_clicked)
        self._protect = button(theme, self.tr("Protect them"), "lock")
        self._protect.clicked.connect(self._on_protect_clicked)
        parts = (self._former, across(self._delete, None), self._earlier)
        self.setLayout(down(*parts, across(self._protect, None), gap=6))
        self._on_found(Left("", ()))

    def look(self) -> None:
        """See in a thread what there is."""
        background.run(partial(_left, self._path), self._on_found)

    def _on_found(self, left: Left) -> None:
        self._former.setText(words.former(left.former) if left.former else "")
        said = words.earlier([each.name for each in left.earlier])
        if left.earlier and this_computer.protects_backups(keys.salt_of(self._key)):
            said = f"{said} {words.to_follow()}"
        self._earlier.setText(said)
        for each in (self._former, self._delete):
            each.setVisible(bool(left.former))
        for each in (self._earlier, self._protect):
            each.setVisible(bool(left.earlier))
        self.setVisible(bool(left.former or left.earlier))
        self.looked.emit()

    def _on_delete_clicked(self) -> None:
        protection.let_go(self._path)
        self.look()

    def _on_protect_clicked(self) -> None:
        self._protect.setEnabled(False)
        background.run_aside(partial(_protected, self._path, self._key), self._on_protected)

    def _on_protected(self, left: Left) -> None:
        self._protect.setEnabled(True)
        self._on_found(left)
        if left.earlier:
            self._earlier.setText(words.unprotectable([each.name for each in left.earlier]))


def _left(path: Path) -> Left:
    return Left(protection.beside(path), tuple(plain_left.found(path)))


def _protected(path: Path, key: str) -> Left:
    plain_left.protect(path, key)
    return _left(path)
