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

KNOWN, LOST = "known", "lost"


def protect(window: MainWindow) -> bool:
    """Give a plain desk a passphrase, once the user has chosen one; return whether that is so."""
    waiting = tr("Protecting the desk. It is copied, compared and put in its place.")
    return _may(window) and window.desk.key is None and _choose(window, waiting)


def change(window: MainWindow) -> None:
    """Give a protected desk another passphrase, once the present one was typed or is lost.

    An open desk gives all that is in it already: who lost the passphrase is not shut out later.
    """
    if not _may(window):
        return
    said = tr("First the passphrase that opens this desk now.")
    present = _asked(window, tr("Change passphrase"), said, tr("Continue"), may_be_lost=True)
    if present:
        waiting = tr("Changing the passphrase. The desk is copied and compared.")
        _choose(window, waiting, lost=present == LOST)


def unprotect(window: MainWindow) -> None:
    """Have a protected desk open for everybody, once its passphrase was typed."""
    key, title, verb = window.desk.key, tr("Remove protection"), tr("Remove protection")
    if key is None or not _may(window) or not _asked(window, title, words.meaning_plain(), verb):
        return
    work = partial(unprotected, window.desk.path, key)
    window.closed_work_asked.emit(tr("Removing the protection. The desk is copied."), work)


def lock(window: MainWindow) -> None:
    """Lock a protected desk now."""
    window.lock_asked.emit()


def _choose(window: MainWindow, waiting: str, *, lost: bool = False) -> bool:
    desk = window.desk
    dialog = ProtectDialog(window.theme, _subject(window, lost=lost), window)
    if accepted := bool(dialog.exec()):
        wishes = {"remember": dialog.remember(), "backups_too": dialog.backups_too()}
        work = partial(protected, desk.path, desk.key, dialog.passphrase(), lost=lost, **wishes)
        window.closed_work_asked.emit(waiting, work)
    dialog.wipe()
    dialog.deleteLater()
    return accepted


def _subject(window: MainWindow, *, lost: bool) -> Subject:
    desk, key = window.desk, window.desk.key
    names = [person.name for person in people.listed(desk.session)]
    me = people.me(desk.session)
    about = (desk.path.stem, *([me.name] if me else []), *names)
    remembers = key is not None and this_computer.remembers(keys.salt_of(key))
    day = common.written(desk.today(), "d MMMM yyyy")
    return Subject(desk.path, day, about, key is not None, remembers, lost)


def _asked(
    window: MainWindow, title: str, said: str, verb: str, *, may_be_lost: bool = False
) -> str:
    """Ask for the present passphrase, and return if it is `KNOWN` or `LOST`, "" for neither."""
    if window.desk.key is None:
        return ""
    theme, key = window.theme, window.desk.key
    dialog = Present(theme, title, said, verb, key, window, may_be_lost=may_be_lost)
    accepted, lost = bool(dialog.exec()), dialog.is_lost
    dialog.deleteLater()
    return (LOST if lost else KNOWN) if accepted else ""


def _may(window: MainWindow) -> bool:
    """Nobody else is to see a passphrase."""
    if window.desk.presenting is None:
        return True
    window.banner.hint(tr("Leave presentation mode first: a passphrase is for nobody else's eyes."))
    return False


def tr(text: str) -> str:
    return QCoreApplication.translate("protection", text)
