"""A backup in the place of a desk that cannot be opened, or in a window to look at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from mentordesk import clock
from mentordesk.errors import MentorDeskError
from mentordesk.lock import locked
from mentordesk.storage import backups
from mentordesk.storage.backups import Backup
from mentordesk.storage.connection import explain
from mentordesk.ui import dialogs
from mentordesk.ui.looking import Look

from . import words
from .words import tr

if TYPE_CHECKING:
    from mentordesk.app import Windows


def is_wished(parent: QWidget, desk: Path, backup: Backup) -> bool:
    """Show what would be restored, and ask."""
    now = clock.now()
    text = tr(
        "The backup of {moment} with {content} takes the place of “{desk}”. What lies there now is"
        " set aside among the backups; nothing is deleted."
    ).format(
        moment=words.moment(backup.made_at, now),
        content=words.content(backup.rows),
        desk=desk.stem,
    )
    return dialogs.confirm(parent, tr("Restore backup"), text, tr("Restore"))


def restored(backup: Backup, desk: Path, key: str | None) -> MentorDeskError | None:
    """Put it there, in a thread; return why it could not be."""
    try:
        lock = locked(desk)
        try:
            backups.restore(backup, desk, key, clock.now())
        finally:
            lock.unlock()
    except Exception as error:
        if (ours := explain(error)) is None:
            raise
        return ours
    return None


@dataclass(frozen=True)
class Looking:
    """A backup in a window of its own."""

    backup: Backup
    key: str | None

    def grant(self, windows: Windows) -> None:
        made = self.backup
        moment = words.moment(made.made_at, clock.now())
        said = tr("Backup of {moment}, only to look at").format(moment=moment)
        Look(made.path, self.key, made.path.stem, said, made.made_at).grant(windows, None)
