"""Restoring a whole desk: what will be different, then the desk as it was, and the way back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from mentordesk import clock
from mentordesk.errors import MentorDeskError
from mentordesk.storage.backups import Backup
from mentordesk.storage.restoring.contents import Contents
from mentordesk.ui import words as common
from mentordesk.ui.closed_work import Done
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets.buttons import button
from mentordesk.ui.widgets.form import ways_out
from mentordesk.ui.widgets.growing import Growing
from mentordesk.ui.widgets.labels import Text
from mentordesk.ui.widgets.notice import Notice

from . import words

if TYPE_CHECKING:
    from mentordesk.app import Windows
    from mentordesk.ui.main_window import MainWindow

WIDE = 520


@dataclass(frozen=True)
class Restore:
    """A wish of the application: a desk is to be as it was in a backup."""

    backup: Backup
    key: str | None  # of the backup
    when: str
    undoes: bool = False  # an earlier restore

    def grant(self, windows: Windows, asker: MainWindow) -> None:
        """Close the desk, put the backup in its place, and open it again."""
        desk = asker.desk
        said = tr("The desk is restored as it was on {when}…").format(when=self.when)
        work = partial(_restored, self, desk.path, desk.key)
        windows.work_on_closed(asker, said, work)


class WholeDialog(Growing):
    """Says what will be different, and asks."""

    def __init__(
        self, theme: Theme, found: Contents, when: str, protects: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        title = self.tr("Restore this desk as it was on {when}").format(when=when)
        self.setWindowTitle(title)
        kept = self.tr(
            "The desk as it is now is backed up first. Restoring can be undone right afterwards,"
            " and later from the list of backups."
        )
        buttons, _ = ways_out(theme, self, self.tr("Restore"))
        told = [self._counted(found), *self._lost(found)]
        parts = [Text(said) for said in told] + [
            Text(s, tone="muted") for s in (protects, kept) if s
        ]
        head = Text(title, strong="true")
        self.lay_out(WIDE, head, *parts, foot=buttons)

    def _counted(self, found: Contents) -> str:
        lines = [
            f"{words.kinds(kind)}: {words.fewer(then, found.now[kind])}"
            for kind, then in found.then.items()
            if then != found.now[kind]
        ]
        return "\n".join(lines) or self.tr("There are as many of all things as now.")

    def _lost(self, found: Contents) -> list[str]:
        """What only the desk of now has."""
        forms = {
            "mentorship": self.tr("Mentorships that were added since and go: {names}."),
            "note": self.tr("Notes that were added since and go: {names}."),
        }
        return [
            forms[kind].format(names=words.titles(names))
            for kind, names in found.added.items()
            if names
        ]


def protects(backup_key: str | None, desk_key: str | None) -> str:
    """Return what becomes of the protection, "" if it stays as it is."""
    if backup_key == desk_key:
        return ""
    if desk_key is None:
        return tr("The backup is protected: the desk will open with the passphrase it had then.")
    if backup_key is None:
        return tr("The backup is plain, and the desk stays protected by its passphrase.")
    return tr("The backup has an earlier passphrase, and the desk keeps the one it has now.")


def _restored(wish: Restore, path: Path, key: str | None) -> Done:
    """Restore a closed desk, protected as it was before if it was; in a thread."""
    from mentordesk.storage import backups, protection

    aside = backups.restore(wish.backup, path, key, clock.now())
    opens, trouble = wish.key, ""
    if key is not None and wish.key != key and not wish.undoes:
        try:
            protection.rekeyed(path, wish.key, key)
            opens = key
        except MentorDeskError as error:
            trouble = common.sentence(error)
    if wish.undoes:
        return Done(opens, tr("The restore is undone."))
    return Done(opens, trouble, partial(_say_restored, wish, aside, key))


def _say_restored(wish: Restore, aside: Backup | None, key: str | None, window: MainWindow) -> None:
    """Say in the window that opens again what was done, with the way back."""
    undo = button(window.theme, tr("Undo restore"), "undo-2", "link")
    close = button(window.theme, tr("Close"), "", "flat")
    line = Notice(window.theme, "archive-restore", "muted", undo, close)
    window.add_line(line)
    close.clicked.connect(line.hide)
    if aside is None:
        undo.hide()
    else:
        back = Restore(aside, key, words.day_and_time(aside.made_at, window.desk.now()), True)
        undo.clicked.connect(partial(window.wished.emit, back))
    line.say(tr("Restored as of {when}.").format(when=wish.when))


def tr(text: str) -> str:
    return QCoreApplication.translate("restore", text)
