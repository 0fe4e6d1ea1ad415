"""The open desk: the one door between the windows and the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from . import cores, holding
from .errors import NotSaved, OnlyToLook
from .storage import new_file
from .storage.connection import explain
from .storage.history import History, Step

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sqlalchemy.orm import Session

    from .storage.backups.standing import State


@dataclass(frozen=True)
class Change:
    label: str
    tables: frozenset[str]
    rows: frozenset[tuple[str, int]]  # none: anything in the tables, nothing is sure
    by: object = None  # the widget that made the change, which need not reload
    takes_away: bool = False  # something was deleted, ended or put in the trash, just now

    def touches(self, table: str, row: int) -> bool:
        return (table, row) in self.rows or (not self.rows and table in self.tables)


class Desk(QObject):
    """One open file: read through `session`, write inside `change`, listen to `changed`.

    `clock` returns the present moment, aware and in the user's zone. While `looking` nothing is
    locked or changed, neither the file nor what is beside it: every change raises `OnlyToLook`.
    """

    changed = Signal(Change)
    settling = Signal()  # save what is typed: it is about to be undone, copied or closed
    moved = Signal()  # what can be undone or redone is another step
    presented = Signal()  # what is private is hidden now, or is no longer
    closing = Signal()  # let go of the file
    backed_up = Signal()  # or it could not be, or is just now: see `standing`

    def __init__(
        self,
        path: Path,
        clock: Callable[[], datetime],
        key: str | None = None,
        *,
        looking: bool = False,
    ) -> None:
        super().__init__()
        self.key = key
        self.now = clock
        self.unsaved: dict[str, dict[str, str]] = {}  # what could be kept nowhere but here
        if key is not None:
            cores.forbid()
        held = holding.to_look(path, key) if looking else holding.to_work(path, key, clock())
        self.path, self.way, self.looking = held.path, held.way, held.looking
        self._file, self._let_go = held.connection, held.let_go
        self._node = new_file.node(self.path)
        self._history = History(self._file)
        self._busy = self._settling = self._closed = False
        self._shown: Shown | None = None
        self.standing: State | None = None  # with its backups, as far as it is known

    @property
    def is_open(self) -> bool:
        return not self._closed

    @property
    def is_moved(self) -> bool:
        """Whether its file was renamed, moved, deleted or replaced since it was opened."""
        return not self.looking and new_file.node(self.path) != self._node

    def keep_moved(self) -> None:
        """Have all that was saved in the file, wherever it is now, and in a backup."""
        from .storage.backups import moved  # seldom

        moved.keep(self._file, self.path, self.key, self.now())

    def today(self) -> date:
        return self.now().date()

    @property
    def changes(self) -> int:
        """How many rows were changed since the desk was opened, by whoever works in it here."""
        return self._file.total_changes

    @property
    def connection(self) -> Connection:
        """What pages read from by plain SQL."""
        return self._file if self._shown is None or self._busy else self._shown.connection

    @property
    def session(self) -> Session:
        """What pages read from; inside `change` it is the whole file, as for whoever writes."""
        return self._whole if self._shown is None or self._busy else self._shown.session

    @property
    def presenting(self) -> int | None:
        """The mentorship whose other person looks on, so that all that is private is hidden."""
        return None if self._shown is None else self._shown.mentorship_id

    def present(self, mentorship_id: int | None) -> None:
        """Show what that mentorship's other person may see, or with None everything again."""
        if mentorship_id == self.presenting:
            return
        self.settle()
        shown = None if mentorship_id is None else self._opened(mentorship_id)
        before, self._shown = self._shown, shown
        if before is not None:
            before.close()
        self.presented.emit()
        self.changed.emit(Change("", self._history.names(), frozenset()))

    @cached_property
    def _whole(self) -> Session:
        from .storage.session import open_session  # after the first paint

        return open_session(self._file)

    def stand(self, state: State) -> None:
        """Tell how it stands with the backups of this desk."""
        self.standing = state
        self.backed_up.emit()

    @contextmanager
    def change(self, label: str, *, by: object = None, merge: object = None) -> Iterator[Session]:
        """Make one undoable change: all of it is saved, or none."""
        with self._saving(label):
            yield self.session
            self.session.flush()
            step = self._history.take(label, merge)
        self._history.keep(step)
        self._announce(step, by, step.takes_away)

    @contextmanager
    def keeping(self) -> Iterator[Connection]:
        """Write what is kept and is nobody's change: no step to undo, nothing to announce."""
        self._refuse_inside_a_change()
        if self.looking:
            raise OnlyToLook
        try:
            self._file.execute("begin immediate")
            yield self._file
            self._history.forget()
            self._file.commit()
        except BaseException as error:
            self._file.rollback()
            if (ours := explain(error)) is not None and ours is not error:
                raise ours from error
            raise

    def undo(self) -> None:
        self.settle()
        self._move(self._history.done, self._history.undone)

    def redo(self) -> None:
        self.settle()
        self._move(self._history.undone, self._history.done)

    @property
    def undo_label(self) -> str | None:
        return self._history.done[-1].label if self._history.done else None

    @property
    def redo_label(self) -> str | None:
        return self._history.undone[-1].label if self._history.undone else None

    def settle(self) -> None:
        """Have every editor save what is typed."""
        self._refuse_inside_a_change()
        if self._settling:
            raise RuntimeError("The desk is already being settled")
        self._settling = True
        try:
            self.settling.emit()
        finally:
            self._settling = False

    def close(self) -> None:
        """Save what is typed and close the file; closing twice is fine."""
        if self._closed:
            return
        self.settle()
        if was_moved := self.is_moved:
            self.keep_moved()
        self._closed = True
        self.closing.emit()
        if self._shown is not None:
            self._shown.close()
        if "_whole" in self.__dict__:
            self._whole.close()
        self._history.done.clear()
        self._history.undone.clear()
        self.key = None
        self._let_go()
        if was_moved:
            self._clear()

    def _clear(self) -> None:
        from .storage.backups import moved  # seldom

        moved.clear(self.path)

    def _move(self, source: list[Step], target: list[Step]) -> None:
        if not source:
            return
        with self._saving(source[-1].label):
            opposite = self._history.play(source[-1])
        source.pop()
        target.append(opposite)
        self._announce(opposite)

    def _forget(self) -> None:
        """Read rows anew when they are next asked for."""
        self._whole.expire_all()
        if self._shown is not None:
            self._shown.session.expire_all()

    def _opened(self, mentorship_id: int) -> Shown:
        from .storage.presented import open_presented
        from .storage.session import open_session

        connection = open_presented(self.path, self.key, mentorship_id, self.way)
        return Shown(mentorship_id, connection, open_session(connection))

    def _refuse_inside_a_change(self) -> None:
        if self._busy:
            raise RuntimeError("A change is already being made")

    def _refuse_while_looking(self, label: str) -> None:
        """What was ticked or chosen goes back to what the file says."""
        if self.looking:
            self.changed.emit(Change(label, self._history.names(), frozenset()))
            raise OnlyToLook

    @contextmanager
    def _saving(self, label: str) -> Iterator[None]:
        """Commit what happens inside, or roll it back and say that nothing is sure."""
        self._refuse_inside_a_change()
        self._refuse_while_looking(label)
        if self._closed:
            raise NotSaved  # a window that goes has text that it cannot save
        session = self._whole
        if session.dirty or session.new or session.deleted or self._file.in_transaction:
            session.rollback()
            raise RuntimeError("A row was edited outside Desk.change()")
        self._busy = True
        try:
            self._history.watch()
            self._file.execute("begin immediate")
            yield
            session.commit()
            self._file.commit()
        except BaseException as error:
            self._busy = False
            self._give_up(label)
            if (ours := explain(error)) is not None and ours is not error:
                raise ours from error
            raise
        finally:
            self._busy = False

    def _give_up(self, label: str) -> None:
        self._whole.rollback()
        self._file.rollback()
        self._forget()
        self.changed.emit(Change(label, self._history.tables, frozenset()))

    def _announce(self, step: Step, by: object = None, takes_away: bool = False) -> None:
        self._forget()
        if step.rows:
            tables = frozenset(table for table, _ in step.rows)
            self.changed.emit(Change(step.label, tables, step.rows, by, takes_away))
        self.moved.emit()


@dataclass(frozen=True)
class Shown:
    """The desk as another may see it, while it is presented."""

    mentorship_id: int
    connection: Connection
    session: Session

    def close(self) -> None:
        self.session.close()
        self.connection.close()
