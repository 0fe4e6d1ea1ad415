"""Reading backups beside the window: in one thread, on connections of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QObject

from mentordesk.desk import Desk
from mentordesk.errors import KeyNeeded, MentorDeskError
from mentordesk.storage import backups, search
from mentordesk.storage.backups import Backup, folders
from mentordesk.storage.connection import explain
from mentordesk.ui.background import Lane

from .model import Entry

if TYPE_CHECKING:
    from pathlib import Path
    from sqlite3 import Connection

    from mentordesk.storage.looking import Looked

T = TypeVar("T")
Question = Callable[["Connection", "Connection"], T]  # of a backup and of the desk


class Found(NamedTuple):
    entries: list[Entry]
    places: folders.Places
    second_is_away: bool


class Reader(QObject):
    """Answers what is asked of a backup; what goes wrong is an answer, too.

    Keys are known by the salt of the files that they open, for as long as the desk is open.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._keys = {} if desk.key is None else {desk.key[-33:-1]: desk.key}
        self._lane = Lane(self)
        self._look: tuple[Path, Looked] | None = None
        self._reader: Connection | None = None
        self._is_over = False
        desk.closing.connect(self._on_closing)

    def find(self, asker: QObject, then: Callable[[Found], object]) -> None:
        self._lane.run(asker, partial(_found, self._desk.path), then)

    def ask(
        self,
        asker: QObject,
        backup: Backup,
        question: Question[T],
        then: Callable[[T | MentorDeskError], object],
    ) -> None:
        """Have a question answered; without its key the answer is `KeyNeeded`."""
        self._lane.run(asker, partial(_tried, partial(self._answer, backup, question)), then)

    def check(
        self, asker: QObject, backup: Backup, then: Callable[[tuple[Backup, str]], object]
    ) -> None:
        """Read all of a backup and tell how it stands."""
        self._lane.run(asker, partial(_checked, backup), then)

    def unlock(
        self,
        asker: QObject,
        backup: Backup,
        passphrase: str,
        then: Callable[[MentorDeskError | None], object],
    ) -> None:
        """Try a passphrase; its key is known from then on if it opens the backup."""
        self._lane.run(asker, partial(_tried, partial(self._unlocked, backup, passphrase)), then)

    def rest(self) -> None:
        """Let go of the files until something is asked again."""
        if not self._is_over:
            self._lane.run(self, self._close, lambda _: None)

    def key(self, backup: Backup) -> str | None:
        """Return the key of a backup that was read, None if it is plain."""
        return _key(backup.path, self._keys)

    def _unlocked(self, backup: Backup, passphrase: str) -> None:
        from mentordesk.storage import key
        from mentordesk.storage.file import sniff
        from mentordesk.storage.looking import look

        salt = sniff(backup.path)
        found = key.derive(passphrase, salt)
        look(backup.path, found).close()
        self._keys[salt.hex()] = found

    def _answer(self, backup: Backup, question: Question[T]) -> T:
        from mentordesk.storage.looking import look

        if self._look is None or self._look[0] != backup.path:
            self._close()
            self._look = backup.path, look(backup.path, _key(backup.path, self._keys))
        if self._reader is None:
            desk = self._desk
            self._reader = search.open_reader(desk.path, desk.key, desk.way)
        return question(self._look[1].connection, self._reader)

    def _close(self) -> None:
        if self._look is not None:
            self._look[1].close()
        if self._reader is not None:
            self._reader.close()
        self._look = self._reader = None

    def _on_closing(self) -> None:
        self._is_over = True
        self._keys.clear()
        self._lane.stop(self._close)


def reader(desk: Desk) -> Reader:
    """Return the one reader of the backups of a desk."""
    known = desk.findChild(Reader)
    return known if isinstance(known, Reader) else Reader(desk)


def _found(desk: Path) -> Found:
    places = folders.of(desk)
    names = {places.first: "first", places.second: "second"}
    entries = [
        Entry(each, names.get(each.path.parent, "former"), "" if each.digest else "unsealed")
        for each in backups.found(desk)
    ]
    away = places.second is not None and not places.second.is_dir()
    return Found(entries, places, away)


def _key(path: Path, keys: dict[str, str]) -> str | None:
    from mentordesk.storage.file import is_protected, sniff

    if not is_protected(path):
        return None
    found = keys.get(sniff(path).hex())
    if found is None:
        raise KeyNeeded
    return found


def _checked(backup: Backup) -> tuple[Backup, str]:
    if not backup.path.exists():
        return backup, "gone"
    if not backup.digest:
        return backup, "unsealed"
    return backup, "good" if backups.verified(backup) else "damaged"


def _tried(work: Callable[[], T]) -> T | MentorDeskError:
    """Return what comes of work, or what keeps it from being done."""
    try:
        return work()
    except Exception as error:
        if (ours := explain(error)) is None:
            raise
        return ours
