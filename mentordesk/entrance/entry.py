"""The way into one desk: past the question for its passphrase, or to what keeps it shut."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from mentordesk import log
from mentordesk.desk import Desk
from mentordesk.errors import FileDamaged, MentorDeskError, NoPermission, WrongKey
from mentordesk.lock import locked
from mentordesk.storage.connection import explain
from mentordesk.storage.file import is_protected, sniff
from mentordesk.storage.key import salt_of
from mentordesk.ui import background, rescue, this_computer, words
from mentordesk.ui.closed_work import Done
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.rescue import Texts
from mentordesk.ui.theme import Theme

from . import attempts, remembering
from .beginning import hear
from .remembering import Choice
from .whereabouts import Whereabouts

if TYPE_CHECKING:
    from mentordesk.storage.remembered import Memory
    from mentordesk.ui.gate import Gate
    from mentordesk.ui.unlock import Unlock

SOON_MS = 300
Work: TypeAlias = Callable[[], Done | str | None]  # on a closed desk: its key, and what to tell


class Entry(QObject):
    """Opens a desk; until it is open, one window stands for it.

    While that window asks for the passphrase the lock of the desk is held: a second start brings
    this window, and nobody else changes the file meanwhile.
    """

    opened = Signal(Desk)
    asked = Signal(str)  # what the window asks for, as the others do
    looking_asked = Signal(object)  # at a backup
    asking = Signal(QObject)  # its window, for the passphrase
    left = Signal()  # it leads nowhere any more

    def __init__(
        self,
        path: Path,
        theme: Theme,
        parent: QObject,
        where: Whereabouts | None = None,
    ) -> None:
        super().__init__(parent)
        self.path, self.where = path, where or Whereabouts()
        self.window: Gate | None = None
        self._theme = theme
        self._unsaved: Texts = {}
        self._complaint = self.told = ""  # what went wrong, or was done, before it opened again
        self._then: Callable[[MainWindow], object] | None = None
        self._choice: Choice | None = None  # made where the passphrase was typed
        self._lock: QLockFile | None = None
        self._working = self._leaving = False
        self._is_recalled = self._is_stale = False  # the key is the keyring's; what it keeps is old
        self._former: str | None = None

    def go(self, key: str | None = None) -> None:
        """Open the desk with its key; ask for the passphrase if it needs one that is not given."""
        try:
            if key is None and is_protected(self.path):
                self._hold()
                self._ask_keyring(sniff(self.path))
            else:
                self._enter(key)
        except WrongKey as error:
            self._ask_again(error)
        except MentorDeskError as error:
            self.refuse(error)

    def go_after(self, said: str, work: Work, key: str | None) -> None:
        """Say what is done to the closed desk in a thread, then open it with the key that returns.

        If that fails the desk opens with its former key and says why.
        """
        from mentordesk.ui.waiting import Waiting

        try:
            self._lock = locked(self.path)
        except MentorDeskError as error:
            self.refuse(error)
            return
        self._working, self._former = True, key
        self._replace(Waiting(self._theme, self.path, said))
        background.run(partial(attempts.outcome, work), self._on_worked)

    def ask(self, salt: bytes, unsaved: Texts) -> None:
        """Ask for the passphrase of a desk that was locked, and hold what it could not keep.

        Its file is not read for that: a backup of it may be on its way.
        """
        self._unsaved = unsaved
        try:
            self._hold()
            self._ask(salt).unsaved = bool(unsaved)
        except MentorDeskError as error:
            self.refuse(error)

    def close(self) -> None:
        """Leave, unless there is a question first; what is done to the desk is done before."""
        self._leaving = self._working
        if self.window is not None:
            self.window.close()

    def is_working(self) -> bool:
        return self._working

    def leave(self) -> None:
        """Have no window, and let go of the desk."""
        self._unlock()
        self._replace(None)
        self.left.emit()
        self.deleteLater()

    def greet(self, window: MainWindow) -> None:
        """Say and do in the window of the desk what waited for it."""
        if self._choice is not None:
            window.painted.connect(partial(remembering.settle, window, self._choice))
        if self._complaint:
            window.say(self._complaint)
        elif self.told:
            window.banner.hint(self.told)
        if self._then is not None:
            self._then(window)

    def _on_worked(self, done: Done | str | Exception | None) -> None:
        self._working, key = False, self._former
        if isinstance(done, Done):
            key, self.told, self._then = done
        elif isinstance(done, Exception):
            self._complaint = words.sentence(explain(done) or MentorDeskError())
        else:
            key = done
        if self._leaving:
            self.leave()
        else:
            self.go(key)
        if isinstance(done, Exception) and explain(done) is None:
            raise done  # nobody foresaw it: the desk is open again, and it is told

    def _ask(self, salt: bytes, *, shown: bool = True) -> Unlock:
        from mentordesk.ui.unlock import Unlock

        window = Unlock(self._theme, self.path, this_computer.remembers(salt))
        window.given.connect(self._on_given)
        self._replace(window, shown=shown)
        QTimer.singleShot(0, window, partial(hear, window, self.path, window.gone))
        self.asking.emit(window)
        return window

    def _ask_keyring(self, salt: bytes) -> None:
        """Ask the keyring first if it was given the key, unless the desk was locked since.

        The question is there meanwhile, and not seen if the answer comes soon.
        """
        if not this_computer.remembers(salt):
            self._ask(salt)
        elif this_computer.is_locked(salt):
            self._ask(salt).tell_locked()
        else:
            from mentordesk.storage import remembered  # seldom, and not for the first paint

            window = self._ask(salt, shown=False)
            QTimer.singleShot(SOON_MS, window, window.show)
            background.run_aside(partial(remembered.read, salt), self._on_keyring_answered)

    def _on_keyring_answered(self, found: Memory) -> None:
        window = self._question()
        if window is None or window.is_waiting():
            return  # who types is faster
        self._is_stale = found.trouble in ("", "mangled", "lost")
        if found.key is not None:
            self._is_recalled = True
            self.go(found.key)
        else:
            window.show()
            window.tell_of_keyring(found.trouble or "lost")

    def _question(self) -> Unlock | None:
        if self.window is None:
            return None  # as on the way to the first paint of a plain desk
        from mentordesk.ui.unlock import Unlock

        return self.window if isinstance(self.window, Unlock) else None

    def _on_given(self, passphrase: str) -> None:
        self._is_recalled = False
        work = partial(attempts.key_of, self.path, passphrase)
        background.run(partial(attempts.outcome, work), self._on_derived)

    def _on_derived(self, key: str | Exception) -> None:
        if isinstance(key, str):
            self._go_with(key)
        elif isinstance(key, WrongKey):
            self._ask_again(key)
        elif (ours := explain(key)) is not None:
            self.refuse(ours)
        else:
            self.refuse(MentorDeskError())
            raise key  # nobody foresaw it, and it is told

    def _go_with(self, key: str | None) -> None:
        """Open the desk with a key that fits a part of it at least: if it fails it is damage."""
        try:
            self._enter(key)
        except WrongKey:
            self.refuse(FileDamaged(), key)
        except MentorDeskError as error:
            self.refuse(error, key)

    def _ask_again(self, error: WrongKey) -> None:
        try:
            self._unlock()
            self._hold()
            window = self._question() or self._ask(sniff(self.path))
        except MentorDeskError as other:
            self.refuse(other)
            return
        window.show()
        if self._is_recalled:
            window.tell_stale()
        else:
            window.complain(words.sentence(error))

    def _enter(self, key: str | None) -> None:
        self._unlock()
        desk = attempts.opened(self.path, key)
        if key is not None:
            this_computer.set_locked(salt_of(key), False)
        if not rescue.keep(desk, self._unsaved):
            desk.unsaved = {**self._unsaved}
        if (window := self._question()) is not None:
            if window.wants_line:
                self._then = MainWindow.quick_add
            if not self._is_recalled:
                self._choice = Choice(window.remembers(), anew=self._is_stale)
        self.opened.emit(desk)
        self.leave()

    def refuse(self, error: MentorDeskError, key: str | None = None) -> None:
        """Say what keeps the desk shut; `key` fits a part of it at least."""
        from mentordesk.ui.recovery.page import Recovery

        log.error(error)
        self._unlock()
        if isinstance(self.window, Recovery):
            self.window.say(error)
            return
        window = Recovery(self._theme, self.path, error, key)
        window.retried.connect(self.go)
        window.looking_asked.connect(self.looking_asked)
        self._replace(window)

    def _replace(self, window: Gate | None, *, shown: bool = True) -> None:
        """Have another window, or none, stand for the desk."""
        before, self.window = self.window, window
        if window is not None:
            window.asked.connect(self.asked)
            window.closed.connect(self.leave)
            if self.where.geometry is not None:
                window.restoreGeometry(self.where.geometry)
            window.setHidden(self.where.hidden or not shown)
        if before is not None:
            before.vanish()

    def _hold(self) -> None:
        """Keep others out, unless there is nothing that anyone could write here."""
        with suppress(NoPermission):
            self._lock = locked(self.path)

    def _unlock(self) -> None:
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None
