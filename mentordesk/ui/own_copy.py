"""Save my own copy: all of the desk, verified, beside the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mentordesk.errors import MentorDeskError
from mentordesk.lock import locked
from mentordesk.storage import copying
from mentordesk.storage.new_file import is_same_file

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
    if is_same_file(path, desk.path):
        window.say(tr("That is the desk itself. Choose another name for the copy."))
        return

    def work() -> str:
        return _copied(desk.path, path, desk.key, desk.way)

    background.run(work, window.say)


def _copied(source: Path, path: Path, key: str | None, way: str = "mode=rw") -> str:
    try:
        lock = locked(path)  # what is replaced must not be a desk that someone works in
        try:
            copying.save_file(source, path, key, over=True, way=way)
        finally:
            lock.unlock()
    except MentorDeskError as error:
        return words.sentence(error)
    return tr("Your own copy is saved and verified: {0}").format(path)


def tr(text: str) -> str:
    return QCoreApplication.translate("own_copy", text)
