"""Save my own copy: all of the desk, verified, beside the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mentordesk.errors import MentorDeskError
from mentordesk.storage import backup

from . import background, dialogs, words

if TYPE_CHECKING:
    from .main_window import MainWindow


def save_own_copy(window: MainWindow) -> None:
    """Ask where, and copy in a thread; the copy is protected as the desk is."""
    desk = window.desk
    desk.settle()
    day = desk.today().isoformat()
    proposed = desk.path.with_name(f"{desk.path.stem} {day}{dialogs.SUFFIX}")
    path = dialogs.save_path(window, tr("Save my own copy, with everything in it"), proposed)
    if path is None:
        return
    if path.absolute() == desk.path.absolute():
        window.say(tr("That is the desk itself. Choose another name for the copy."))
        return

    def work() -> str:
        return _copied(desk.path, path, desk.key)

    background.run(work, window.say)


def _copied(source: Path, path: Path, key: str | None) -> str:
    try:
        backup.save_file(source, path, key, over=True)
    except MentorDeskError as error:
        return words.sentence(error)
    return tr("Your own copy is saved and verified: {0}").format(path)


def tr(text: str) -> str:
    return QCoreApplication.translate("own_copy", text)
