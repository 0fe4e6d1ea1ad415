"""What is done once a desk has opened well and was looked at: what lies beside it is cleared."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject

from mentordesk import errors
from mentordesk.storage import key as keys
from mentordesk.storage import plain_left, protection
from mentordesk.ui import background, this_computer
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.words import counted


class Found(NamedTuple):
    cut_short: bool  # its protection was being changed, and is as before
    left: int  # earlier backups that could not be protected


class GoodStart(QObject):
    """Tells in the window what was found; a desk that is damaged keeps all that is beside it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._key = window, window.desk.key
        path, too = window.desk.path, self._protects_backups()
        if too or protection.is_unsettled(path):
            background.run_aside(partial(_settled, path, self._key, too=too), self._on_settled)

    def _protects_backups(self) -> bool:
        return self._key is not None and this_computer.protects_backups(keys.salt_of(self._key))

    def _on_settled(self, found: Found) -> None:
        page = self._window.page
        if page is not None and page.place.kind == "settings":
            page.refresh()  # which tells of what lay beside the desk until now
        if found.left and self._key is not None:
            this_computer.set_protects_backups(keys.salt_of(self._key), False)  # told once
            self._window.say(self._said(found.left))
        elif found.cut_short:
            self._window.banner.hint(
                self.tr("Changing the protection of this desk was cut short: it is as before.")
            )

    def _said(self, left: int) -> str:
        return counted(
            self.tr("1 earlier backup could not be protected: Settings › Protection says which."),
            self.tr("%n earlier backups could not be protected: Settings › Protection says which."),
            left,
        )


def _settled(path: Path, key: str | None, *, too: bool) -> Found:
    cut_short = _cut_short(path, key) if protection.is_unsettled(path) else False
    left = plain_left.protect(path, key) if too and key is not None else []
    return Found(cut_short, len(left))


def _cut_short(path: Path, key: str | None) -> bool:
    try:
        return protection.settle(path, key)
    except errors.FileDamaged:
        raise
    except errors.MentorDeskError:
        return False  # in use, or closed again: the next start is another
