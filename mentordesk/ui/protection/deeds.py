"""Protecting the desk of a window, changing its passphrase, and taking it away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mentordesk.storage import key as keys
from mentordesk.storage import people
from mentordesk.ui import this_computer
from mentordesk.ui import words as common

from . import words
from .present import Present
from .protect import ProtectDialog, Subject
from .rekeying import protected, unprotected

if TYPE_CHECKING:
    from mentordesk.ui.main_window import MainWindow


def protect(window: MainWindow) -> None:
    """Give a plain desk a passphrase, once the user has chosen one."""
    if _may(window) and window.desk.key is None:
        _choose(window, tr("Protecting the desk. It is copied, compared and put in its place."))


def change(window: MainWindow) -> None:
    """Give a protected desk another passphrase, once the present one was typed."""
    title = tr("Change passphrase")
    said = tr("First the passphrase that opens this desk now.")
    if _may(window) and _knows(window, title, said, tr("Continue")):
        _choose(window, tr("Changing the passphrase. The desk is copied and compared."))


def unprotect(window: MainWindow) -> None:
    """Have a protected desk open for everybody, once its passphrase was typed."""
    key, title, verb = window.desk.key, tr("Remove protection"), tr("Remove protection")
    if key is None or not _may(window) or not _knows(window, title, words.meaning_plain(), verb):
        return
    work = partial(unprotected, window.desk.path, key)
    window.closed_work_asked.emit(tr("Removing the protection. The desk is copied."), work)


def lock(window: MainWindow) -> None:
    """Lock a protected desk now."""
    window.lock_asked.emit()


def _choose(window: MainWindow, waiting: str) -> None:
    desk = window.desk
    dialog = ProtectDialog(window.theme, _subject(window), window)
    if dialog.exec():
        wishes = {"remember": dialog.remember(), "backups_too": dialog.backups_too()}
        work = partial(protected, desk.path, desk.key, dialog.passphrase(), **wishes)
        window.closed_work_asked.emit(waiting, work)
    dialog.wipe()
    dialog.deleteLater()


def _subject(window: MainWindow) -> Subject:
    desk, key = window.desk, window.desk.key
    names = [person.name for person in people.listed(desk.session)]
    me = people.me(desk.session)
    about = (desk.path.stem, *([me.name] if me else []), *names)
    remembers = key is not None and this_computer.remembers(keys.salt_of(key))
    day = common.written(desk.today(), "d MMMM yyyy")
    return Subject(desk.path, day, about, key is not None, remembers)


def _knows(window: MainWindow, title: str, said: str, verb: str) -> bool:
    """Ask for the present passphrase, and return whether it was typed."""
    if window.desk.key is None:
        return False
    dialog = Present(window.theme, title, said, verb, window.desk.key, window)
    known = bool(dialog.exec())
    dialog.deleteLater()
    return known


def _may(window: MainWindow) -> bool:
    """Nobody else is to see a passphrase."""
    if window.desk.presenting is None:
        return True
    window.banner.hint(tr("Leave presentation mode first: a passphrase is for nobody else's eyes."))
    return False


def tr(text: str) -> str:
    return QCoreApplication.translate("protection", text)
