"""How the file of a desk is held: to work in it, which one program does, or only to look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from .lock import locked
from .storage import trash_can
from .storage.file import closed_if_refused, open_file

if TYPE_CHECKING:
    from sqlite3 import Connection


@dataclass(frozen=True)
class Held:
    connection: Connection
    path: Path
    let_go: Callable[[], object]  # of all that is held
    looking: bool = False
    way: str = "mode=rw"  # how SQLite opens the file for others who read it


def to_work(path: Path, key: str | None, now: datetime) -> Held:
    """Open a desk to work in it: only who holds its lock does."""
    lock = locked(path)
    try:
        file = open_file(path, key)
        with closed_if_refused(file):
            trash_can.empty(file, now - trash_can.KEPT)
    except BaseException:
        lock.unlock()
        raise

    def let_go() -> None:
        file.close()
        lock.unlock()

    return Held(file, path, let_go)


def to_look(path: Path, key: str | None) -> Held:
    """Open a desk so that nothing is locked or changed, neither it nor what is beside it."""
    from .storage.looking import look  # seldom

    looked = look(path, key)
    return Held(looked.connection, looked.path, looked.close, looking=True, way=looked.way)
