"""Looks after the file of one open desk: it is backed up, and whole when it is copied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from mentordesk.desk import Desk
from mentordesk.errors import MentorDeskError
from mentordesk.storage import backups, checkpoint
from mentordesk.storage.backups import folders, standing
from mentordesk.storage.backups.standing import State
from mentordesk.ui import background

SOON_MS = 30 * 60 * 1000
AGAIN_MS = 5 * 60 * 1000  # after one that failed
IDLE_MS = 5000
TRIES = 3  # at folding; who reads for so long has the last word


class Watch(QObject):
    """Backs up half an hour after a change and at closing, and folds the -wal when it is quiet.

    Its timers run only while there is something to do, and the work is done in threads.
    """

    moved = Signal()  # the file is not where it was

    def __init__(self, desk: Desk, pool: QThreadPool, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._pool = desk, pool
        self._saved = self._copied = desk.changes  # what the last, the running backup has
        self._is_current, self._tries = True, 0
        self._key: str | None = None
        self._is_moved = False  # its file, and the user knows
        self._soon = self._timer(SOON_MS, self._on_soon)
        self._idle = self._timer(IDLE_MS, self._on_idle)
        desk.changed.connect(self._on_changed)
        desk.closing.connect(self._on_closing)
        background.run(partial(_known, desk.path), self._on_known, pool)

    def back_up(self, why: str) -> None:
        """Back up in a thread, and tell what came of it."""
        self._desk.settle()
        self._soon.stop()
        if self._heeds_move():
            return
        self._copied = self._desk.changes
        self._desk.stand(replace(self._state, running=True))
        work = partial(_backed_up, self._desk.path, self._desk.key, why, self._desk.now())
        background.run(work, self._on_backed_up, self._pool)

    def close_down(self) -> None:
        """Back up what the last backup has not; the desk is closed."""
        if self._is_moved:
            return  # what lies there now is another's; the desk has backed itself up
        path, now, key, self._key = self._desk.path, self._desk.now(), self._key, None
        self._pool.start(partial(_closed, path, key, now, due=not self._is_current))

    def _timer(self, interval: int, then: Callable[[], object]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=interval)
        timer.timeout.connect(then)
        return timer

    @property
    def _state(self) -> State:
        return self._desk.standing or State()

    def _is_due(self) -> bool:
        return not self._is_current or self._desk.changes != self._saved

    def _wait(self) -> None:
        if self._is_due() and not self._soon.isActive() and not self._state.running:
            self._soon.start(AGAIN_MS if self._state.trouble else SOON_MS)

    def _on_known(self, known: tuple[State, bool]) -> None:
        state, self._is_current = known
        self._desk.stand(state)
        self._wait()

    def _heeds_move(self) -> bool:
        """Keep all of a desk whose file is not where it was, and tell of it once."""
        if not self._desk.is_moved:
            return False
        self._desk.keep_moved()
        if not self._is_moved:
            self._is_moved = True
            self.moved.emit()
        return True

    def _on_changed(self) -> None:
        self._tries = TRIES
        self._idle.start()
        self._wait()

    def _on_soon(self) -> None:
        if self._is_due():
            self.back_up("changes")

    def _on_backed_up(self, done: tuple[State, Exception | None]) -> None:
        state, unforeseen = done
        if not state.trouble:
            self._saved, self._is_current = self._copied, True
        self._desk.stand(state)
        self._wait()
        if unforeseen is not None:
            raise unforeseen

    def _on_idle(self) -> None:
        if self._heeds_move():
            return
        self._tries -= 1
        work = partial(_folded, self._desk.path, self._desk.key)
        background.run(work, self._on_folded, self._pool)

    def _on_folded(self, whole: bool) -> None:
        if not whole and self._tries > 0:
            self._idle.start()

    def _on_closing(self) -> None:
        self._is_moved = self._desk.is_moved
        self._is_current = not self._is_due()
        self._key = self._desk.key  # which the desk forgets
        self._soon.stop()
        self._idle.stop()
        self._desk.changed.disconnect(self._on_changed)


def _known(desk: Path) -> tuple[State, bool]:
    return standing.of(desk), standing.is_current(desk)


def _backed_up(
    desk: Path, key: str | None, why: str, now: datetime
) -> tuple[State, Exception | None]:
    """Return how the desk stands then, and what went wrong that nobody foresaw."""
    trouble = second = ""
    unforeseen = None
    try:
        made = backups.make(desk, key, why, now)
        second = _seconded(made, desk, now)
    except MentorDeskError as error:
        trouble = error.code
    except Exception as error:  # noqa: BLE001 - it is raised again, by the window
        trouble, unforeseen = MentorDeskError.code, error
    standing.keep_trouble(desk, trouble)
    return replace(standing.of(desk), trouble=trouble, second=second), unforeseen


def _seconded(made: backups.Backup, desk: Path, now: datetime) -> str:
    """Copy a backup to the second place, and return what kept it from there."""
    try:
        copied = backups.second(made, desk, now)
    except MentorDeskError as error:
        return error.code
    return "away" if copied is None and folders.of(desk).second is not None else ""


def _closed(desk: Path, key: str | None, now: datetime, *, due: bool) -> None:
    """Back up a closed desk if that is due, and see to it that the second place has it, too."""
    if due:
        backups.name(desk, key)
    stamp = standing.stamp(desk)
    if due and _backed_up(desk, key, "closing", now)[0].trouble:
        return
    standing.keep_current(desk, stamp)
    last = next(iter(backups.found(desk)), None) if not due else None
    if last is not None and last.digest:
        _seconded(last, desk, now)


def _folded(desk: Path, key: str | None) -> bool:
    try:
        return checkpoint.fold(desk, key)
    except MentorDeskError:
        return False  # the next change tries again
